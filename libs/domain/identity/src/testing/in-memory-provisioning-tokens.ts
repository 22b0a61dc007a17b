import { NotFound } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { ProvisioningToken } from '../provisioning-token/provisioning-token.ts';
import { ProvisioningTokens, type ProvisionerAtWork } from '../provisioning-token/provisioning-tokens.ts';

export class InMemoryProvisioningTokens extends ProvisioningTokens {
  readonly table: AggregateTable<ProvisioningToken>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, ProvisioningToken, ({ id }) => id);
  }

  async getForUpdate(id: string): Promise<ProvisioningToken> {
    const token = this.table.load((row) => row.id === id);
    if (!token) throw new NotFound();
    return token;
  }

  async add(token: ProvisioningToken): Promise<void> {
    this.table.add(token);
  }

  async enter(digest: Buffer): Promise<ProvisionerAtWork | undefined> {
    const token = this.table.find((row) => row.digest.equals(digest) && row.revokedAt === null);
    return token && { tokenId: token.id, storeId: token.storeId };
  }
}
