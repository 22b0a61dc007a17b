import { Conflict, NotFound } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { SmsService, smsServiceNameKey } from '../sms-service/sms-service.ts';
import { SmsServices } from '../sms-service/sms-services.ts';

export class InMemorySmsServices extends SmsServices {
  readonly table: AggregateTable<SmsService>;

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, SmsService, ({ id }) => id);
  }

  async find(id: string): Promise<SmsService | undefined> {
    return this.table.peek((row) => row.id === id);
  }

  async getForUpdate(id: string): Promise<SmsService> {
    const found = this.table.load((row) => row.id === id);
    if (!found) throw new NotFound();
    return found;
  }

  async active(): Promise<SmsService | undefined> {
    return this.table.peek(({ status }) => status === 'active');
  }

  async add(service: SmsService): Promise<void> {
    await this.reserveName(service, service.name);
    this.table.add(service);
  }

  async reserveName({ id }: Pick<SmsService, 'id'>, name: string): Promise<void> {
    const key = smsServiceNameKey(name);
    if (this.table.find((row) => row.nameKey === key && row.id !== id))
      throw new Conflict('An SMS service of this name exists. Choose another name.');
  }

  async remove(service: SmsService): Promise<void> {
    this.table.remove(service);
  }
}
