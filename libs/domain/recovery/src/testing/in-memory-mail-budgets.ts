import { TenantContext, type Clock } from '@latchkey/kernel';
import { Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import type { Message, Messages } from '@latchkey/messaging';
import type { Challenges } from '@latchkey/verification';
import { mailsPerDay, mayMail, type MailPayer } from '../mail-budget/mail-budget.ts';
import { MailBudgets } from '../mail-budget/mail-budgets.ts';

interface Bucket extends Placed {
  readonly name: string;
  /** Newest first. */
  readonly mailedAt: readonly Date[];
}

export class InMemoryMailBudgets extends MailBudgets {
  private readonly buckets: Table<Bucket>;

  constructor(
    database: InMemoryDatabase,
    private readonly clock: Clock,
    private readonly messages: Messages,
    private readonly challenges: Challenges,
  ) {
    super();
    this.buckets = new Table(database, ({ name }) => name);
  }

  async queue(message: Message, payer: MailPayer): Promise<void> {
    if (!(await this.take(payer))) message.userId = null;
    await this.messages.add(message);
  }

  async takeForResend(requestId: string, payer: MailPayer): Promise<boolean> {
    const granted = await this.take(payer);
    if (granted) await this.challenges.supersedeCodes(requestId, await this.clock.now());
    return granted;
  }

  private async take({ accountKey, bucket }: MailPayer): Promise<boolean> {
    const now = await this.clock.now();
    const name = `${accountKey.toString('hex')}/${bucket}`;
    const earlier = this.buckets.find((row) => row.name === name)?.mailedAt ?? [];
    if (!mayMail(earlier, now)) return false;
    const { tenantId, environment } = TenantContext.current();
    const mailedAt = [now, ...earlier].slice(0, mailsPerDay);
    this.buckets.put({ tenantId, environment, name, mailedAt });
    return true;
  }
}
