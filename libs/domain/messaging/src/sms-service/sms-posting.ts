import { HandOver, TenantContext } from '@latchkey/kernel';
import { Message, messageParcel, type SmsKind } from '../message/message.ts';
import { Messages } from '../message/messages.ts';
import type { SmsAllowance, SmsGrant } from '../sms-budget/sms-budget.ts';
import { SmsBudgets } from '../sms-budget/sms-budgets.ts';
import type { SmsService } from './sms-service.ts';

export interface NewSms {
  readonly id: string;
  readonly kind: SmsKind;
  readonly applicationId: string;
  /** Who it is for: a user, or somebody of the staff who tries the service. */
  readonly account: { readonly userId: string } | { readonly staffId: string };
  /** E.164, and its keyed digest and country. */
  readonly number: { readonly e164: string; readonly key: Buffer; readonly country: string };
  readonly locale: string;
  readonly code?: string;
  readonly allowance: SmsAllowance;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Puts an SMS on its way if its budgets allow it. In the transaction of what it tells of. */
export class SmsPosting {
  constructor(
    private readonly budgets: SmsBudgets,
    private readonly messages: Messages,
    private readonly handOver: HandOver,
  ) {}

  ready(): Promise<void> {
    return this.handOver.ready();
  }

  /** Nothing was written when it is held back. An older one that still waits is not sent any more: its code is void. */
  async post(service: Pick<SmsService, 'id' | 'dailyBudget'>, sms: NewSms): Promise<SmsGrant> {
    const { id, account, number, allowance, kind, applicationId, locale, createdAt, expiresAt, code } = sms;
    const accountId = 'userId' in account ? account.userId : account.staffId;
    const grant = await this.budgets.take({
      ...{ messageId: id, accountId, numberKey: number.key, country: number.country, allowance },
      dailyBudget: service.dailyBudget,
    });
    if (grant.kind === 'held-back') return grant;
    await this.messages.supersedeSms(accountId);
    const { tenantId, environment } = TenantContext.current();
    const parts = { to: number.e164, ...(code === undefined ? {} : { code }) };
    await this.messages.add(
      Message.queue({
        ...{ tenantId, environment, id, kind, applicationId, locale, createdAt, expiresAt },
        ...{ userId: null, ...account, channel: 'sms', serviceId: service.id },
        ...{ numberKey: number.key, country: number.country },
        sealedParts: await this.handOver.seal(messageParcel, parts),
      }),
    );
    return grant;
  }
}
