import { describe, expect, it } from '@jest/globals';
import { hours } from '@latchkey/kernel';
import { consecutiveFailures, failuresPerWindow, type FailureTally } from '@latchkey/verification';
import { after, noon } from '../testing/request-stories.ts';
import { LockoutOver } from './errors.ts';
import { Lockout, pauseAfter, type NewLockout } from './lockout.ts';

const tally = (ofDay: number, changes: Partial<FailureTally> = {}): FailureTally => ({
  ofDay,
  consecutive: ofDay,
  pausedUntil: null,
  ...changes,
});
const begun = (changes: Partial<NewLockout> = {}): Lockout =>
  Lockout.begin({
    tenantId: 'tenant',
    environment: 'live',
    id: 'lockout',
    accountKey: Buffer.from('account'),
    userId: 'ada',
    method: 'email',
    reason: 'failures_of_a_day',
    beganAt: noon,
    until: after(hours(24)),
    ...changes,
  });

describe('a lockout', () => {
  it('S-22 begins with the failure that reaches a limit, and ends when that is over', () => {
    const until = after(hours(24));
    expect([1, 5, 9].map((failures) => pauseAfter(tally(failures)))).toEqual(Array(3).fill(undefined));
    expect(pauseAfter(tally(10, { pausedUntil: until }))).toEqual({ reason: 'failures_of_a_day', until });
    expect(failuresPerWindow).toBe(10);
  });

  it('PR-T16 says when it was the process that allowed no more', () => {
    const until = after(hours(2));
    expect(pauseAfter(tally(3, { pausedUntil: until }))).toEqual({ reason: 'failures_of_process', until });
    expect(pauseAfter(tally(9, { pausedUntil: until }))).toEqual({ reason: 'failures_of_process', until });
  });

  it('S-22 begins with the fiftieth failure in a row, whenever they were, and has no end by itself', () => {
    expect(consecutiveFailures).toBe(50);
    expect(pauseAfter(tally(4, { consecutive: 49 }))).toBeUndefined();
    for (const pausedUntil of [null, after(hours(24))]) {
      expect(pauseAfter(tally(4, { consecutive: 50, pausedUntil }))).toEqual({
        reason: 'failures_in_a_row',
        until: null,
      });
    }
    expect(begun({ reason: 'failures_in_a_row', until: null }).isOver(after(hours(10_000)))).toBe(false);
  });

  it('PR-T23 tells that it began, and why', () => {
    expect(begun().pullEvents()).toMatchObject([
      { name: 'recovery.lockout.began', subject: 'lockout', reason: 'failures_of_a_day', userId: 'ada' },
    ]);
  });

  it('PR-T23 is ended by somebody with a reason, which events do not carry', () => {
    const lockout = begun();
    lockout.pullEvents();
    lockout.unblock('staff:eve', 'called and proved it', after(hours(1)));
    expect(lockout).toMatchObject({
      endedAt: after(hours(1)),
      endedBy: 'staff:eve',
      endReason: 'called and proved it',
    });
    const [ended] = lockout.pullEvents();
    expect(ended).toMatchObject({ name: 'recovery.lockout.ended', reason: 'called and proved it' });
    expect(ended?.facts()).toEqual({ lockoutId: 'lockout', userId: 'ada' });
  });

  it('PR-B14 tells that it was the one too many of its tenant', () => {
    const lockout = begun();
    lockout.reachThreshold(10);
    expect(lockout.pullEvents().at(-1)).toMatchObject({
      name: 'recovery.activity.threshold-reached',
      subject: 'lockout',
      accounts: 10,
    });
  });

  it('PR-T23 is not ended twice, nor when its time is over', () => {
    const lockout = begun();
    expect(() => begun().unblock('staff:eve', 'late', after(hours(24)))).toThrow(LockoutOver);
    lockout.unblock('staff:eve', 'first', noon);
    expect(() => lockout.unblock('staff:eve', 'second', noon)).toThrow(LockoutOver);
  });
});
