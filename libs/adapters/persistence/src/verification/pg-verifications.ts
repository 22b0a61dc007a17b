import { Conflict, NotFound } from '@latchkey/kernel';
import { Verification, Verifications } from '@latchkey/verification';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgVerifications extends Verifications {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async get(id: string): Promise<Verification> {
    const verification = await this.transactions.current().entities().findOne(Verification, { id });
    if (!verification) throw new NotFound();
    return verification;
  }

  async getForUpdate(id: string): Promise<Verification> {
    const transaction = this.transactions.current();
    const verification = await transaction
      .entities()
      .findOne(Verification, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!verification) throw new NotFound();
    return transaction.track(verification);
  }

  async add(verification: Verification): Promise<void> {
    await this.keepUnique(verification);
    this.transactions.current().add(verification);
  }

  async keepUnique({ id, nameKey }: Verification): Promise<void> {
    const text = `select 1 from tenant.verification where name_key = $1 and id <> $2`;
    const taken = await this.transactions.current().query(text, [nameKey, id]);
    if (taken.length > 0) throw new Conflict('A verification of this name exists. Choose another name.');
  }

  async remove({ id }: Verification): Promise<void> {
    const transaction = this.transactions.current();
    // Nobody has it any more; what was begun or removed goes with it.
    await transaction.execute(`delete from tenant.enrolment where verification_id = $1`, [id]);
    await transaction.execute(`delete from tenant.verification where id = $1`, [id]);
  }
}
