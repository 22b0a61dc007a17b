import type { StaffRole } from '@latchkey/kernel';

export const administrator = 'password_reset_admin' satisfies StaffRole;

const ranks: Readonly<Record<StaffRole, number>> = {
  password_reset_admin: 3,
  password_reset_credential_manager: 2,
  password_reset_service_desk: 1,
};

/** How high an account stands: as high as its highest role. Nobody acts on an account above their own (S-46). */
export function rankOf(roles: readonly StaffRole[]): number {
  return Math.max(0, ...roles.map((role) => ranks[role]));
}
