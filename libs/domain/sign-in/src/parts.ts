import {
  CredentialChanges,
  CredentialStores,
  PasswordHashing,
  PasswordPolicies,
  RemotePasswords,
  remotePasswordParts,
  StoreKinds,
  StoreTypes,
} from '@latchkey/credentials';
import { RefreshTokens, Sessions, Users } from '@latchkey/identity';
import { Clock, part, Secrets, UnitOfWork } from '@latchkey/kernel';
import { Messages } from '@latchkey/messaging';
import { AccessTokens } from '@latchkey/tenancy';
import { ManagedAccounts } from './own-change/managed-account.ts';
import { OwnChanges } from './own-change/own-change.ts';
import { OwnChangeConsequences, OwnChangeNotices } from './own-change/own-change-consequences.ts';
import { OwnChangeIntention } from './own-change/own-change-intention.ts';
import { ResetFlagListener } from './own-change/reset-flag-listener.ts';
import { PasswordProof } from './password-proof.ts';
import { PasswordTries } from './password-tries.ts';
import { PausedSignIns } from './paused-sign-in/paused-sign-in.ts';
import { SignInPause } from './paused-sign-in/sign-in-pause.ts';
import { SessionBeginning } from './session-beginning.ts';
import { SessionGrant } from './session-grant.ts';
import { SessionTokens } from './session-tokens.ts';
import { SignInAccounts } from './sign-in-accounts.ts';
import { SignInEnding } from './sign-in-ending.ts';
import { SignInPlans } from './sign-in-plan/sign-in-plan.ts';
import {
  ChangeSignInPlanHandler,
  FindSignInPlanHandler,
  PlanExamination,
} from './use-cases/administer-sign-in-plan.ts';
import {
  AnswerResetPasswordHandler,
  EntryAcceptance,
  EntryExamination,
} from './use-cases/answer-reset-password.ts';
import { AskAtSignInHandler } from './use-cases/ask-at-sign-in.ts';
import { AwaitActionUpdateHandler, AwaitOwnChangeHandler } from './use-cases/await-own-change.ts';
import {
  ChangeOwnPasswordHandler,
  OwnChangeEntry,
  OwnOffers,
  OwnPasswordExamination,
  UnlockOwnAccountHandler,
} from './use-cases/change-own-password.ts';
import { ContinueSignInHandler, PausedSignInLookup, SignInProgress } from './use-cases/continue-sign-in.ts';
import { FindSessionHandler, LiveSessions } from './use-cases/find-session.ts';
import {
  EndOtherSessionsHandler,
  EndOwnSessionHandler,
  FindOwnSessionsHandler,
  OwnSessions,
} from './use-cases/own-sessions.ts';
import { RefreshSessionHandler, SessionContinuation } from './use-cases/refresh-session.ts';
import { SessionOpening, SignInHandler } from './use-cases/sign-in.ts';
import { SignOutHandler } from './use-cases/sign-out.ts';

/** What follows when a store has what an owner asked for, and what an old password had opened. */
export const ownChangeConsequenceParts = [
  part(SignInEnding, Sessions, PausedSignIns),
  part(OwnChangeNotices, Messages, Secrets),
  part(ResetFlagListener, Users),
  part(OwnChangeConsequences, OwnChanges, PausedSignIns, SignInEnding, OwnChangeNotices, ResetFlagListener),
];

/** Whoever is signed in, or signing in, changes their own account. */
const ownChangeParts = [
  part(OwnChangeIntention, OwnChanges, CredentialChanges, Secrets, Clock),
  part(OwnOffers, LiveSessions, OwnChanges, Secrets),
  part(OwnPasswordExamination, UnitOfWork, OwnOffers, SignInAccounts, PasswordPolicies, PasswordTries),
  part(OwnChangeEntry, OwnOffers, OwnChangeIntention, Secrets),
  part(ManagedAccounts, Users, CredentialStores, StoreTypes),
];

/** A sign-in that stops for what the application's plan asks. */
const pausedSignInParts = [
  part(SignInPause, SignInPlans, PausedSignIns, Secrets, Clock),
  part(PausedSignInLookup, PausedSignIns, Secrets, Clock),
  part(SignInProgress, PausedSignInLookup, SignInAccounts, SessionGrant),
  part(
    EntryExamination,
    ...([UnitOfWork, PausedSignInLookup, SignInAccounts, ManagedAccounts, PasswordPolicies] as const),
  ),
  part(EntryAcceptance, PausedSignInLookup, OwnChangeIntention, Secrets),
];

/** What an application needs beside the ports, and `ownPasswordParts`, to let people sign in and out. */
export const signInParts = [
  ...remotePasswordParts,
  part(PasswordProof, PasswordHashing, RemotePasswords, Secrets),
  part(SessionBeginning, Sessions, Secrets, Clock),
  part(SessionTokens, RefreshTokens, AccessTokens, Secrets),
  part(SessionGrant, SessionBeginning, SessionTokens),
  part(SessionOpening, SignInAccounts, SignInPause, SessionGrant),
  part(SessionContinuation, RefreshTokens, Sessions, SignInAccounts, SessionTokens),
  part(LiveSessions, Sessions, SignInAccounts, OwnChanges, Clock),
  part(OwnSessions, LiveSessions, Sessions, Secrets, Clock),
  ...ownChangeParts,
  ...pausedSignInParts,
];

export const signInHandlers = [
  SignInHandler,
  SignOutHandler,
  ContinueSignInHandler,
  AnswerResetPasswordHandler,
  ChangeOwnPasswordHandler,
  UnlockOwnAccountHandler,
  AskAtSignInHandler,
  AwaitOwnChangeHandler,
  AwaitActionUpdateHandler,
  FindSessionHandler,
  RefreshSessionHandler,
  FindOwnSessionsHandler,
  EndOwnSessionHandler,
  EndOtherSessionsHandler,
];

/** What an application needs beside the ports to administer what happens while people sign in. */
export const signInAdministrationParts = [part(PlanExamination, CredentialStores, StoreTypes, StoreKinds)];

export const signInAdministrationHandlers = [FindSignInPlanHandler, ChangeSignInPlanHandler];
