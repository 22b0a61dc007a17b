import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { NotFound, UnitOfWork } from '@latchkey/kernel';
import type { DeliveryReport, ReportCall } from '../delivery-report.ts';
import { DeliveryRecording } from '../sms-service/delivery-recording.ts';
import { SmsProviderRules } from '../sms-service/sms-provider-rules.ts';
import { SmsSecretBox } from '../sms-service/sms-secret-box.ts';
import { SmsServices } from '../sms-service/sms-services.ts';

/**
 * A provider tells what became of messages. Whatever cannot be believed, or read, answers NotFound: nobody learns which
 * services there are. A message that is not known is passed over, since its provider would tell it again for ever.
 */
export class RecordDelivery extends Command<null> {
  constructor(
    readonly serviceId: string,
    readonly call: ReportCall,
  ) {
    super();
  }
}

/** Reads what a provider calls with, by the secret that the service has for it. */
export class DeliveryReading {
  constructor(
    private readonly services: SmsServices,
    private readonly box: SmsSecretBox,
    private readonly rules: SmsProviderRules,
  ) {}

  ready(): Promise<void> {
    return this.box.ready();
  }

  /** Called inside a transaction. Throws NotFound. */
  async read({ serviceId, call }: RecordDelivery): Promise<readonly DeliveryReport[]> {
    const service = await this.services.find(serviceId);
    const read = service && this.rules.reports(await this.box.open(service))?.read(call);
    if (read?.kind !== 'read') throw new NotFound();
    return read.reports;
  }
}

@CommandHandler(RecordDelivery)
export class RecordDeliveryHandler implements ICommandHandler<RecordDelivery> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reading: DeliveryReading,
    private readonly recording: DeliveryRecording,
  ) {}

  async execute(command: RecordDelivery): Promise<null> {
    await this.reading.ready();
    return this.unitOfWork.run(async () => {
      await this.recording.write(command.serviceId, await this.reading.read(command));
      return null;
    });
  }
}
