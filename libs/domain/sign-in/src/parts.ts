import { Clock, part, Secrets } from '@latchkey/kernel';
import { PasswordHashing } from '@latchkey/credentials';
import { Sessions } from '@latchkey/identity';
import { SignInAccounts } from './sign-in-accounts.ts';
import { FindSessionHandler, LiveSessions } from './use-cases/find-session.ts';
import { PasswordProof, SessionOpening, SignInHandler } from './use-cases/sign-in.ts';
import { SignOutHandler } from './use-cases/sign-out.ts';

/** What an application needs beside the ports to let people sign in and out. */
export const signInParts = [
  part(PasswordProof, PasswordHashing, Secrets),
  part(SessionOpening, Sessions, SignInAccounts, Secrets, Clock),
  part(LiveSessions, Sessions, SignInAccounts, Clock),
];

export const signInHandlers = [SignInHandler, SignOutHandler, FindSessionHandler];
