import type { MethodKey } from '../methods/method-traits.ts';

/** Somebody who is signed in and looks after the ways in which they can prove who they are. */
export interface EnrollingPerson {
  readonly userId: string;
  readonly userName: string;
  readonly tenantName: string;
  readonly applicationId: string;
  readonly portalOrigin: string;
  readonly privileged: boolean;
  /** Null where the password does not live here. */
  readonly phc: string | null;
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
  abstract find(sessionDigest: Buffer): Promise<EnrollingPerson | undefined>;
  /** Active verifications whose method is one of these and is not switched off, by name. */
  abstract offers(methods: readonly MethodKey[]): Promise<readonly EnrolmentOffer[]>;
}
