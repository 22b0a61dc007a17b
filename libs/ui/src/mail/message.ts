import type { Locale } from '../locales.ts';
import type { OwnTexts } from '../own-words.ts';

interface AnyMessage {
  readonly locale: Locale;
  readonly tenantName: string;
  readonly applicationName: string;
  readonly supportContact?: string | null | undefined;
  /** Chosen by the person himself: shown defanged, and never in the subject. */
  readonly recipientName?: string | null | undefined;
  readonly timeZone?: string | undefined;
  /** What the tenant says in words of its own. */
  readonly texts?: OwnTexts | undefined;
}

export interface ResetLinkMessage extends AnyMessage {
  readonly kind: 'reset-link';
  readonly link?: string | undefined;
  readonly linkExpiresAt?: Date | undefined;
  readonly code?: string | undefined;
  readonly codeExpiresAt?: Date | undefined;
}

export interface PasswordChangedMessage extends AnyMessage {
  readonly kind: 'password-changed';
}

/** Brings a password that was made for the person. */
export interface NewPasswordMessage extends AnyMessage {
  readonly kind: 'new-password';
  readonly password?: string | undefined;
}

export interface AccountUnlockedMessage extends AnyMessage {
  readonly kind: 'account-unlocked';
}

/** What an external system was asked for was not done: it said so, or did not say anything in time. */
export interface ResetNotDoneMessage extends AnyMessage {
  readonly kind: 'reset-failed' | 'reset-unanswered';
}

/** The ways in which somebody can prove who they are have changed. */
export interface MethodsChangedMessage extends AnyMessage {
  readonly kind: 'method-added' | 'method-removed';
}

/** Brings a link that an administrator has asked for. */
export interface StaffResetLinkMessage extends AnyMessage {
  readonly kind: 'staff-reset-link';
  readonly link?: string | undefined;
  readonly linkExpiresAt?: Date | undefined;
}

/** Lets a person enrol in a first way to prove who they are. */
export interface EnrolmentLinkMessage extends AnyMessage {
  readonly kind: 'enrolment-link';
  readonly link?: string | undefined;
  readonly linkExpiresAt?: Date | undefined;
}

/** The person could not recover. It holds no secret: they sign in as always. */
export interface EnrolmentReminderMessage extends AnyMessage {
  readonly kind: 'enrolment-reminder';
  /** Of the application, where it has told one. */
  readonly signInUrl?: string | null | undefined;
}

/** To somebody who administers the tenant. */
export interface ProcessDeactivatedMessage extends AnyMessage {
  readonly kind: 'process-deactivated';
  readonly processName: string;
  /** What it lacks and what to do about it. */
  readonly missing: readonly string[];
  /** How many other processes have ended in such a way. */
  readonly others: number;
}

/** To somebody who administers the tenant: an external system has contradicted itself, or somebody in its name. */
export interface OutcomeContradictedMessage extends AnyMessage {
  readonly kind: 'outcome-contradicted';
  readonly storeName: string;
  readonly reference: string;
  readonly ended: 'completed_with_success' | 'completed_with_failure' | 'expired' | 'withdrawn';
  /** How many other tasks of the store were contradicted within a day. */
  readonly others: number;
}

export type Message =
  | ResetLinkMessage
  | StaffResetLinkMessage
  | PasswordChangedMessage
  | NewPasswordMessage
  | AccountUnlockedMessage
  | ResetNotDoneMessage
  | MethodsChangedMessage
  | EnrolmentLinkMessage
  | EnrolmentReminderMessage
  | ProcessDeactivatedMessage
  | OutcomeContradictedMessage;

export interface RenderedMessage {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What a mail says, in order. Both parts are written from it, so that they cannot differ. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly quiet?: boolean }
  | { readonly kind: 'button'; readonly label: string; readonly address: string; readonly copyHint: string }
  | { readonly kind: 'code'; readonly code: string };

export class UnusableMessage extends Error {
  override readonly name = 'UnusableMessage';
}
