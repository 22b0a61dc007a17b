/** Whom a message goes to, read at the moment of sending. */
export interface Recipient {
  readonly email: string;
  readonly displayName: string;
}

/** Asked of the identity context, answered in persistence. */
export abstract class Recipients {
  /** Undefined when the account is gone or may not receive anything any more. */
  abstract find(userId: string): Promise<Recipient | undefined>;
}
