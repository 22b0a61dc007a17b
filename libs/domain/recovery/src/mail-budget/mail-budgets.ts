import type { Message } from '@latchkey/messaging';
import type { MailPayer } from './mail-budget.ts';

/** What the mails of each account may cost its owner in patience (S-09). Guarded statements, by the database's clock. */
export abstract class MailBudgets {
  /**
   * Queues the message; over the budget the same message to nobody. Decided when the unit of work ends, in the
   * statement that writes the message, so that a mail that is held back costs what any other does.
   */
  abstract queue(message: Message, payer: MailPayer): Promise<void>;
  /** Takes one mail out of the bucket for a flow that mails again; only then are the flow's older codes void. */
  abstract takeForResend(requestId: string, payer: MailPayer): Promise<boolean>;
}
