import { Clock, part, Secrets } from '@latchkey/kernel';
import { PasswordHashing } from '@latchkey/credentials';
import { RefreshTokens, Sessions } from '@latchkey/identity';
import { AccessTokens } from '@latchkey/tenancy';
import { SessionBeginning } from './session-beginning.ts';
import { SessionTokens } from './session-tokens.ts';
import { SignInAccounts } from './sign-in-accounts.ts';
import { FindSessionHandler, LiveSessions } from './use-cases/find-session.ts';
import {
  EndOtherSessionsHandler,
  EndOwnSessionHandler,
  FindOwnSessionsHandler,
  OwnSessions,
} from './use-cases/own-sessions.ts';
import { RefreshSessionHandler, SessionContinuation } from './use-cases/refresh-session.ts';
import { PasswordProof, SessionOpening, SignInHandler } from './use-cases/sign-in.ts';
import { SignOutHandler } from './use-cases/sign-out.ts';

/** What an application needs beside the ports to let people sign in and out. */
export const signInParts = [
  part(PasswordProof, PasswordHashing, Secrets),
  part(SessionBeginning, Sessions, Secrets, Clock),
  part(SessionTokens, RefreshTokens, AccessTokens, Secrets),
  part(SessionOpening, SignInAccounts, SessionBeginning, SessionTokens),
  part(SessionContinuation, RefreshTokens, Sessions, SignInAccounts, SessionTokens),
  part(LiveSessions, Sessions, SignInAccounts, Clock),
  part(OwnSessions, LiveSessions, Sessions, Secrets, Clock),
];

export const signInHandlers = [
  SignInHandler,
  SignOutHandler,
  FindSessionHandler,
  RefreshSessionHandler,
  FindOwnSessionsHandler,
  EndOwnSessionHandler,
  EndOtherSessionsHandler,
];
