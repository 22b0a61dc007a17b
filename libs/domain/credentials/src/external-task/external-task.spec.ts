import { describe, expect, it } from '@jest/globals';
import { hours, later, minutes } from '@latchkey/kernel';
import { figure } from '@latchkey/kernel/testing';
import { LeaseLost, LeaseNeeded, OutcomeSettled } from './errors.ts';
import { ExternalTask, outcomeStatuses, type AnswerVerdict, type OutcomeStatus } from './external-task.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const deadline = later(noon, hours(24));

const opened = (): ExternalTask =>
  ExternalTask.open({
    ...{ tenantId: 'tenant', environment: 'live', id: 'task', changeId: 'change', storeId: 'store' },
    ...{ operation: 'reset', userName: 'ada', mustChange: false, tokenDigest: Buffer.alloc(32) },
    ...{ sealedPassword: 'sealed to its executor', now: noon, deadline },
  });
const claimedBy = (executor: string, task = opened(), until = later(noon, minutes(5))): ExternalTask => {
  task.lease({ executor, claimId: `call of ${executor}`, until });
  return task;
};
const success = 'COMPLETED_WITH_SUCCESS';
const failure = 'COMPLETED_WITH_FAILURE';
const say = (task: ExternalTask, status: OutcomeStatus, now = noon, fence: number | null = null) =>
  task.answer({ status, reason: null, fence }, now);
const kindOf = (verdict: AnswerVerdict): string => (typeof verdict === 'string' ? verdict : verdict.code);
const names = (task: ExternalTask) =>
  task.pullEvents().map(({ name, reason }) => (reason ? `${name}: ${reason}` : name));

describe('an external task', () => {
  it('AS-06 can be answered by exactly two words while it is open, and by none after', () => {
    expect(outcomeStatuses).toEqual([success, failure]);
    for (const task of [opened(), claimedBy('robot')]) {
      expect(task.offers(later(deadline, -1))).toEqual([success, failure]);
      expect(task.offers(deadline)).toEqual([]);
    }
    const done = opened();
    say(done, success);
    expect(done.offers(noon)).toEqual([]);
  });

  it.each<[OutcomeStatus, string, string | null]>([
    [success, 'completed_with_success', null],
    [failure, 'completed_with_failure', 'other'],
  ])('AS-07 S-92 ends by %s, without its parcel', (status, state, reason) => {
    const task = opened();
    expect(say(task, status)).toBe('news');
    expect(task).toMatchObject({ state, reason, sealedPassword: null, concludedAt: noon });
    expect(names(task)).toEqual(['credentials.external-task.opened', 'credentials.external-task.answered']);
  });

  it('keeps why it failed', () => {
    const task = opened();
    task.answer({ status: failure, reason: 'account-missing', fence: null }, noon);
    expect(task.reason).toBe('account-missing');
  });

  it('R-28 after its deadline it can only expire, and a later word is refused and told', () => {
    const task = opened();
    expect(kindOf(say(task, success, deadline))).toBe('outcome-settled');
    expect(task).toMatchObject({ state: 'queued' });
    task.expire(deadline);
    expect(task).toMatchObject({ state: 'expired', sealedPassword: null });
    expect(kindOf(say(task, success, later(deadline, 1)))).toBe('outcome-settled');
    task.expire(later(deadline, 2));
    expect(task.concludedAt).toEqual(deadline);
    expect(names(task)).toEqual([
      'credentials.external-task.opened',
      'credentials.external-task.answer-refused: outcome-settled',
      'credentials.external-task.contradicted',
      'credentials.external-task.expired',
      'credentials.external-task.answer-refused: outcome-settled',
    ]);
  });

  it('one that was taken where it was pushed to is nobody else\u2019s', () => {
    const task = opened();
    task.dispatched();
    expect(task).toMatchObject({ state: 'dispatched' });
    expect(task.isClaimable(noon)).toBe(false);
    task.dispatched();
    expect(names(task)).toEqual(['credentials.external-task.opened', 'credentials.external-task.dispatched']);
    const claimed = claimedBy('robot');
    claimed.dispatched();
    expect(claimed.state).toBe('claimed');
  });

  it('S-92 of a hundred contradictions each is told to the audit trail, and the first raises the alarm', () => {
    const task = opened();
    say(task, success);
    for (let n = 0; n < 100; n += 1) say(task, failure, later(noon, n));
    say(task, success);
    const told = names(task);
    const times = (name: string) => told.filter((each) => each.startsWith(name)).length;
    expect(times('credentials.external-task.answer-refused: outcome-settled')).toBe(100);
    expect(times('credentials.external-task.contradicted')).toBe(1);
    expect(task).toMatchObject({ state: 'completed_with_success', contradictedAt: noon });
  });

  it('S-92 what a stale holder says, or one without the lease, raises no alarm', () => {
    const task = claimedBy('second', claimedBy('first'));
    say(task, success, noon, 2);
    for (const fence of [1, null]) say(task, failure, noon, fence);
    expect(names(task).slice(-2)).toEqual([
      'credentials.external-task.answer-refused: lease-lost',
      'credentials.external-task.answer-refused: lease-needed',
    ]);
    expect(task.contradictedAt).toBeNull();
  });

  describe('BY-05 under a lease', () => {
    it('is claimable when nobody has it, or who had it let go', () => {
      expect(opened().isClaimable(noon)).toBe(true);
      expect(opened().isClaimable(deadline)).toBe(false);
      const task = claimedBy('robot');
      expect(task.isClaimable(later(noon, minutes(5) - 1))).toBe(false);
      expect(task.isClaimable(later(noon, minutes(5)))).toBe(true);
      say(task, success, noon, 1);
      expect(task.isClaimable(later(noon, minutes(5)))).toBe(false);
    });

    it('is held while its lease lasts', () => {
      expect(opened().isHeld(noon)).toBe(false);
      const task = claimedBy('robot');
      expect(task.isHeld(later(noon, minutes(5) - 1))).toBe(true);
      expect(task.isHeld(later(noon, minutes(5)))).toBe(false);
      say(task, success, noon, 1);
      expect(task.isHeld(noon)).toBe(false);
    });

    it('is kept by its holder, even a little late, until another has it', () => {
      const task = claimedBy('first');
      const late = later(noon, minutes(6));
      task.keep(1, later(late, minutes(5)), late);
      expect(task.leaseUntil).toEqual(later(noon, minutes(11)));
      claimedBy('second', task);
      expect(() => task.keep(1, deadline, noon)).toThrow(LeaseLost);
      task.keep(2, deadline, noon);
      expect(() => task.keep(2, deadline, deadline)).toThrow(OutcomeSettled);
      expect(() => opened().keep(0, deadline, noon)).toThrow(LeaseLost);
    });

    it('a stale holder\u2019s word is refused before and after the new one\u2019s, the same word too', () => {
      const task = claimedBy('second', claimedBy('first'));
      expect(say(task, success, noon, 1)).toBeInstanceOf(LeaseLost);
      expect(task.state).toBe('claimed');
      expect(say(task, success, noon, 2)).toBe('news');
      expect(say(task, success, noon, 1)).toBeInstanceOf(LeaseLost);
      expect(say(task, success, noon, 2)).toBe('repeated');
      expect(say(task, failure, noon, 1)).toBeInstanceOf(LeaseLost);
      expect(task.state).toBe('completed_with_success');
    });

    it('the token alone does not pass by the lease, nor a number that was never given', () => {
      expect(say(claimedBy('robot'), success)).toBeInstanceOf(LeaseNeeded);
      expect(say(opened(), success, noon, 1)).toBeInstanceOf(LeaseLost);
    });
  });

  it('S-92 over every order of words the first one counts, and nothing else moves it', () => {
    const words = [success, failure, success, failure, 'late'] as const;
    let wrong = 0;
    let orders = 0;
    for (const order of permutations([0, 1, 2, 3, 4])) {
      orders += 1;
      const task = opened();
      let first: string | undefined;
      let now = noon;
      for (const index of order) {
        const word = words[index] ?? 'late';
        if (word === 'late') {
          now = deadline;
          task.expire(now);
          first ??= 'expired';
          continue;
        }
        const before = task.state;
        const verdict = kindOf(say(task, word, now));
        const expected = first === undefined ? 'news' : first === word ? 'repeated' : 'outcome-settled';
        first ??= word;
        if (verdict !== expected || (expected !== 'news' && task.state !== before)) wrong += 1;
      }
      if (task.state !== first?.toLowerCase()) wrong += 1;
    }
    figure(`${wrong} wrong transitions over ${orders} orders of callbacks`);
    expect([orders, wrong]).toEqual([120, 0]);
  });
});

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item) =>
    permutations(items.filter((each) => each !== item)).map((rest) => [item, ...rest]),
  );
}
