import type { Message } from '../message/message.ts';
import { widestAllowance } from '../sms-budget/sms-budget.ts';
import { SmsBudgets } from '../sms-budget/sms-budgets.ts';
import type { Sms, SmsHandOverResult } from '../sms-channel.ts';
import { SmsChannels } from '../sms-service/sms-provider-rules.ts';
import { SmsSecretBox } from '../sms-service/sms-secret-box.ts';
import type { SmsService } from '../sms-service/sms-service.ts';
import { SmsServices } from '../sms-service/sms-services.ts';
import { ChannelUnavailable } from './channel-unavailable.ts';

/** Hands an SMS to the service that it was given to. Outside any transaction. */
export class SmsWayOut {
  constructor(
    private readonly channels: SmsChannels,
    private readonly box: SmsSecretBox,
  ) {}

  async handOver(service: SmsService, sms: Omit<Sms, 'from'>): Promise<SmsHandOverResult> {
    const channel = this.channels.of(await this.box.open(service));
    return channel.handOver({ ...sms, from: service.sender });
  }
}

/** Lets an SMS go: once, and once more when its answer was lost and the budgets allow it. */
export class SmsLeaving {
  constructor(
    private readonly services: SmsServices,
    private readonly budgets: SmsBudgets,
  ) {}

  /**
   * Called inside the transaction that commits the intent to send. Undefined when nothing is to be sent: the message then
   * has its final state. Throws ChannelUnavailable while no budget allows a repeat.
   */
  async begin(message: Message): Promise<SmsService | undefined> {
    const service = await this.serviceOf(message);
    if (!service || !message.mayLeave) {
      message.refuse(service ? 'answer-lost' : 'no-service');
      return undefined;
    }
    if (message.handOvers > 0) await this.takeAgain(message, service);
    message.leaving(service.id);
    return service;
  }

  /** A trial is of one service, active or not; everything else goes by the active one. */
  private async serviceOf({ kind, serviceId }: Message): Promise<SmsService | undefined> {
    return kind === 'sms-trial' ? this.services.find(serviceId ?? '') : this.services.active();
  }

  private async takeAgain(message: Message, { dailyBudget }: SmsService): Promise<void> {
    const { id: messageId, userId, staffId, numberKey, country } = message;
    const grant = await this.budgets.take({
      ...{ messageId, accountId: userId ?? staffId ?? '', numberKey: numberKey ?? Buffer.alloc(0) },
      ...{ country: country ?? '', dailyBudget, allowance: widestAllowance },
    });
    if (grant.kind === 'held-back')
      throw new ChannelUnavailable(`no repeat within the budget of the ${grant.whose}`);
  }
}
