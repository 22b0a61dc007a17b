import { Clock, hours, later, Secrets, TenantContext } from '@latchkey/kernel';
import { mailLanguage } from '@latchkey/identity';
import { Message, Messages } from '@latchkey/messaging';
import type { DueReminder } from './due-reminders.ts';

/** How long a reminder is worth sending. */
const reminderLifetime = hours(72);

/** Tells people what they lack and where they sign in to mend it. It holds no secret and no link into an account. */
export class ReminderMail {
  constructor(
    private readonly messages: Messages,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Answers the moment of the transaction. */
  async queue(due: readonly DueReminder[]): Promise<Date> {
    const { tenantId, environment } = TenantContext.current();
    const now = await this.clock.now();
    for (const { userId, applicationId, attributes } of due)
      await this.messages.add(
        Message.queue({
          ...{ tenantId, environment, applicationId, userId, id: this.secrets.id() },
          ...{ kind: 'enrolment-reminder', locale: mailLanguage({ attributes }), sealedParts: null },
          ...{ createdAt: now, expiresAt: later(now, reminderLifetime) },
        }),
      );
    return now;
  }
}
