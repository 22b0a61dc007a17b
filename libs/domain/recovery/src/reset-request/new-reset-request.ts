import type { Environment } from '@latchkey/kernel';
import type { Probe } from './events.ts';
import type { RequestKind } from './reset-status.ts';

/** What a recovery begins with. */
export interface NewResetRequest {
  /** Default: self_service. */
  readonly kind?: RequestKind;
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly processId: string;
  /** The version of the policy that it began with, and keeps. */
  readonly processVersion: number;
  readonly applicationId: string;
  readonly storeId: string;
  /** Null for a decoy: nobody has this identifier, or the account may not be recovered. */
  readonly userId: string | null;
  /** Keyed digest of the account, or of what was typed where there is none: unknown accounts have the same brakes. */
  readonly accountKey: Buffer;
  readonly owed: readonly string[];
  /** Optional proofs, of which the person gives as many as `wanted`. */
  readonly optional: readonly string[];
  readonly wanted: number;
  readonly flowDigest: Buffer;
  readonly locale: string;
  /** Minutes that the flow may take from its first proof on; never more than the house allows. */
  readonly requestExpiry: number;
  /** Whether its mails have a link beside the code. */
  readonly mailsLink: boolean;
  /** Set when the name was planted to be tried. */
  readonly probe?: Probe | undefined;
  readonly now: Date;
  readonly linkUntil: Date;
}

/** How soon a flow may mail again, and how long a mailed link lives. */
export interface MailPace {
  readonly resendAfterSeconds: number;
  readonly linkLifetimeSeconds: number;
}
