import type { Told } from './notice-budget.ts';

/** What administrators were told of lately, of each environment. */
export abstract class NoticeBudgets {
  /** Locked until the transaction ends: two notices at once find each other. */
  abstract told(): Promise<readonly Told[]>;
  abstract keep(told: readonly Told[]): Promise<void>;
}
