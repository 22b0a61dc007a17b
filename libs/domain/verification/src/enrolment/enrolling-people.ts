import type { MethodKey } from '../methods/method-traits.ts';

/** Somebody who looks after the ways in which they can prove who they are: signed in, or by a mailed link. */
export interface EnrollingPerson {
  readonly userId: string;
  readonly userName: string;
  readonly tenantName: string;
  readonly applicationId: string;
  readonly portalOrigin: string;
  readonly privileged: boolean;
  /** Null where the password does not live here. */
  readonly phc: string | null;
  /** By a mailed link: they have shown no password. */
  readonly byLink: boolean;
}

/** Whom a session is of, and what a mailed link that has opened it was sent to. */
export interface FoundPerson extends Omit<EnrollingPerson, 'byLink'> {
  readonly email: string;
  /** Null for whoever has signed in. */
  readonly linkDestination: Buffer | null;
}

/** A verification that people can enrol in by themselves. */
export interface EnrolmentOffer {
  readonly verificationId: string;
  readonly name: string;
  readonly method: MethodKey;
  readonly parameters: unknown;
}

/** Asked of identity, sign-in and the tenant's verifications; each answered in persistence by one statement. */
export abstract class EnrollingPeople {
  /** By the digest of a session's token; undefined when the session has ended, or its user may not sign in. */
  abstract find(sessionDigest: Buffer): Promise<FoundPerson | undefined>;
  /** Active verifications whose method is one of these and is not switched off, by name. */
  abstract offers(methods: readonly MethodKey[]): Promise<readonly EnrolmentOffer[]>;
}
