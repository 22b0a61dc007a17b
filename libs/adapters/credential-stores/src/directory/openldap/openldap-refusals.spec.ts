import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '../conversation-failed.ts';
import { openLdapAnswer } from './openldap-refusals.ts';

const rejected = (reason: string) => ({ kind: 'rejected', reason });

describe('what OpenLDAP refuses', () => {
  it.each<[string, Refusal, object]>([
    ['a short password', { code: 19, policyCode: 6 }, rejected('policy')],
    ['a password that it cannot judge', { code: 19, policyCode: 5 }, rejected('policy')],
    ['a password, without a word on why', { code: 19 }, rejected('policy')],
    ['a password of before', { code: 19, policyCode: 8 }, rejected('history')],
    ['a password too early', { code: 19, policyCode: 7 }, rejected('too-young')],
    ['an account that is gone', { code: 32 }, rejected('account-missing')],
    ['an account without the right', { code: 50 }, rejected('account-protected')],
    ['an account that nobody may change', { code: 50, policyCode: 3 }, rejected('account-protected')],
    ['a password without the old one', { code: 50, policyCode: 4 }, rejected('account-protected')],
    ['an operation that it does not know', { code: 2 }, rejected('not-supported')],
    ['a server that only reads', { code: 10 }, rejected('not-supported')],
    ['what it will not do', { code: 53 }, rejected('not-supported')],
    ['while it is busy', { code: 51 }, { kind: 'unavailable' }],
    ['while it is stopping', { code: 52 }, { kind: 'unavailable' }],
    ['anything else', { code: 80, policyCode: 8 }, { kind: 'unknown' }],
    ['a success that is none', { code: 0 }, { kind: 'unknown' }],
  ])('%s', (_, refusal, answer) => {
    expect(openLdapAnswer(refusal)).toEqual(answer);
  });
});
