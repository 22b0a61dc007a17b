import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '../conversation-failed.ts';
import { findingOf } from './no-operation.ts';

describe('what OpenLDAP says of a change that it is not to make', () => {
  it.each<[string, Refusal | undefined, unknown]>([
    ['it would be made', { code: 16_654 }, 'passed'],
    ['it does not know how not to make it', { code: 12 }, 'absent'],
    ['it was made', undefined, { code: 'no-op-ignored' }],
    ['the right is missing', { code: 50 }, { code: 'not-writable' }],
    ['the old password is wanted', { code: 50, policyCode: 4 }, { code: 'not-writable' }],
    ['the last change was a moment ago', { code: 19, policyCode: 7 }, { code: 'too-young' }],
    ['the password is not good enough', { code: 19, policyCode: 5 }, { code: 'policy' }],
    ['the account is gone', { code: 32 }, { code: 'account-missing' }],
    ['the server only reads', { code: 10 }, { code: 'not-supported' }],
    ['the server is busy', { code: 51 }, { code: '51' }],
    ['anything else', { code: 80 }, { code: '80' }],
  ])('EX-A4 %s', (_, refusal, finding) => {
    expect(findingOf(refusal)).toEqual(finding);
  });
});
