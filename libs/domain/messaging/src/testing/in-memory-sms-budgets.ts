import { later, TenantContext, type Clock } from '@latchkey/kernel';
import { Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import {
  countryWindow,
  leastProved,
  smsDay,
  smsOfAccount,
  smsOfNumber,
  strictAllowance,
  type SmsExpense,
  type SmsGrant,
  type SmsPayer,
} from '../sms-budget/sms-budget.ts';
import { SmsBudgets } from '../sms-budget/sms-budgets.ts';

interface Account extends Placed {
  readonly accountId: string;
  /** Newest first. */
  readonly sentAt: readonly Date[];
}
interface Day extends Placed {
  readonly from: Date;
  readonly sent: number;
}
interface Country extends Placed {
  readonly country: string;
  /** Newest first. */
  readonly recent: readonly string[];
  readonly proved: readonly string[];
  readonly lastSentAt: Date;
}

/** Budgets as PostgreSQL keeps them. */
export class InMemorySmsBudgets extends SmsBudgets {
  private readonly accounts: Table<Account>;
  private readonly days: Table<Day>;
  private readonly countries: Table<Country>;
  /** Of every tenant. */
  private readonly numbers = new Map<string, readonly Date[]>();

  constructor(
    private readonly database: InMemoryDatabase,
    private readonly clock: Clock,
  ) {
    super();
    this.accounts = new Table(database, ({ accountId }) => accountId);
    this.days = new Table(database, () => 'day');
    this.countries = new Table(database, ({ country }) => country);
  }

  async take(expense: SmsExpense): Promise<SmsGrant> {
    const now = await this.clock.now();
    const waits = this.waits(expense, now);
    for (const whose of ['account', 'number', 'tenant', 'country'] as const) {
      if (waits[whose] > 0) return { kind: 'held-back', whose, retryAfter: Math.ceil(waits[whose] / 1000) };
    }
    this.spend(expense, now);
    return { kind: 'granted' };
  }

  async proved(messageId: string, country: string): Promise<void> {
    const row = this.countries.find((each) => each.country === country);
    if (!row?.recent.includes(messageId) || row.proved.includes(messageId)) return;
    this.countries.put({ ...row, proved: [...row.proved, messageId] });
  }

  /** Milliseconds until each of them allows it. */
  private waits(expense: SmsExpense, now: Date): Record<SmsPayer, number> {
    const { pause, perDay } = strictAllowance(expense.allowance);
    const until = (moment: Date | undefined, by: number): number =>
      moment ? later(moment, by).getTime() - now.getTime() : 0;
    const sentAt = this.accounts.find((row) => row.accountId === expense.accountId)?.sentAt ?? [];
    const ofNumber = this.numbers.get(expense.numberKey.toString('hex')) ?? [];
    const day = this.days.find(() => true);
    const country = this.countries.find((row) => row.country === expense.country);
    const isPaused = country?.recent.length === countryWindow && country.proved.length < leastProved;
    const lasts = day && later(day.from, smsDay) > now ? day : undefined;
    return {
      account: Math.max(until(sentAt[0], pause), until(sentAt[perDay - 1], smsDay)),
      number: until(ofNumber[smsOfNumber - 1], smsDay),
      tenant: (lasts?.sent ?? 0) >= expense.dailyBudget ? until(lasts?.from ?? now, smsDay) : 0,
      country: isPaused ? until(country.lastSentAt, smsDay) : 0,
    };
  }

  private spend({ accountId, numberKey, country, messageId }: SmsExpense, now: Date): void {
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment };
    const earlier = this.accounts.find((row) => row.accountId === accountId)?.sentAt ?? [];
    this.accounts.put({ ...place, accountId, sentAt: [now, ...earlier].slice(0, smsOfAccount) });
    this.spendOfNumber(numberKey.toString('hex'), now);
    const day = this.days.find(() => true);
    const goesOn = day !== undefined && later(day.from, smsDay) > now;
    this.days.put({ ...place, from: goesOn ? day.from : now, sent: goesOn ? day.sent + 1 : 1 });
    const known = this.countries.find((row) => row.country === country);
    const lives = known !== undefined && later(known.lastSentAt, smsDay) > now ? known : undefined;
    const recent = [messageId, ...(lives?.recent ?? [])].slice(0, countryWindow);
    const proved = (lives?.proved ?? []).filter((id) => recent.includes(id));
    this.countries.put({ ...place, country, recent, proved, lastSentAt: now });
  }

  private spendOfNumber(key: string, now: Date): void {
    const before = this.numbers.get(key);
    this.numbers.set(key, [now, ...(before ?? [])].slice(0, smsOfNumber));
    this.database
      .current()
      .undo.push(() => (before ? this.numbers.set(key, before) : this.numbers.delete(key)));
  }
}
