import { Conflict } from '@latchkey/kernel';
import { Verifications, type Verification } from '@latchkey/verification';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgVerifications extends Verifications {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async add(verification: Verification): Promise<void> {
    const transaction = this.transactions.current();
    const text = `select 1 from tenant.verification where name_key = $1`;
    const taken = await transaction.query(text, [verification.nameKey]);
    if (taken.length > 0) throw new Conflict('A verification of this name exists. Choose another name.');
    transaction.add(verification);
  }
}
