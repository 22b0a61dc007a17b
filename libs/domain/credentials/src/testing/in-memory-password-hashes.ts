import { TenantContext } from '@latchkey/kernel';
import { Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import { PasswordHashes, type StoredHash } from '../store/password-hashes.ts';

interface HashRow extends Placed, StoredHash {
  readonly storeId: string;
  readonly userId: string;
}

export class InMemoryPasswordHashes extends PasswordHashes {
  private readonly table: Table<HashRow>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new Table(database, ({ storeId, userId }) => `${storeId}/${userId}`);
  }

  async put(storeId: string, userId: string, hash: StoredHash): Promise<boolean> {
    const known = await this.find(storeId, userId);
    if (known && known.fence >= hash.fence) return false;
    const { tenantId, environment } = TenantContext.current();
    this.table.put({ tenantId, environment, storeId, userId, ...hash });
    return true;
  }

  async find(storeId: string, userId: string): Promise<StoredHash | undefined> {
    const row = this.table.find((known) => known.storeId === storeId && known.userId === userId);
    return row && { phc: row.phc, fence: row.fence };
  }
}
