/** Whom a message goes to, read at the moment of sending. */
export interface Recipient {
  readonly email: string;
  readonly displayName: string;
}

/** Asked of the identity and access contexts, answered in persistence. */
export abstract class Recipients {
  /** Undefined when the account is gone or may not receive anything any more. */
  abstract find(userId: string): Promise<Recipient | undefined>;
  /** Undefined when they do not administer the tenant, or may not sign in, any more. */
  abstract administrator(staffId: string): Promise<Recipient | undefined>;
}
