import { Aggregate, InvalidInput, type StaffRole } from '@latchkey/kernel';
import { requireGrantable } from '../roles/grantable.ts';
import { administrator, rankOf } from '../roles/rank.ts';
import { AlreadyJoined, HigherRank, LastAdministrator, OwnRoles } from './errors.ts';
import * as happened from './events.ts';
import { isStaffAddress, staffAddressFault, staffAddressKey } from './staff-address.ts';

/** Who acts, with the roles that they have at this request. */
export interface ActingStaff {
  readonly staffId: string;
  readonly roles: readonly StaffRole[];
}

export interface NewStaffMember {
  readonly tenantId: string;
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly createdAt: Date;
}

export interface Joining {
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string;
}

/** Somebody who works for the tenant. Invited until they choose a password; every rule about roles is here. */
export class StaffMember extends Aggregate {
  tenantId!: string;
  id!: string;
  email!: string;
  emailKey!: string;
  displayName!: string;
  roles!: readonly StaffRole[];
  passwordHash!: string | null;
  status!: 'invited' | 'active' | 'disabled';
  createdAt!: Date;
  version!: number;

  /** Throws InvalidInput, RoleNotGrantable. */
  static invite(member: NewStaffMember, roles: readonly StaffRole[], by: ActingStaff): StaffMember {
    const invited = StaffMember.make(member, 'invited');
    requireGrantable(roles, by);
    invited.roles = unique(roles);
    invited.record(new happened.StaffInvited(invited.id, invited.roles));
    return invited;
  }

  /** The administrator behind the tenant's first door, who chose a password there and then. Throws InvalidInput. */
  static firstAdministrator(member: NewStaffMember, passwordHash: string): StaffMember {
    const first = StaffMember.make(member, 'active');
    first.roles = [administrator];
    first.passwordHash = passwordHash;
    first.record(new happened.StaffJoined(first.id, first.roles));
    return first;
  }

  /** Whom nobody has invited: an identity provider vouches for them, and a group there has these roles. */
  static arrive(member: NewStaffMember, roles: readonly StaffRole[]): StaffMember {
    const arrived = StaffMember.make(member, 'active');
    arrived.roles = unique(roles);
    arrived.record(new happened.StaffJoined(arrived.id, arrived.roles));
    return arrived;
  }

  private static make(member: NewStaffMember, status: StaffMember['status']): StaffMember {
    if (!isStaffAddress(member.email)) throw new InvalidInput([staffAddressFault]);
    const emailKey = staffAddressKey(member.email);
    return Object.assign(new StaffMember(), member, {
      emailKey,
      status,
      roles: [],
      passwordHash: null,
      version: 1,
    });
  }

  get isAdministrator(): boolean {
    return this.roles.includes(administrator);
  }

  /** The invited person chooses a name and a password. Throws AlreadyJoined, and InvalidInput for another address. */
  join({ email, displayName, passwordHash }: Joining): void {
    if (this.status !== 'invited') throw new AlreadyJoined();
    if (staffAddressKey(email) !== this.emailKey) throw new InvalidInput([otherAddress]);
    this.displayName = displayName;
    this.passwordHash = passwordHash;
    this.status = 'active';
    this.record(new happened.StaffJoined(this.id, this.roles));
  }

  /** The invited person proves who they are to an identity provider, and has no password. Throws AlreadyJoined. */
  joinByProvider(): void {
    if (this.status !== 'invited') throw new AlreadyJoined();
    this.status = 'active';
    this.record(new happened.StaffJoined(this.id, this.roles));
  }

  /**
   * The groups of this sign-in decide. Whoever wrote down what they are worth could grant it. The last administrator
   * stays one, whatever a group says. `otherAdministrators` as for changeRoles.
   */
  followGroups(roles: readonly StaffRole[], otherAdministrators: number): void {
    const isLast = this.isAdministrator && this.status === 'active' && otherAdministrators === 0;
    this.take(isLast ? [...roles, administrator] : roles);
  }

  /** Throws AlreadyJoined, HigherRank. */
  inviteAgain(by: ActingStaff): void {
    this.refuseBelow(by);
    if (this.status !== 'invited') throw new AlreadyJoined();
    this.record(new happened.StaffInvitationRenewed(this.id));
  }

  /**
   * `otherAdministrators`: how many active ones there are besides this member, counted under a lock.
   * Throws OwnRoles, HigherRank, RoleNotGrantable, LastAdministrator.
   */
  changeRoles(roles: readonly StaffRole[], by: ActingStaff, otherAdministrators: number): void {
    if (by.staffId === this.id) throw new OwnRoles();
    this.refuseBelow(by);
    requireGrantable(
      roles.filter((role) => !this.roles.includes(role)),
      by,
    );
    if (!roles.includes(administrator)) this.refuseLast(otherAdministrators);
    this.take(roles);
  }

  /** Throws HigherRank, LastAdministrator. */
  disable(by: ActingStaff, otherAdministrators: number): void {
    this.refuseBelow(by);
    if (this.status === 'disabled') return;
    this.refuseLast(otherAdministrators);
    this.status = 'disabled';
    this.record(new happened.StaffDisabled(this.id));
  }

  /** `hasIdentity`: a provider vouches for the member, who needs no password. Throws HigherRank. */
  enable(by: ActingStaff, hasIdentity: boolean): void {
    this.refuseBelow(by);
    if (this.status !== 'disabled') return;
    this.status = this.passwordHash === null && !hasIdentity ? 'invited' : 'active';
    this.record(new happened.StaffEnabled(this.id));
  }

  /** Throws HigherRank. */
  requireRankOf(by: ActingStaff): void {
    this.refuseBelow(by);
  }

  private take(roles: readonly StaffRole[]): void {
    const wanted = unique(roles);
    if (wanted.join() === this.roles.join()) return;
    this.roles = wanted;
    this.record(new happened.StaffRolesChanged(this.id, wanted));
  }

  private refuseBelow(by: ActingStaff): void {
    if (rankOf(by.roles) < rankOf(this.roles)) throw new HigherRank();
  }

  private refuseLast(otherAdministrators: number): void {
    if (this.isAdministrator && this.status === 'active' && otherAdministrators === 0)
      throw new LastAdministrator();
  }
}

const otherAddress = {
  pointer: '/email',
  code: 'other-address',
  detail: 'Give the address that was invited.',
} as const;

/** Each role once, in one order. */
function unique(roles: readonly StaffRole[]): StaffRole[] {
  return [...new Set(roles)].sort();
}
