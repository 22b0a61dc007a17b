import { hours } from '@latchkey/kernel';

/** Failures of one account by one method within `attemptWindow` before the method pauses (S-22). */
export const failuresPerWindow = 10;
export const attemptWindow = hours(24);
/** Consecutive failures, without any window, after which the method is off until it is enrolled anew (S-22). */
export const consecutiveFailures = 50;
