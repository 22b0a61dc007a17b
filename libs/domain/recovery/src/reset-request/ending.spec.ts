import { describe, expect, it } from '@jest/globals';
import { hours, minutes } from '@latchkey/kernel';
import { after, allWell, noon, proven, started } from '../testing/request-stories.ts';
import { EndingNotOffered, FlowEnded, ResetTooSoon } from './errors.ts';
import {
  endingChoices,
  endingsOf,
  operationOf,
  usualTerms,
  type EndingChoice,
  type EndingTerms,
} from './ending.ts';
import type { ResetRequest } from './reset-request.ts';

const terms = (changes: Partial<EndingTerms>): EndingTerms => ({ ...usualTerms, ...changes });
const generated = { deliverBy: ['display' as const], mustChange: true, extensionId: null };
const decide = (request: ResetRequest, choice: EndingChoice, offered: EndingTerms = usualTerms) =>
  request.decide(choice, 'change', { ...allWell, terms: offered }, noon);
const eventNames = (request: ResetRequest): string[] => request.pullEvents().map(({ name }) => name);

describe('how a recovery may end', () => {
  it.each<[Partial<EndingTerms>, EndingChoice[]]>([
    [{}, ['choose_password']],
    [{ actions: ['reset_and_unlock'] }, ['choose_password']],
    [{ generatedPassword: generated }, ['generate_password']],
    [{ actions: ['unlock'] }, ['unlock']],
    [{ actions: ['unlock', 'reset'] }, ['choose_password', 'unlock']],
    [{ actions: ['reset', 'unlock'], generatedPassword: generated }, ['generate_password', 'unlock']],
    [{ acceptsPassword: false }, ['request_password']],
    [{ acceptsPassword: false, actions: ['unlock', 'reset'] }, ['request_password', 'unlock']],
    [{ acceptsPassword: false, actions: ['unlock'] }, ['unlock']],
    [{ actions: ['change'] }, []],
    [{ actions: [] }, []],
  ])('PR-T16 a process with %j offers %j', (changes, offered) => {
    expect(endingsOf(terms(changes))).toEqual(offered);
  });

  it.each<[EndingChoice, Partial<EndingTerms>, string]>([
    ['choose_password', {}, 'reset'],
    ['choose_password', { unlockOnReset: true }, 'reset_and_unlock'],
    ['choose_password', { actions: ['reset_and_unlock'] }, 'reset_and_unlock'],
    ['choose_password', { actions: ['reset', 'reset_and_unlock'] }, 'reset'],
    ['generate_password', { unlockOnReset: true }, 'reset_and_unlock'],
    ['request_password', {}, 'reset'],
    ['request_password', { unlockOnReset: true }, 'reset_and_unlock'],
    ['unlock', { unlockOnReset: true }, 'unlock'],
  ])('PR-T21 %s with %j asks the store to %s', (choice, changes, operation) => {
    expect(operationOf(choice, terms(changes))).toBe(operation);
  });
});

describe('deciding how it ends', () => {
  const everything = terms({ actions: ['reset', 'unlock'] });

  it('PR-T21 a request knows what was asked of the store, and who is meant', () => {
    const request = proven(noon);
    expect(request).toMatchObject({ kind: 'self_service', action: 'reset', lockState: 'unknown' });
    expect(decide(request, 'unlock', everything)).toEqual({ userId: 'ada', operation: 'unlock' });
    expect(request).toMatchObject({ action: 'unlock', status: 'changing', changeId: 'change' });
    expect(eventNames(request)).toContain('recovery.reset.unlock-chosen');
  });

  it('S-26 nothing of it is possible without the proofs', () => {
    for (const choice of endingChoices) {
      expect(() => decide(started(), choice, everything)).toThrow(FlowEnded);
      expect(() => decide(started({ userId: null }), choice, everything)).toThrow(FlowEnded);
    }
  });

  it('PR-T16 only what the process offers; a refusal costs neither proof nor try', () => {
    const request = proven(noon);
    expect(() => decide(request, 'unlock')).toThrow(EndingNotOffered);
    expect(() => decide(request, 'generate_password')).toThrow(EndingNotOffered);
    expect(() => decide(request, 'choose_password', terms({ generatedPassword: generated }))).toThrow(
      EndingNotOffered,
    );
    expect(request).toMatchObject({ status: 'verified', passwordTries: 0, action: 'reset' });
    expect(decide(request, 'choose_password')).toMatchObject({ operation: 'reset' });
  });

  it('PR-T16 an unlock waits for the unlock window, a password for the success window', () => {
    const standing = { ...allWell, terms: everything };
    const soon = after(minutes(5));
    const unlock = (request: ResetRequest, changes: object) =>
      request.decide('unlock', 'change', { ...standing, ...changes }, noon);
    expect(() => unlock(proven(noon), { unlockNotBefore: soon })).toThrow(ResetTooSoon);
    expect(unlock(proven(noon), { unlockNotBefore: noon, notBefore: soon })).toHaveProperty('userId');
    const choose = () =>
      proven(noon).decide('choose_password', 'change', { ...standing, unlockNotBefore: soon }, noon);
    expect(choose()).toHaveProperty('userId');
  });

  it('PR-M02 whose password was made is remembered, since the one answer that shows it may be lost', () => {
    const made = proven(noon);
    decide(made, 'generate_password', terms({ generatedPassword: generated }));
    expect(made.passwordMade).toBe(true);
    const chosen = proven(noon);
    decide(chosen, 'choose_password');
    expect(chosen.passwordMade).toBe(false);
  });

  it('PR-T21 an unlock that was done is told as that, and its lock state is known', () => {
    const request = proven(noon);
    decide(request, 'unlock', everything);
    request.pullEvents();
    request.succeed(noon);
    expect(request).toMatchObject({ status: 'success', lockState: 'not_locked' });
    expect(eventNames(request)).toEqual(['recovery.reset.unlocked']);
  });

  it('PR-T21 a password alone says nothing of the lock, and with an unlock it does', () => {
    const alone = proven(noon);
    decide(alone, 'choose_password');
    alone.succeed(noon);
    expect(alone.lockState).toBe('unknown');
    const both = proven(noon);
    decide(both, 'choose_password', terms({ unlockOnReset: true }));
    both.succeed(noon);
    expect(both.lockState).toBe('not_locked');
  });

  it('PR-T21 an unlock that the store refused can be asked for again, or something else', () => {
    const request = proven(noon);
    decide(request, 'unlock', everything);
    request.notDone('account-protected', noon);
    expect(request).toMatchObject({ status: 'verified', lockState: 'failure', changeId: null });
    expect(decide(request, 'choose_password', everything)).toMatchObject({ operation: 'reset' });
  });
});

describe('a request that an external system has', () => {
  const submitted = (): ResetRequest => {
    const request = proven(noon);
    decide(request, 'choose_password');
    request.submitted();
    return request;
  };

  it('PR-T21 is told as that, for as long as it takes', () => {
    const request = submitted();
    expect(request).toMatchObject({ status: 'pending_with_external_system', endedAt: null });
    expect(request.state(after(hours(40)))).toBe('submitted');
    request.expire(after(hours(40)), true);
    expect(request.status).toBe('pending_with_external_system');
    expect(eventNames(request)).toContain('recovery.reset.submitted');
  });

  it('PR-T21 takes no second decision meanwhile', () => {
    expect(() => decide(submitted(), 'choose_password')).toThrow(FlowEnded);
  });

  it('PR-T21 succeeds or fails by its word, and that is the end of it', () => {
    const [good, bad] = [submitted(), submitted()];
    good.succeed(after(hours(20)));
    bad.notDone('external-system', after(hours(20)));
    expect([good.state(after(hours(20))), bad.state(after(hours(20)))]).toEqual(['succeeded', 'failed']);
    expect([good.status, bad.status]).toEqual(['success', 'failure']);
    expect(bad.endedAt).toEqual(after(hours(20)));
    expect(() => decide(bad, 'choose_password')).toThrow(FlowEnded);
  });
});
