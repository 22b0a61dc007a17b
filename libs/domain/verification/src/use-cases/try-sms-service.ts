import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { destinationRefusal, smsDestinations } from '@latchkey/identity';
import {
  Clock,
  InvalidInput,
  later,
  minutes,
  NotAllowed,
  Permissions,
  Secrets,
  TenantContext,
  UnitOfWork,
} from '@latchkey/kernel';
import { SmsPosting, SmsServices, widestAllowance, type SmsService } from '@latchkey/messaging';
import { Appearances } from '@latchkey/tenancy';
import { SmsHeldBack } from '../methods/sms/errors.ts';
import { closedDestination, typedPhone } from '../methods/sms/phone.ts';
import { smsNumberKey } from '../methods/sms/posted-sms-codes.ts';

/** A trial that nobody sees is not worth being sent any more. */
const trialLifetime = minutes(5);

/**
 * Somebody who administers sends one message by a service, active or not, to a number of theirs. It comes out of the same
 * budgets as any other. Answers the id of the message. Throws NotFound, InvalidInput, SmsHeldBack.
 */
export class TrySmsService extends Command<string> {
  constructor(
    readonly serviceId: string,
    /** In whose name. */
    readonly applicationId: string,
    readonly phone: string,
    readonly locale: string,
  ) {
    super();
  }
}

/** Posts the message of a trial. Called inside the concluding transaction. */
export class SmsTrial {
  constructor(
    private readonly services: SmsServices,
    private readonly posting: SmsPosting,
    private readonly appearances: Appearances,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  ready(): Promise<void> {
    return this.posting.ready();
  }

  async post({ serviceId, ...wanted }: TrySmsService, staffId: string): Promise<string> {
    const service = await this.services.getForUpdate(serviceId);
    if (!(await this.appearances.of(wanted.applicationId))) throw new InvalidInput([unknownApplication]);
    service.beginTrial();
    return this.send(service, wanted, staffId);
  }

  private async send(
    service: SmsService,
    { applicationId, phone: typed, locale }: Pick<TrySmsService, 'applicationId' | 'phone' | 'locale'>,
    staffId: string,
  ): Promise<string> {
    const phone = typedPhone(typed);
    if (destinationRefusal(phone, smsDestinations.parse(service.destinations))) throw closedDestination();
    const [id, createdAt] = [this.secrets.id(), await this.clock.now()];
    const { e164, country } = phone;
    const grant = await this.posting.post(service, {
      ...{ id, kind: 'sms-trial', applicationId, locale, account: { staffId }, allowance: widestAllowance },
      ...{ number: { e164, country, key: smsNumberKey(this.secrets, phone) } },
      ...{ createdAt, expiresAt: later(createdAt, trialLifetime) },
    });
    if (grant.kind === 'held-back') throw new SmsHeldBack(grant.whose, grant.retryAfter);
    return id;
  }
}

const unknownApplication = {
  pointer: '/applicationId',
  code: 'unknown',
  detail: 'There is no such application in this environment, or it is disabled.',
};

@CommandHandler(TrySmsService)
export class TrySmsServiceHandler implements ICommandHandler<TrySmsService> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly trial: SmsTrial,
  ) {}

  async execute(command: TrySmsService): Promise<string> {
    const { actor } = TenantContext.current();
    this.permissions.require(actor, 'sms-service:write');
    if (actor.kind !== 'staff') throw new NotAllowed('sms-service:write');
    await this.trial.ready();
    return this.unitOfWork.conclude(() => this.trial.post(command, actor.staffId));
  }
}
