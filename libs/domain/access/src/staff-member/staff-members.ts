import type { StaffMember } from './staff-member.ts';

/** What a sign-in compares with. */
export interface StaffAccount {
  readonly staffId: string;
  readonly active: boolean;
  /** Null for somebody who has not joined yet. */
  readonly passwordHash: string | null;
}

/** All staff of the tenant. */
export abstract class StaffMembers {
  /** Throws NotFound. */
  abstract get(id: string): Promise<StaffMember>;
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<StaffMember>;
  /** Throws StaffAddressTaken. */
  abstract add(member: StaffMember): Promise<void>;
  /** By the key of an address, one statement whether somebody is found or not. Not active in a suspended tenant. */
  abstract account(emailKey: string): Promise<StaffAccount | undefined>;
  /**
   * How many administrators besides this one could sign in by a password, whether or not a provider answers. All of them stay locked until the transaction ends, in
   * one order, so that two administrators cannot remove each other at the same moment.
   */
  abstract countOtherAdministrators(id: string): Promise<number>;
}
