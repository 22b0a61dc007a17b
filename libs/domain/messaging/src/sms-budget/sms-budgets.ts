import type { SmsExpense, SmsGrant } from './sms-budget.ts';

/** What messages may cost (S-10). Counted before anything is sent, by one guarded statement and the database's clock. */
export abstract class SmsBudgets {
  /** Takes one message out of every budget, or says whose is used up: then none is meant to go. */
  abstract take(expense: SmsExpense): Promise<SmsGrant>;
  /** A code that went to this country was typed. */
  abstract proved(messageId: string, country: string): Promise<void>;
}
