import { describe, expect, it } from '@jest/globals';
import type { StoreAnswer } from '@latchkey/credentials';
import type { Refusal } from '../conversation-failed.ts';
import { openLdapSignIn, openLdapVerdict, signInRefusal } from './openldap-sign-in.ts';

const rejected = (reason: string) => ({ kind: 'rejected', reason }) as StoreAnswer;
const unavailable: StoreAnswer = { kind: 'unavailable' };

describe('what a sign-in to OpenLDAP says about the password', () => {
  it.each<[string, Refusal, string, StoreAnswer | undefined]>([
    ['who is let in', { code: 0 }, 'accepted', undefined],
    ['who is let in to change it', { code: 0, policyCode: 2 }, 'accepted', undefined],
    ['a wrong password', { code: 49 }, 'refused', rejected('wrong-password')],
    ['a locked account', { code: 49, policyCode: 1 }, 'unknown', rejected('account-protected')],
    ['a password that has run out', { code: 49, policyCode: 0 }, 'unknown', rejected('not-supported')],
    ['another word of the policy', { code: 49, policyCode: 3 }, 'unknown', unavailable],
    ['a busy server', { code: 51 }, 'unknown', unavailable],
    ['a server that wants more', { code: 53 }, 'unknown', unavailable],
    ['what nobody knows', { code: 4711 }, 'unknown', unavailable],
  ])('R-14 R-18 %s', (_, answer, verdict, refusal) => {
    expect(openLdapVerdict(answer)).toBe(verdict);
    expect(signInRefusal(answer)).toEqual(refusal);
  });
});

describe('what a sign-in to OpenLDAP says to whoever signs in', () => {
  it.each<[string, Refusal, string]>([
    ['who is let in', { code: 0 }, 'accepted'],
    ['who is let in to change it', { code: 0, policyCode: 2 }, 'must_change'],
    ['a wrong password', { code: 49 }, 'refused'],
    ['a locked account', { code: 49, policyCode: 1 }, 'refused'],
    ['a password that has run out', { code: 49, policyCode: 0 }, 'refused'],
    ['a busy server', { code: 51 }, 'unavailable'],
  ])('%s', (_, told, answer) => {
    expect(openLdapSignIn(told)).toBe(answer);
  });
});
