import type { StoreCheck, StoreProbe } from './store-check.ts';

/** Whose password, in which store, and which attempt: a store that can compare refuses an older attempt. */
export interface StoreAccount {
  readonly storeId: string;
  readonly userId: string;
  readonly userName: string;
}

export interface StoreAttempt {
  readonly changeId: string;
  /** Fencing number: grows with each attempt at the account. */
  readonly fence: number;
}

export const rejectionReasons = [
  'policy',
  'history',
  'too-young',
  'account-missing',
  'account-protected',
  'wrong-password',
  'not-supported',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** What a store can say. Expected answers are values; an exception means a defect. */
export type StoreAnswer =
  | { readonly kind: 'applied' }
  | { readonly kind: 'rejected'; readonly reason: RejectionReason }
  /** Somebody has it who answers later, by the ticket and until the deadline. */
  | { readonly kind: 'pending'; readonly ticket: string; readonly deadline: Date }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'unknown' };

/** What a reset does in the same step as setting the password. */
export interface ResetOptions {
  /** The next sign-in there asks for another password. */
  readonly mustChange: boolean;
  /** Ends a lock that too many wrong passwords have brought about. */
  readonly unlock: boolean;
}

export const plainReset: ResetOptions = { mustChange: false, unlock: false };

/** Whether a store lets nobody in, whatever the password; `unknown` when it cannot say. */
export type LockState = 'locked' | 'not_locked' | 'unknown';

/** One kind of store, spoken to. Held by the worker alone. */
export abstract class StoreDriver {
  abstract readonly key: string;
  /** Sets a new password without the old one. Repeating it with the same password is harmless. */
  abstract reset(
    account: StoreAccount,
    password: string,
    attempt: StoreAttempt,
    options: ResetOptions,
  ): Promise<StoreAnswer>;
}

/** A store that can end a lock and leave the password as it is. Repeating it is harmless. */
export interface CanUnlock {
  unlock(account: StoreAccount, attempt: StoreAttempt): Promise<StoreAnswer>;
}

export function canUnlock(driver: StoreDriver): driver is StoreDriver & CanUnlock {
  return 'unlock' in driver && typeof driver.unlock === 'function';
}

/** A store whose own system makes the new password and brings it to its owner: none is asked for, none is seen. */
export interface CanMakePassword {
  makePassword(account: StoreAccount, attempt: StoreAttempt, options: ResetOptions): Promise<StoreAnswer>;
}

export function canMakePassword(driver: StoreDriver): driver is StoreDriver & CanMakePassword {
  return 'makePassword' in driver && typeof driver.makePassword === 'function';
}

/** A store that can be asked whether an account is locked. */
export interface CanReadLockState {
  lockState(account: StoreAccount): Promise<LockState>;
}

export function canReadLockState(driver: StoreDriver): driver is StoreDriver & CanReadLockState {
  return 'lockState' in driver && typeof driver.lockState === 'function';
}

/** A store that can tell whether an attempt reached it, so that a lost answer need not stay unknown. */
export interface CanTellApplied {
  hasApplied(account: StoreAccount, attempt: StoreAttempt): Promise<boolean>;
}

export function canTellApplied(driver: StoreDriver): driver is StoreDriver & CanTellApplied {
  return 'hasApplied' in driver && typeof driver.hasApplied === 'function';
}

/**
 * A store whose changes wait with an external system, and that knows which it has. Called inside a transaction. A change
 * that it has is not called again.
 */
export interface CanTellPending {
  /** The same answer as the first call's; undefined when nobody has it. */
  pending(attempt: StoreAttempt): Promise<StoreAnswer | undefined>;
}

export function canTellPending(driver: StoreDriver): driver is StoreDriver & CanTellPending {
  return 'pending' in driver && typeof driver.pending === 'function';
}

/** A store in which somebody who knows the password can change it: the store compares the old one. */
export interface CanChange {
  /** `wrong-password` when the old one is not right. Repeating it is not harmless: the old one is right only once. */
  change(
    account: StoreAccount,
    passwords: { readonly current: string; readonly next: string },
    attempt: StoreAttempt,
  ): Promise<StoreAnswer>;
}

export function canChange(driver: StoreDriver): driver is StoreDriver & CanChange {
  return 'change' in driver && typeof driver.change === 'function';
}

/** Whether a store lets somebody in with a password; `unknown` when it does not say. */
export type SignInVerdict = 'accepted' | 'refused' | 'unknown';

/**
 * A store that can be asked, by one sign-in, whether a password counts. A refusal may add to its own count of wrong
 * passwords, so nobody asks twice.
 */
export interface CanTellPassword {
  /** Asks the server that took the write of `attempt` where the driver knows it. */
  accepts(account: StoreAccount, password: string, attempt: StoreAttempt): Promise<SignInVerdict>;
}

export function canTellPassword(driver: StoreDriver): driver is StoreDriver & CanTellPassword {
  return 'accepts' in driver && typeof driver.accepts === 'function';
}

/** What a store says to a sign-in; `must_change`: the password is right, and another one must be chosen. */
export const signInAnswers = ['accepted', 'must_change', 'refused', 'unavailable'] as const;
export type SignInAnswer = (typeof signInAnswers)[number];

/**
 * A store at which people sign in. Unlike `accepts` it asks whether they may come in at this moment: whoever is disabled,
 * locked, expired or shut out at this hour may not, and is not told why. A wrong password counts there.
 */
export interface CanSignIn {
  signIn(account: StoreAccount, password: string): Promise<SignInAnswer>;
}

export function canSignIn(driver: StoreDriver): driver is StoreDriver & CanSignIn {
  return 'signIn' in driver && typeof driver.signIn === 'function';
}

/** Whose sessions a store holds: of the accounts in it alone, or of everybody, wherever their password is. */
export const sessionsOf = ['own', 'everybody'] as const;
export type SessionsOf = (typeof sessionsOf)[number];

/** Whose sessions are to end, and by which names the holder may know that person. */
export interface SessionAccount extends StoreAccount {
  /** Another system's id of the person, as provisioning has brought it. */
  readonly externalId: string | null;
}

/** A store, or an identity provider that is described as one, that can end the sessions which it holds. */
export interface CanEndSessions {
  /** Repeating it is harmless. `applied` only when the holder said so. */
  endSessions(account: SessionAccount, attempt: StoreAttempt): Promise<StoreAnswer>;
}

export function canEndSessions(driver: StoreDriver): driver is StoreDriver & CanEndSessions {
  return 'endSessions' in driver && typeof driver.endSessions === 'function';
}

/** A store whose connection can be tested. Nothing there is changed by it. */
export interface CanTest {
  test(storeId: string, probe: StoreProbe): Promise<readonly StoreCheck[]>;
}

export function canTest(driver: StoreDriver): driver is StoreDriver & CanTest {
  return 'test' in driver && typeof driver.test === 'function';
}

/** The drivers that this process holds. */
export abstract class StoreDrivers {
  /** Throws when no driver has this key: a store of that type cannot have been saved. */
  abstract of(driver: string): StoreDriver;
}
