import { NotAllowed, Permissions, TenantContext, type Permission } from '@latchkey/kernel';
import type { ActingStaff } from '../staff-member/staff-member.ts';

/** The staff member behind this request, if their roles allow it. Throws NotAllowed. */
export function actingStaff(permissions: Permissions, permission: Permission): ActingStaff {
  const { actor } = TenantContext.current();
  permissions.require(actor, permission);
  if (actor.kind !== 'staff') throw new NotAllowed(permission);
  return actor;
}
