import { TenantContext } from '@latchkey/kernel';
import { Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import {
  PasswordHashes,
  type HashToStore,
  type StoredHash,
  type UnlockedHash,
} from '../store/password-hashes.ts';

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

  async put(storeId: string, userId: string, { unlock, ...hash }: HashToStore): Promise<boolean> {
    const known = await this.find(storeId, userId);
    if (known && known.fence >= hash.fence) return false;
    const { tenantId, environment } = TenantContext.current();
    const locked = known?.locked === true && !unlock;
    this.table.put({ tenantId, environment, storeId, userId, ...hash, locked });
    return true;
  }

  async find(storeId: string, userId: string): Promise<StoredHash | undefined> {
    const row = this.table.find((known) => known.storeId === storeId && known.userId === userId);
    return row && { phc: row.phc, fence: row.fence, mustChange: row.mustChange, locked: row.locked };
  }

  async unlock(storeId: string, userId: string, fence: number): Promise<UnlockedHash> {
    const known = await this.find(storeId, userId);
    if (!known) return 'absent';
    if (known.fence >= fence) return 'superseded';
    this.change(storeId, userId, { ...known, fence, locked: false });
    return 'unlocked';
  }

  async lock(storeId: string, userId: string): Promise<boolean> {
    const known = await this.find(storeId, userId);
    if (known) this.change(storeId, userId, { ...known, locked: true });
    return known !== undefined;
  }

  private change(storeId: string, userId: string, hash: StoredHash): void {
    const { tenantId, environment } = TenantContext.current();
    this.table.put({ tenantId, environment, storeId, userId, ...hash });
  }
}
