import type { IdentificationKind } from '@latchkey/identity';
import type { Environment } from '@latchkey/kernel';
import type { MethodKey } from '@latchkey/verification';

export interface StoreFacts {
  readonly active: boolean;
  /** Stores of mock drivers keep nothing; they are for the test environment. */
  readonly mock: boolean;
  readonly acceptsPassword: boolean;
  /** An external system carries it out, and answers when nobody waits for the answer any more. */
  readonly answersLater: boolean;
  readonly canUnlock: boolean;
  /** Its passwords open the mailboxes that mails of this process go to (S-35). */
  readonly holdsMailboxes: boolean;
  readonly multiFactorSignIn: boolean;
}

export interface VerificationFacts {
  readonly method: MethodKey;
  readonly active: boolean;
  /** False while the tenant has switched the method off (PR-B10). */
  readonly methodAllowed: boolean;
}

export interface IdentificationFacts {
  readonly active: boolean;
  readonly kind: IdentificationKind;
}

/** What is true around a process at this moment; asked of many contexts, answered in one statement. */
export interface ProcessFacts {
  readonly environment: Environment;
  /** Undefined when there is no such application in this environment. */
  readonly application: { readonly active: boolean; readonly origins: readonly string[] } | undefined;
  readonly store: StoreFacts | undefined;
  /** Undefined when there is no such type in this environment, or none was chosen. */
  readonly identificationType: IdentificationFacts | undefined;
  /** Those of the attached verifications that exist, by id. */
  readonly verifications: ReadonlyMap<string, VerificationFacts>;
  /** Those of the audience's groups that exist. */
  readonly groupIds: ReadonlySet<string>;
  /** What is to run after a reset; undefined when it is absent or answers another question. */
  readonly postReset: { readonly active: boolean } | undefined;
  /** What makes passwords; undefined when it is absent or answers another question. */
  readonly generator: { readonly active: boolean } | undefined;
  /** Those of the checks of who is enrolled that exist and answer that question, by id. */
  readonly enrolmentChecks: ReadonlyMap<string, { readonly active: boolean }>;
  readonly addressTaken: boolean;
  /** Whether links and passwords can go by SMS. */
  readonly canSendSms: boolean;
  /** Whether codes can: an SMS service of the environment is active. */
  readonly hasSmsService: boolean;
}
