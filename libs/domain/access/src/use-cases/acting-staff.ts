import { NotAllowed, Permissions, TenantContext, type Permission } from '@latchkey/kernel';
import type { ActingStaff } from '../staff-member/staff-member.ts';
import { StaffSessionRequired } from '../staff-session/errors.ts';

/** The staff member behind this request, if their roles allow it. Throws NotAllowed. */
export function actingStaff(permissions: Permissions, permission: Permission): ActingStaff {
  const { actor } = TenantContext.current();
  permissions.require(actor, permission);
  if (actor.kind !== 'staff') throw new NotAllowed(permission);
  return actor;
}

/** For what every member may do with what is their own. Throws StaffSessionRequired. */
export function staffIdOfCaller(): string {
  const { actor } = TenantContext.current();
  if (actor.kind !== 'staff') throw new StaffSessionRequired(`a ${actor.kind} is no staff`);
  return actor.staffId;
}
