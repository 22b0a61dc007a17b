import type { StaffRole } from '@latchkey/kernel';
import { RoleNotGrantable } from '../staff-member/errors.ts';
import { administrator } from './rank.ts';

/** Administrators grant every role, everybody else those that they have (S-46). Throws RoleNotGrantable. */
export function requireGrantable(
  roles: readonly StaffRole[],
  by: { readonly roles: readonly StaffRole[] },
): void {
  if (by.roles.includes(administrator)) return;
  if (roles.some((role) => !by.roles.includes(role))) throw new RoleNotGrantable();
}
