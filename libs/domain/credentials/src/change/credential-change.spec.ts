import { describe, expect, it } from '@jest/globals';
import { later, seconds } from '@latchkey/kernel';
import type { StoreAnswer } from '../store/store-driver.ts';
import { CredentialChange, parcelLifetime, type ChangeState } from './credential-change.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');

const intended = (): CredentialChange =>
  CredentialChange.intend({
    tenantId: 'tenant',
    environment: 'live',
    id: 'change',
    requestId: 'request',
    applicationId: 'application',
    storeId: 'store',
    userId: 'ada',
    sealedPassword: 'sealed',
    now: noon,
  });
const applying = (fence = 1): CredentialChange => {
  const change = intended();
  change.attempt(fence);
  return change;
};
const lastEvent = (change: CredentialChange) => change.pullEvents().at(-1);

const answers: readonly [StoreAnswer, ChangeState, string | null, string][] = [
  [{ kind: 'applied' }, 'applied', null, 'credentials.change.applied'],
  [{ kind: 'rejected', reason: 'history' }, 'rejected', 'history', 'credentials.change.rejected'],
  [{ kind: 'rejected', reason: 'policy' }, 'rejected', 'policy', 'credentials.change.rejected'],
  [{ kind: 'unavailable' }, 'failed', 'store-unavailable', 'credentials.change.rejected'],
  [{ kind: 'unknown' }, 'outcome_unknown', null, 'credentials.change.outcome-unknown'],
  [{ kind: 'pending', ticket: 'ticket' }, 'outcome_unknown', null, 'credentials.change.outcome-unknown'],
];

describe('a credential change', () => {
  it('begins as an intent that may be carried out for two minutes', () => {
    const change = intended();
    expect(change).toMatchObject({
      state: 'intended',
      fence: 0,
      sealedPassword: 'sealed',
      concludedAt: null,
    });
    expect(parcelLifetime).toBe(seconds(120));
    expect(change.isOverdue(later(noon, seconds(115)))).toBe(false);
    expect(change.isOverdue(later(noon, seconds(120)))).toBe(true);
    expect(change.isFinal()).toBe(false);
  });

  it('R-21 asks to follow other changes of its account, never to overlap them', () => {
    const event = lastEvent(intended());
    expect(event).toMatchObject({ name: 'credentials.change.intended', lane: 'account:store:ada' });
    expect(JSON.stringify(event?.facts())).not.toContain('sealed');
  });

  it('R-02 may have reached the store from its first attempt on, and not before', () => {
    expect(intended().mayHaveReachedStore()).toBe(false);
    expect(applying().mayHaveReachedStore()).toBe(true);
    expect(applying(4).lastAttempt()).toEqual({ changeId: 'change', fence: 4 });
  });

  it.each(answers)('given the answer %j, ends as %s', (answer, state, reason, event) => {
    const change = applying(3);
    expect(change.conclude(answer, { changeId: 'change', fence: 3 }, noon)).toBe(true);
    expect(change).toMatchObject({ state, reason, sealedPassword: null, concludedAt: noon });
    expect(change.isFinal()).toBe(true);
    expect(lastEvent(change)).toMatchObject({ name: event, subject: 'change' });
  });

  it.each(answers)('S-92 once it has ended, %j is no news', (late) => {
    for (const [first, state] of answers) {
      const change = applying();
      change.conclude(first, change.lastAttempt(), noon);
      change.pullEvents();
      expect(change.conclude(late, change.lastAttempt(), later(noon, 1))).toBe(false);
      expect(change).toMatchObject({ state, concludedAt: noon });
      expect(change.pullEvents()).toEqual([]);
    }
  });

  it.each(answers)('R-20 of an older attempt, %j is no news', (answer) => {
    const change = applying(1);
    const stale = change.lastAttempt();
    change.attempt(2);
    expect(change.conclude(answer, stale, noon)).toBe(false);
    expect(change).toMatchObject({ state: 'applying', sealedPassword: 'sealed' });
  });

  it('that came too late was not carried out: nothing was sent, the parcel is destroyed', () => {
    const change = intended();
    change.abandon(later(noon, seconds(130)));
    expect(change).toMatchObject({ state: 'failed', reason: 'too-late', sealedPassword: null });
    expect(lastEvent(change)).toMatchObject({ name: 'credentials.change.rejected', reason: 'too-late' });
  });
});
