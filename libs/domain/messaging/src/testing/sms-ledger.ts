import { hours, seconds } from '@latchkey/kernel';
import type { Premises } from '@latchkey/kernel/testing';
import type { SmsExpense } from '../sms-budget/sms-budget.ts';

interface Entry {
  readonly at: number;
  readonly account: string;
  readonly number: string;
  readonly tenant: string;
  readonly country: string;
  readonly dailyBudget: number;
}

/** Writes down what was sent, and finds by the words of S-10 alone what should not have been. */
export class SmsLedger {
  private readonly entries: Entry[] = [];
  private now = 0;

  get size(): number {
    return this.entries.length;
  }

  pass(milliseconds: number): void {
    this.now += milliseconds;
  }

  sent(
    { accountId, numberKey, country, dailyBudget }: SmsExpense,
    { tenantId, environment }: Premises,
  ): void {
    const tenant = `${tenantId}/${environment}`;
    const [account, number] = [`${tenant}/${accountId}`, numberKey.toString('hex')];
    this.entries.push({
      at: this.now,
      account,
      number,
      tenant,
      dailyBudget,
      country: `${tenant}/${country}`,
    });
  }

  /** None of them was typed, so a country that had a hundred pauses for a day. Two days of a tenant may meet in one. */
  beyond(): string[] {
    return this.entries.flatMap((entry, index) => {
      const before = (of: 'account' | 'number' | 'tenant', within: number): number =>
        this.entries.slice(0, index).filter((each) => each[of] === entry[of] && entry.at - each.at < within)
          .length;
      const faults = [
        ...(before('account', seconds(120)) > 0 ? ['pause of account'] : []),
        ...(before('account', hours(24)) >= 5 ? ['day of account'] : []),
        ...(before('number', hours(24)) >= 10 ? ['day of number'] : []),
        ...(before('tenant', hours(24)) >= 2 * entry.dailyBudget ? ['day of tenant'] : []),
        ...(this.inRow(entry, index) > 100 ? ['country'] : []),
      ];
      return faults.map((fault) => `${fault} at ${entry.at}`);
    });
  }

  /** Messages to the country up to this one, without a day of silence between them. */
  private inRow({ country }: Entry, index: number): number {
    const all = this.entries.slice(0, index + 1).filter((each) => each.country === country);
    let row = 0;
    all.forEach(({ at }, n) => {
      const earlier = all[n - 1];
      row = earlier && at - earlier.at < hours(24) ? row + 1 : 1;
    });
    return row;
  }
}
