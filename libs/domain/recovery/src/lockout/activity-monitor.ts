import { minutes } from '@latchkey/kernel';
import type { Lockout } from './lockout.ts';

/** Distinct accounts locked out within `monitorWindow` that make an alarm (PR-B14, S-86). */
export const alarmThreshold = 10;
export const monitorWindow = minutes(60);

/** Samples of lockouts, by which a tenant learns that somebody tries many accounts (PR-T04). */
export abstract class ActivityMonitor {
  /**
   * Keeps a sample. Answers how many distinct accounts were locked out within the window if it is this one that
   * raises the alarm; undefined below the threshold, and when an alarm was raised within the window already.
   */
  abstract sample(lockout: Lockout): Promise<number | undefined>;
}
