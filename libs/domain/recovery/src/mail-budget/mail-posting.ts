import { Messages, type Message } from '@latchkey/messaging';
import type { MailPayer } from './mail-budget.ts';
import { MailBudgets } from './mail-budgets.ts';

/** Who pays for a mail: a bucket that is still to be asked, or one that has answered. */
export type Postage = { readonly payer: MailPayer } | { readonly granted: boolean };

/** Puts a mail on its way if its postage is paid, and the same mail to nobody if not. */
export class MailPosting {
  constructor(
    private readonly messages: Messages,
    private readonly budgets: MailBudgets,
  ) {}

  post(message: Message, postage: Postage): Promise<void> {
    if ('payer' in postage) return this.budgets.queue(message, postage.payer);
    if (!postage.granted) message.userId = null;
    return this.messages.add(message);
  }
}
