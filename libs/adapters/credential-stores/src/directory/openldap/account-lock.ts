import type { LockState } from '@latchkey/credentials';

/** The time that stands for "locked by an administrator, until an administrator says otherwise". */
const permanently = '000001010000Z';

export function isLockedPermanently(lockedAt: string | undefined): boolean {
  return lockedAt === permanently;
}

/**
 * A lock runs out by itself while its attribute stays, until the next good sign-in. `duration` is in seconds; 0 is for
 * ever, and undefined that nobody has told us.
 */
export function lockStateAt(
  now: Date,
  lockedAt: string | undefined,
  duration: number | undefined,
): LockState {
  if (lockedAt === undefined) return 'not_locked';
  if (isLockedPermanently(lockedAt) || duration === 0) return 'locked';
  const since = readGeneralizedTime(lockedAt);
  if (since === undefined || duration === undefined) return 'unknown';
  return now.getTime() < since + duration * 1000 ? 'locked' : 'not_locked';
}

/** Milliseconds of a GeneralizedTime in UTC as the server writes it: 20261128073000Z, with a fraction perhaps. */
function readGeneralizedTime(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts.map(Number);
  return Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second);
}
