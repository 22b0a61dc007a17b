/** Which member somebody is whom a provider vouches for: by issuer and subject, never by a mail address (S-37). */
export interface StaffIdentity {
  readonly providerId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly staffId: string;
  /** Made by a group of the provider: the groups of each sign-in say what the member may do. */
  readonly managed: boolean;
}

export abstract class StaffIdentities {
  /** Until the transaction ends nobody else decides whose this identity is. */
  abstract claim(issuer: string, subject: string): Promise<void>;
  abstract find(issuer: string, subject: string): Promise<StaffIdentity | undefined>;
  /** Whether any provider vouches for this member. */
  abstract has(staffId: string): Promise<boolean>;
  /** Throws Conflict when the identity is somebody's already. */
  abstract add(identity: StaffIdentity): Promise<void>;
}
