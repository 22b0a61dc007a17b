import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import type { Permission, StaffRole } from '@latchkey/kernel';

/** Everything that somebody may be allowed to do, as `thing:action`. */
export const permissions = [
  ...['application:read', 'application:write', 'api-key:read', 'api-key:write'],
  ...[
    'user:read',
    'user:write',
    'user:export',
    'user:merge',
    'user:provision',
    'reset-link:write',
    'group:delete',
  ],
  ...['provisioning-token:read', 'provisioning-token:write'],
  ...['identification-type:read', 'identification-type:write'],
  ...['store:read', 'store:write', 'store:test', 'store:decide'],
  ...['verification:read', 'verification:write', 'process:read', 'process:write', 'process:simulate'],
  ...['extension:read', 'extension:write', 'message-text:read', 'message-text:write'],
  ...['sms-service:read', 'sms-service:write', 'identity-provider:read', 'identity-provider:write'],
  ...['request:read', 'request:settle', 'activity:read', 'explanation:read'],
  ...['lockout:read', 'lockout:write'],
  ...['decoy:read', 'decoy:write', 'person:identify', 'privileged-person:identify'],
  ...['staff:read', 'staff:write', 'audit:read'],
] as readonly Permission[];

/**
 * What each role is for. Rules are code and never data: nobody can edit themselves a right (S-44, S-46).
 * Administrators configure but do not decide about stores; who decides about stores does nothing else (PR-R03); the
 * service desk sees requests, their logs and why they went so, identifies callers who are not privileged, and nothing
 * else (PR-R02, PR-M13).
 */
const granted: Readonly<Record<StaffRole, readonly Permission[]>> = {
  password_reset_admin: permissions.filter((permission) => permission !== 'store:decide'),
  password_reset_service_desk: ['request:read', 'activity:read', 'explanation:read', 'person:identify'],
  password_reset_credential_manager: ['store:read', 'store:test', 'store:decide'],
};

/** A directory brings people and groups, and takes them away: nothing of what staff do besides. */
export const ofProvisioners: readonly Permission[] = ['user:provision', 'group:delete'];

/** `thing:action` as CASL wants it. */
export function split(permission: Permission): [action: string, thing: string] {
  const [thing = '', action = ''] = permission.split(':');
  return [action, thing];
}

/** The sum of what the roles allow. A role that is not ours allows nothing. */
export function abilityOf(roles: readonly StaffRole[]): MongoAbility {
  const { can, build } = new AbilityBuilder<MongoAbility>(createMongoAbility);
  for (const role of roles) {
    const allowed = Object.hasOwn(granted, role) ? granted[role] : [];
    for (const permission of allowed) can(...split(permission));
  }
  return build();
}

/** For a page that shows only what works. */
export function permissionsOf(roles: readonly StaffRole[]): Permission[] {
  const ability = abilityOf(roles);
  return permissions.filter((permission) => ability.can(...split(permission)));
}
