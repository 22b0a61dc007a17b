import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '../conversation-failed.ts';
import { activeDirectoryAnswer } from './active-directory-refusals.ts';

const rejected = (reason: string) => ({ kind: 'rejected', reason });

describe('what Active Directory refuses', () => {
  it.each<[string, Refusal, object]>([
    [
      'a password against the policy, as Windows says it',
      { code: 53, windowsCode: '0000052D' },
      rejected('policy'),
    ],
    [
      'a password against the policy, as Samba says it',
      { code: 19, windowsCode: '0000052D' },
      rejected('policy'),
    ],
    ['an account that is gone', { code: 32, windowsCode: '00002030' }, rejected('account-missing')],
    ['an account without the right', { code: 50 }, rejected('account-protected')],
    ['a server that only reads', { code: 10 }, rejected('not-supported')],
    ['a control that it does not know', { code: 12 }, rejected('not-supported')],
    ['what it will not do', { code: 53, windowsCode: '0000001F' }, rejected('not-supported')],
    ['while it is busy', { code: 51 }, { kind: 'unavailable' }],
    ['while it is starting', { code: 52 }, { kind: 'unavailable' }],
    ['a wrong old password', { code: 19, windowsCode: '00000056' }, rejected('wrong-password')],
    ['a change of a locked account', { code: 19, windowsCode: '00000775' }, rejected('account-protected')],
    ['another constraint', { code: 19, windowsCode: '00002082' }, { kind: 'unknown' }],
    ['a wrong password of another error', { code: 80, windowsCode: '00000056' }, { kind: 'unknown' }],
    ['anything else', { code: 80, windowsCode: '0000052D' }, { kind: 'unknown' }],
    ['what nobody knows', { code: 4711 }, { kind: 'unknown' }],
    ['a success that is none', { code: 0 }, { kind: 'unknown' }],
  ])('%s', (_, refusal, answer) => {
    expect(activeDirectoryAnswer(refusal)).toEqual(answer);
  });
});
