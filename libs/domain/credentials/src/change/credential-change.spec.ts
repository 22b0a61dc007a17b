import { describe, expect, it } from '@jest/globals';
import { hours, later, seconds } from '@latchkey/kernel';
import type { StoreAnswer } from '../store/store-driver.ts';
import { plainIntent } from '../testing/plain-intent.ts';
import { CredentialChange, parcelLifetime, type ChangeState, type Intent } from './credential-change.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const pendingTicket: StoreAnswer = { kind: 'pending', ticket: 'T-17', deadline: later(noon, hours(5)) };

const intended = (changes: Partial<Intent> = {}): CredentialChange =>
  CredentialChange.intend({
    ...plainIntent,
    tenantId: 'tenant',
    environment: 'live',
    id: 'change',
    requestId: 'request',
    applicationId: 'application',
    storeId: 'store',
    userId: 'ada',
    sealedPassword: 'sealed',
    now: noon,
    ...changes,
  });
const generating = (): CredentialChange =>
  intended({
    sealedPassword: null,
    generation: { extensionId: null, showTo: 'key of the page', byMail: true },
  });
const made = {
  sealedPassword: 'for the store',
  sealedForPage: 'for the page',
  sealedForMail: 'for the mail',
};
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

  it('that an external system has taken waits for its word, without the password', () => {
    const change = applying(3);
    expect(change.conclude(pendingTicket, change.lastAttempt(), noon)).toBe(true);
    expect(change).toMatchObject({
      ...{ state: 'pending', ticket: 'T-17', sealedPassword: null, concludedAt: null },
      deadline: later(noon, hours(5)),
    });
    expect([change.isFinal(), change.isReady()]).toEqual([false, false]);
    expect(lastEvent(change)).toMatchObject({ name: 'credentials.change.submitted' });
  });

  it.each<[boolean, ChangeState, string | null]>([
    [true, 'applied', null],
    [false, 'rejected', 'external-system'],
  ])('told by the external system that success is %s, ends as %s, once', (success, state, reason) => {
    const change = applying();
    change.conclude(pendingTicket, change.lastAttempt(), noon);
    expect(change.complete(success, later(noon, 5))).toBe(true);
    expect(change).toMatchObject({ state, reason, concludedAt: later(noon, 5) });
    for (const again of [true, false]) expect(change.complete(again, later(noon, 6))).toBe(false);
    expect(change).toMatchObject({ state, concludedAt: later(noon, 5) });
  });

  it('R-28 whose external system stayed silent is expired, and hears nothing after that', () => {
    const change = applying();
    change.conclude(pendingTicket, change.lastAttempt(), noon);
    expect(change.isOverdue(later(noon, hours(5)))).toBe(true);
    change.expire(later(noon, hours(5)));
    expect(change).toMatchObject({ state: 'expired', reason: 'external-system-silent' });
    expect(lastEvent(change)).toMatchObject({ name: 'credentials.change.expired', outcome: 'failure' });
    for (const late of [true, false]) expect(change.complete(late, later(noon, hours(6)))).toBe(false);
    expect(change).toMatchObject({ state: 'expired', concludedAt: later(noon, hours(5)) });
  });

  it('AS-10 whose password the store makes is ready without one', () => {
    expect(intended({ sealedPassword: null, storeMakesPassword: true }).isReady()).toBe(true);
    expect(intended({ sealedPassword: null }).isReady()).toBe(false);
  });

  it('only a pending change moves by the word of an external system', () => {
    for (const change of [intended(), applying(), generating()])
      expect(change.complete(true, noon)).toBe(false);
    for (const [first] of answers) {
      const change = applying();
      change.conclude(first, change.lastAttempt(), noon);
      expect(change.complete(true, noon)).toBe(false);
    }
  });

  it.each(answers)('S-92 while an external system has it, %j of the store is no news', (late) => {
    const change = applying();
    change.conclude(pendingTicket, change.lastAttempt(), noon);
    expect(change.conclude(late, change.lastAttempt(), noon)).toBe(false);
    expect(change).toMatchObject({ state: 'pending' });
  });

  it('whose password is to be made waits for it, and is sent on its way when it is made', () => {
    const change = generating();
    expect(change).toMatchObject({ state: 'generating', sealedPassword: null });
    expect([change.isReady(), change.isFinal()]).toEqual([false, false]);
    expect(lastEvent(change)).toMatchObject({ name: 'credentials.change.password-wanted' });
    change.passwordMade(made);
    expect(change).toMatchObject({ state: 'intended', ...made });
    expect(change.isReady()).toBe(true);
    expect(lastEvent(change)).toMatchObject({
      name: 'credentials.change.intended',
      lane: 'account:store:ada',
    });
  });

  it('R-20 a password that is made twice is the first one', () => {
    const change = generating();
    change.passwordMade(made);
    change.passwordMade({ sealedPassword: 'another', sealedForPage: null, sealedForMail: null });
    expect(change).toMatchObject(made);
    expect(change.passwordNotMade('generator-failed', noon)).toBe(false);
  });

  it('nobody made a password for has failed, and says why', () => {
    const change = generating();
    expect(change.passwordNotMade('generator-unavailable', noon)).toBe(true);
    expect(change).toMatchObject({ state: 'failed', reason: 'generator-unavailable', concludedAt: noon });
  });

  it('PR-M02 PR-N02 keeps a made password for its owner when the store has it, and for nobody when it has not', () => {
    for (const [answer, state] of answers) {
      const change = generating();
      change.passwordMade(made);
      change.attempt(1);
      change.conclude(answer, change.lastAttempt(), noon);
      const kept = state === 'applied';
      expect(change).toMatchObject({
        sealedPassword: null,
        sealedForPage: kept ? 'for the page' : null,
        sealedForMail: kept ? 'for the mail' : null,
      });
    }
  });

  it('PR-N02 gives a made password to one mail', () => {
    const change = generating();
    change.passwordMade(made);
    expect([change.takeForMail(), change.takeForMail()]).toEqual(['for the mail', null]);
  });

  it('that only unlocks is ready without a password, and asks for nothing but the unlock', () => {
    const unlock = intended({ operation: 'unlock', sealedPassword: null });
    expect([unlock.isReady(), unlock.setsPassword(), unlock.unlocks()]).toEqual([true, false, true]);
    const both = intended({ operation: 'reset_and_unlock', mustChange: true });
    expect(both.resetOptions()).toEqual({ mustChange: true, unlock: true });
    expect(intended().resetOptions()).toEqual({ mustChange: false, unlock: false });
    expect(intended({ sealedPassword: null }).isReady()).toBe(false);
  });

  it('that came too late was not carried out: nothing was sent, the parcel is destroyed', () => {
    const change = intended();
    change.abandon(later(noon, seconds(130)));
    expect(change).toMatchObject({ state: 'failed', reason: 'too-late', sealedPassword: null });
    expect(lastEvent(change)).toMatchObject({ name: 'credentials.change.rejected', reason: 'too-late' });
  });
});
