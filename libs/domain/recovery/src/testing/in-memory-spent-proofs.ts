import { TenantContext } from '@latchkey/kernel';
import { Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import { SpentProofs, type Spending } from '../proof-of-work/spent-proofs.ts';

interface Spent extends Placed {
  readonly digest: string;
  readonly claimant: string;
}

export class InMemorySpentProofs extends SpentProofs {
  private readonly table: Table<Spent>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new Table(database, ({ digest }) => digest);
  }

  async spend(digest: Buffer, claimant: Buffer): Promise<Spending> {
    const { tenantId, environment } = TenantContext.current();
    const row = { tenantId, environment, digest: digest.toString('hex'), claimant: claimant.toString('hex') };
    const known = this.table.find((each) => each.digest === row.digest);
    if (known) return known.claimant === row.claimant ? 'again' : 'spent';
    this.table.put(row);
    return 'first';
  }
}
