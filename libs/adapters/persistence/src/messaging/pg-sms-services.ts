import { Conflict, NotFound } from '@latchkey/kernel';
import { SmsService, smsServiceNameKey, SmsServices } from '@latchkey/messaging';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgSmsServices extends SmsServices {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(id: string): Promise<SmsService | undefined> {
    const service = await this.transactions.current().entities().findOne(SmsService, { id });
    return service ?? undefined;
  }

  async getForUpdate(id: string): Promise<SmsService> {
    const transaction = this.transactions.current();
    const service = await transaction
      .entities()
      .findOne(SmsService, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!service) throw new NotFound();
    return transaction.track(service);
  }

  async active(): Promise<SmsService | undefined> {
    const service = await this.transactions.current().entities().findOne(SmsService, { status: 'active' });
    return service ?? undefined;
  }

  /** Reports come in by its id alone: the directory says whose it is. */
  async add(service: SmsService): Promise<void> {
    await this.reserveName(service, service.name);
    const transaction = this.transactions.current();
    const { id, tenantId, environment } = service;
    transaction.add(service);
    transaction.insertElsewhere('directory.sms_service', { id, tenant_id: tenantId, environment });
  }

  /** Words for the usual case; of two who come at once the index refuses the second. */
  async reserveName({ id }: Pick<SmsService, 'id'>, name: string): Promise<void> {
    const text = `select 1 from tenant.sms_service where name_key = $1 and id <> $2`;
    const taken = await this.transactions.current().query(text, [smsServiceNameKey(name), id]);
    if (taken.length > 0) throw new Conflict('An SMS service of this name exists. Choose another name.');
  }

  async remove({ id }: SmsService): Promise<void> {
    const transaction = this.transactions.current();
    await transaction.execute(`delete from tenant.sms_service where id = $1`, [id]);
    await transaction.query(`select directory.forget_sms_service($1)`, [id]);
  }
}
