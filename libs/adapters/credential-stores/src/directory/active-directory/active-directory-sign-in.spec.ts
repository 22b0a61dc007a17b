import { describe, expect, it } from '@jest/globals';
import { InvalidCredentialsError } from 'ldapts';
import { refusalOf, type Refusal } from '../conversation-failed.ts';
import { activeDirectorySignIn, activeDirectoryVerdict } from './active-directory-sign-in.ts';

const saying = (sub: string) =>
  refusalOf(
    new InvalidCredentialsError(
      `80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${sub}, v4563`,
    ),
  );

describe('what a sign-in to Active Directory says about the password', () => {
  it.each<[string, Refusal, string]>([
    ['who is let in', { code: 0 }, 'accepted'],
    ['a wrong password', saying('52e'), 'refused'],
    ['a wrong password in capitals', saying('52E'), 'refused'],
    ['a wrong hour', saying('530'), 'accepted'],
    ['a wrong place', saying('531'), 'accepted'],
    ['a password that has run out', saying('532'), 'accepted'],
    ['an account that has run out', saying('701'), 'accepted'],
    ['a password that must be changed', saying('773'), 'accepted'],
    ['nobody of this name', saying('525'), 'unknown'],
    ['a disabled account', saying('533'), 'unknown'],
    ['a locked account', saying('775'), 'unknown'],
    ['what nobody knows', saying('0'), 'unknown'],
    ['a refusal without a reason', { code: 49 }, 'unknown'],
    ['a busy server', { code: 51 }, 'unknown'],
    ['another error with the same words', { code: 53, subCode: '52e' }, 'unknown'],
  ])('R-14 R-18 %s', (_, answer, verdict) => {
    expect(activeDirectoryVerdict(answer)).toBe(verdict);
  });
});

describe('what a sign-in to Active Directory says to whoever signs in', () => {
  it.each<[string, Refusal, string]>([
    ['who is let in', { code: 0 }, 'accepted'],
    ['a password that has run out', saying('532'), 'must_change'],
    ['a password that must be changed', saying('773'), 'must_change'],
    ['a wrong password', saying('52e'), 'refused'],
    ['a wrong hour', saying('530'), 'refused'],
    ['an account that has run out', saying('701'), 'refused'],
    ['a disabled account', saying('533'), 'refused'],
    ['a locked account', saying('775'), 'refused'],
    ['a busy server', { code: 51 }, 'unavailable'],
  ])('%s', (_, told, answer) => {
    expect(activeDirectorySignIn(told)).toBe(answer);
  });
});
