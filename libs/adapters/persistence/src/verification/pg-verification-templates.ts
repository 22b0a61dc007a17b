import { Conflict, NotFound } from '@latchkey/kernel';
import { VerificationTemplate, VerificationTemplates } from '@latchkey/verification';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgVerificationTemplates extends VerificationTemplates {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async getForUpdate(id: string): Promise<VerificationTemplate> {
    const transaction = this.transactions.current();
    const template = await transaction
      .entities()
      .findOne(VerificationTemplate, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!template) throw new NotFound();
    return transaction.track(template);
  }

  async findHeld(id: string): Promise<VerificationTemplate | undefined> {
    const found = await this.transactions
      .current()
      .entities()
      .findOne(VerificationTemplate, { id }, { lockMode: LockMode.PESSIMISTIC_READ });
    return found ?? undefined;
  }

  async add(template: VerificationTemplate): Promise<void> {
    await this.keepUnique(template);
    this.transactions.current().add(template);
  }

  /** Words for the usual case; of two who come at once the index refuses the second. */
  async keepUnique({ id, nameKey }: VerificationTemplate): Promise<void> {
    const text = `select 1 from tenant.verification_template where name_key = $1 and id <> $2`;
    const taken = await this.transactions.current().query(text, [nameKey, id]);
    if (taken.length > 0) throw new Conflict('A template of this name exists. Choose another name.');
  }

  async remove({ id }: VerificationTemplate): Promise<void> {
    await this.transactions.current().execute(`delete from tenant.verification_template where id = $1`, [id]);
  }
}
