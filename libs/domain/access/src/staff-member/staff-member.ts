import { Aggregate, InvalidInput, type StaffRole } from '@latchkey/kernel';
import { administrator, rankOf } from '../roles/rank.ts';
import { AlreadyJoined, HigherRank, LastAdministrator, OwnRoles, RoleNotGrantable } from './errors.ts';
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
    refuseForeignRoles(roles, by);
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
    refuseForeignRoles(
      roles.filter((role) => !this.roles.includes(role)),
      by,
    );
    if (!roles.includes(administrator)) this.refuseLast(otherAdministrators);
    const wanted = unique(roles);
    if (wanted.join() === this.roles.join()) return;
    this.roles = wanted;
    this.record(new happened.StaffRolesChanged(this.id, wanted));
  }

  /** Throws HigherRank, LastAdministrator. */
  disable(by: ActingStaff, otherAdministrators: number): void {
    this.refuseBelow(by);
    if (this.status === 'disabled') return;
    this.refuseLast(otherAdministrators);
    this.status = 'disabled';
    this.record(new happened.StaffDisabled(this.id));
  }

  /** Throws HigherRank. */
  enable(by: ActingStaff): void {
    this.refuseBelow(by);
    if (this.status !== 'disabled') return;
    this.status = this.passwordHash === null ? 'invited' : 'active';
    this.record(new happened.StaffEnabled(this.id));
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

function refuseForeignRoles(roles: readonly StaffRole[], by: ActingStaff): void {
  if (by.roles.includes(administrator)) return;
  if (roles.some((role) => !by.roles.includes(role))) throw new RoleNotGrantable();
}

/** Each role once, in one order. */
function unique(roles: readonly StaffRole[]): StaffRole[] {
  return [...new Set(roles)].sort();
}
