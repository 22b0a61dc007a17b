import { hours } from '@latchkey/kernel';

/** Failures of one account by one method within any `attemptWindow`, whatever its process allows (S-22). */
export const failuresPerWindow = 10;
export const attemptWindow = hours(24);
/** Consecutive failures, without any window, after which the method is off until it is enrolled anew (S-22). */
export const consecutiveFailures = 50;

/** What a process allows beside that: never more than `failuresPerWindow`. */
export interface AttemptLimits {
  /** Failures within `window` after which the method pauses. */
  readonly most: number;
  /** Milliseconds. */
  readonly window: number;
  /** Milliseconds; 0 lets the counting begin anew at once. */
  readonly pause: number;
}
