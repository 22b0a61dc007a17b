import { describe, expect, it } from '@jest/globals';
import { NotAllowed, staffRoles, type Actor, type Permission, type StaffRole } from '@latchkey/kernel';
import { abilityOf, permissions, permissionsOf } from './abilities.ts';
import { CaslPermissions } from './casl-permissions.ts';

// Written out on purpose: this table is what was promised, the code is what is judged by it.
const matrix: Readonly<Record<string, readonly StaffRole[]>> = {
  'application:read': ['password_reset_admin'],
  'application:write': ['password_reset_admin'],
  'api-key:read': ['password_reset_admin'],
  'api-key:write': ['password_reset_admin'],
  'user:read': ['password_reset_admin'],
  'user:write': ['password_reset_admin'],
  'user:export': ['password_reset_admin'],
  'user:merge': ['password_reset_admin'],
  'user:provision': ['password_reset_admin'],
  'group:delete': ['password_reset_admin'],
  'provisioning-token:read': ['password_reset_admin'],
  'provisioning-token:write': ['password_reset_admin'],
  'identification-type:read': ['password_reset_admin'],
  'identification-type:write': ['password_reset_admin'],
  'store:read': ['password_reset_admin', 'password_reset_credential_manager'],
  'store:write': ['password_reset_admin'],
  'store:test': ['password_reset_admin', 'password_reset_credential_manager'],
  'store:decide': ['password_reset_credential_manager'],
  'verification:read': ['password_reset_admin'],
  'verification:write': ['password_reset_admin'],
  'process:read': ['password_reset_admin'],
  'process:write': ['password_reset_admin'],
  'process:simulate': ['password_reset_admin'],
  'extension:read': ['password_reset_admin'],
  'extension:write': ['password_reset_admin'],
  'message-text:read': ['password_reset_admin'],
  'message-text:write': ['password_reset_admin'],
  'sms-service:read': ['password_reset_admin'],
  'sms-service:write': ['password_reset_admin'],
  'identity-provider:read': ['password_reset_admin'],
  'identity-provider:write': ['password_reset_admin'],
  'request:read': ['password_reset_admin', 'password_reset_service_desk'],
  'request:settle': ['password_reset_admin'],
  'reset-link:write': ['password_reset_admin'],
  'activity:read': ['password_reset_admin', 'password_reset_service_desk'],
  'explanation:read': ['password_reset_admin', 'password_reset_service_desk'],
  'person:identify': ['password_reset_admin', 'password_reset_service_desk'],
  'privileged-person:identify': ['password_reset_admin'],
  'decoy:read': ['password_reset_admin'],
  'decoy:write': ['password_reset_admin'],
  'lockout:read': ['password_reset_admin'],
  'lockout:write': ['password_reset_admin'],
  'staff:read': ['password_reset_admin'],
  'staff:write': ['password_reset_admin'],
  'audit:read': ['password_reset_admin'],
};

const judge = new CaslPermissions();
const allows = (actor: Actor, permission: Permission): boolean => {
  try {
    judge.require(actor, permission);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(NotAllowed);
    return false;
  }
};
const staff = (...roles: StaffRole[]): Actor => ({ kind: 'staff', staffId: 's', roles });

describe('roles', () => {
  it('PR-R01 PR-R02 PR-R03 S-46 every permission × every role: what is listed succeeds, and nothing else', () => {
    expect([...permissions].sort()).toEqual(Object.keys(matrix).sort());
    for (const [permission, listed] of Object.entries(matrix)) {
      for (const role of staffRoles) {
        const wanted = [permission, role, listed.includes(role)];
        expect([permission, role, allows(staff(role), permission as Permission)]).toEqual(wanted);
      }
    }
  });

  it('several roles are their sum, and none is nothing', () => {
    expect(
      permissionsOf(['password_reset_service_desk', 'password_reset_credential_manager']).sort(),
    ).toEqual([
      'activity:read',
      'explanation:read',
      'person:identify',
      'request:read',
      'store:decide',
      'store:read',
      'store:test',
    ]);
    expect(permissionsOf([])).toEqual([]);
    expect(permissionsOf([...staffRoles])).toEqual([...permissions]);
  });

  it('BY-21 S-46 a directory brings people and takes them away, and has no other right', () => {
    const directory: Actor = { kind: 'provisioner', tokenId: 't', storeId: 's' };
    const allowed = permissions.filter((permission) => allows(directory, permission));
    expect([...allowed].sort()).toEqual(['group:delete', 'user:provision']);
  });

  it('S-46 nobody else but staff has any right, and a right that nobody has is nobody’s', () => {
    const others: Actor[] = [
      { kind: 'newcomer' },
      { kind: 'system', part: 'worker' },
      { kind: 'person', applicationId: 'a', firstParty: true },
      { kind: 'application', applicationId: 'a', keyId: 'k', permissions },
      { kind: 'user', applicationId: 'a', userId: 'u', sessionId: 's' },
    ];
    for (const actor of others) {
      for (const permission of permissions)
        expect([actor.kind, allows(actor, permission)]).toEqual([actor.kind, false]);
    }
    for (const odd of [
      'staff:manage',
      'all:manage',
      'manage:all',
      'staff:',
      ':write',
      'store:decide ',
      'STORE:decide',
    ]) {
      expect([odd, allows(staff(...staffRoles), odd as Permission)]).toEqual([odd, false]);
    }
  });

  it('S-44 a role that is not ours, or is a name of Object.prototype, allows nothing', () => {
    for (const role of ['__proto__', 'constructor', 'toString', 'admin', 'PASSWORD_RESET_ADMIN', '']) {
      expect(permissionsOf([role as StaffRole])).toEqual([]);
    }
  });

  it('S-44 a polluted prototype changes no ability', () => {
    const before = staffRoles.map((role) => permissionsOf([role]));
    const polluted = {
      password_reset_service_desk: ['staff:write'],
      inverted: false,
      conditions: {},
      fields: ['x'],
    };
    try {
      for (const [name, value] of Object.entries(polluted)) {
        Object.defineProperty(Object.prototype, name, {
          value,
          configurable: true,
          enumerable: true,
          writable: true,
        });
      }
      expect(abilityOf([]).can('write', 'staff')).toBe(false);
      expect(staffRoles.map((role) => permissionsOf([role]).length)).toEqual(
        before.map((each) => each.length),
      );
    } finally {
      for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name);
    }
    expect(staffRoles.map((role) => permissionsOf([role]))).toEqual(before);
  });
});
