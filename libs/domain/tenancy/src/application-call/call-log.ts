import type { ApplicationCall } from './application-call.ts';

/** The record of calls, beside everything that serves them: it has no part in their transactions. */
export abstract class CallLog {
  /**
   * Keeps calls of one tenant in one environment. Of a key it keeps so many a day; those beyond are counted and not
   * kept. A call that is there already is left as it is. Errors: Unavailable, and then nothing was kept for certain.
   */
  abstract keep(calls: readonly ApplicationCall[]): Promise<void>;
}
