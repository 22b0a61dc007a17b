/** What a key can be made for. A key has those that were named when it was made, and never another one. */
export const applicationPermissions = [
  'password-reset-workflow:execute',
  'password-reset-workflow:suppress-notification',
] as const;
export type ApplicationPermission = (typeof applicationPermissions)[number];

/** Of a key for which nobody named any. */
export const usualPermissions: readonly ApplicationPermission[] = ['password-reset-workflow:execute'];

/** A list as it is kept: each once, in the order above. What is none of them is left out. */
export function permissionsAmong(names: readonly string[]): ApplicationPermission[] {
  return applicationPermissions.filter((permission) => names.includes(permission));
}
