import { describe, expect, it } from '@jest/globals';
import { InvalidInput, staffRoles, type StaffRole } from '@latchkey/kernel';
import { AlreadyJoined, HigherRank, LastAdministrator, OwnRoles, RoleNotGrantable } from './errors.ts';
import { StaffMember, type ActingStaff } from './staff-member.ts';

const admin = 'password_reset_admin';
const desk = 'password_reset_service_desk';
const manager = 'password_reset_credential_manager';
const somebody = (...roles: StaffRole[]): ActingStaff => ({ staffId: 'by', roles });
const data = { tenantId: 't', id: 'm', email: 'Ada@Example.com', displayName: 'Ada', createdAt: new Date() };

function member(roles: readonly StaffRole[], status: StaffMember['status'] = 'active'): StaffMember {
  const made = StaffMember.invite(data, roles, somebody(admin));
  if (status !== 'invited') made.join({ email: data.email, displayName: 'Ada', passwordHash: 'phc' });
  if (status === 'disabled') made.disable(somebody(admin), 1);
  made.pullEvents();
  return made;
}
const happened = (made: StaffMember): string[] => made.pullEvents().map(({ name }) => name);

describe('staff member', () => {
  it('S-46 nobody grants a role that they lack, except an administrator', () => {
    for (const by of staffRoles) {
      for (const role of staffRoles) {
        const grant = (): unknown => StaffMember.invite(data, [role], somebody(by));
        if (by === admin || by === role) expect(grant).not.toThrow();
        else expect(grant).toThrow(RoleNotGrantable);
      }
    }
    expect(() => StaffMember.invite(data, [desk, manager], somebody(desk))).toThrow(RoleNotGrantable);
    expect(() => member([]).changeRoles([manager], somebody(desk), 1)).toThrow(RoleNotGrantable);
    expect(() => member([desk]).changeRoles([desk], somebody(desk), 1)).not.toThrow();
  });

  it('S-46 nobody acts on an account of higher rank', () => {
    const acts = [
      (on: StaffMember, by: ActingStaff) => on.changeRoles([], by, 1),
      (on: StaffMember, by: ActingStaff) => on.disable(by, 1),
      (on: StaffMember, by: ActingStaff) => on.enable(by, false),
      (on: StaffMember, by: ActingStaff) => on.requireRankOf(by),
    ];
    const order = [desk, manager, admin] as const;
    for (const [height, role] of order.entries()) {
      for (const [own, by] of order.entries()) {
        for (const act of acts) {
          const call = (): void => act(member([role]), somebody(by));
          if (own < height) expect(call).toThrow(HigherRank);
          else expect(call).not.toThrow();
        }
      }
    }
    expect(() => member([admin], 'invited').inviteAgain(somebody(manager, desk))).toThrow(HigherRank);
  });

  it('S-46 nobody changes their own roles', () => {
    const self = { staffId: 'm', roles: [admin] } as const;
    for (const roles of [[], [admin], [admin, desk]] as StaffRole[][]) {
      expect(() => member([admin]).changeRoles(roles, self, 9)).toThrow(OwnRoles);
    }
  });

  it('S-46 the last administrator stays one, and stays', () => {
    expect(() => member([admin]).disable(somebody(admin), 0)).toThrow(LastAdministrator);
    expect(() => member([admin]).changeRoles([desk], somebody(admin), 0)).toThrow(LastAdministrator);
    expect(() => member([admin]).changeRoles([admin, desk], somebody(admin), 0)).not.toThrow();
    expect(() => member([desk]).disable(somebody(admin), 0)).not.toThrow();
    expect(() => member([admin], 'invited').disable(somebody(admin), 0)).not.toThrow();
    expect(() => member([admin]).disable(somebody(admin), 1)).not.toThrow();
  });

  it('joins once, with the invited address however it is written', () => {
    const invited = member([desk], 'invited');
    const joining = { email: 'mallory@example.com', displayName: 'M', passwordHash: 'phc' };
    expect(() => invited.join(joining)).toThrow(InvalidInput);
    invited.join({ ...joining, email: ' ADA@example.com' });
    expect([invited.status, invited.displayName, happened(invited)]).toEqual([
      'active',
      'M',
      ['access.staff.joined'],
    ]);
    expect(() => invited.join({ ...joining, email: data.email })).toThrow(AlreadyJoined);
    expect(() => invited.inviteAgain(somebody(admin))).toThrow(AlreadyJoined);
    expect(() => member([desk], 'disabled').join({ ...joining, email: data.email })).toThrow(AlreadyJoined);
  });

  it('comes back as what they were before: active with a password, invited without one', () => {
    const active = member([desk], 'disabled');
    active.enable(somebody(admin), false);
    expect(active.status).toBe('active');
    const invited = member([desk], 'invited');
    invited.disable(somebody(admin), 1);
    invited.enable(somebody(admin), false);
    expect(invited.status).toBe('invited');
  });

  it('tells what happened, and nothing when nothing did', () => {
    const made = member([desk, manager]);
    made.changeRoles([manager, desk, desk], somebody(admin), 1);
    made.enable(somebody(admin), false);
    expect(happened(made)).toEqual([]);
    made.changeRoles([], somebody(admin), 1);
    const [changed] = made.pullEvents();
    expect([changed?.name, changed?.reason, changed?.facts()]).toEqual([
      'access.staff.roles-changed',
      'none',
      { staffId: 'm', roles: [] },
    ]);
    made.disable(somebody(admin), 1);
    made.disable(somebody(admin), 1);
    expect(happened(made)).toEqual(['access.staff.disabled']);
  });

  it('an address is one plain address', () => {
    for (const email of [
      '',
      'ada',
      'a@b',
      'a@b.example,c@d.example',
      '"a"@b.example',
      `${'a'.repeat(250)}@b.example`,
    ]) {
      expect(() => StaffMember.invite({ ...data, email }, [], somebody(admin))).toThrow(InvalidInput);
      expect(() => StaffMember.firstAdministrator({ ...data, email }, 'phc')).toThrow(InvalidInput);
    }
    expect(StaffMember.firstAdministrator(data, 'phc')).toMatchObject({ roles: [admin], status: 'active' });
  });

  it('S-46 the groups of a sign-in decide, but never take the last administrator away', () => {
    const made = member([desk]);
    made.followGroups([manager, manager], 1);
    expect([made.roles, happened(made)]).toEqual([[manager], ['access.staff.roles-changed']]);
    made.followGroups([manager], 0);
    expect(happened(made)).toEqual([]);
    const last = member([admin]);
    last.followGroups([desk], 0);
    expect(last.roles).toEqual([admin, desk]);
    last.followGroups([], 1);
    expect(last.roles).toEqual([]);
  });

  it('who joined by a provider has no password, and is not invited again after a pause', () => {
    const made = member([desk], 'invited');
    made.joinByProvider();
    expect([made.status, made.passwordHash, happened(made)]).toEqual([
      'active',
      null,
      ['access.staff.joined'],
    ]);
    expect(() => made.joinByProvider()).toThrow();
    made.disable(somebody(admin), 1);
    made.enable(somebody(admin), true);
    expect(made.status).toBe('active');
  });
});
