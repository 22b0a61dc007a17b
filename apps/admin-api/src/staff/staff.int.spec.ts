import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StaffRole } from '@latchkey/kernel';
import { AdminWorld, type Colleague } from '../testing/admin-world.ts';

describe('staff', () => {
  let world: AdminWorld;
  let tenantId: string;
  let slug: string;
  let ada: Colleague;
  let round = 0;
  beforeAll(async () => {
    world = await AdminWorld.start();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    round += 1;
    slug = `acme${round}`;
    tenantId = await world.newTenant(slug);
    ada = await world.firstAdministrator(slug, tenantId);
  });

  const setRoles = (by: Colleague, of: Colleague, roles: readonly StaffRole[]) =>
    world.call('PUT', `/v1/staff/${of.staffId}/roles`, { token: by.token, body: { roles } });
  const disable = (by: Colleague, of: Colleague) =>
    world.call('POST', `/v1/staff/${of.staffId}/disable`, { token: by.token });
  const administrators = async (): Promise<number> =>
    (
      await world.sql.query(
        `select count(*)::int as n from tenant.staff_member
          where tenant_id = $1 and status = 'active' and 'password_reset_admin' = any (roles)`,
        [tenantId],
      )
    ).rows[0].n as number;

  it('S-46 the last administrator can neither be disabled nor demoted', async () => {
    expect((await disable(ada, ada)).json['code']).toBe('last-administrator');
    expect((await setRoles(ada, ada, [])).json['code']).toBe('own-roles');
    const grace = await world.colleague(slug, ada.token, ['password_reset_admin']);
    expect((await disable(grace, ada)).status).toBe(200);
    expect((await disable(grace, grace)).json['code']).toBe('last-administrator');
    expect(await administrators()).toBe(1);
  });

  it('S-46 an administrator who has not joined yet, or is disabled, does not count as another one', async () => {
    const body = { email: `late@${slug}.example`, displayName: 'Late', roles: ['password_reset_admin'] };
    await world.done('POST', '/v1/staff', { token: ada.token, body });
    const gone = await world.colleague(slug, ada.token, ['password_reset_admin']);
    await disable(ada, gone);
    expect((await disable(ada, ada)).json['code']).toBe('last-administrator');
  });

  it('S-46 two administrators who remove each other at the same moment leave one', async () => {
    for (let n = 0; n < 5; n += 1) {
      const grace = await world.colleague(slug, ada.token, ['password_reset_admin']);
      const moves = [
        n % 2 ? disable(ada, grace) : setRoles(ada, grace, []),
        n % 2 ? disable(grace, ada) : setRoles(grace, ada, []),
      ];
      const statuses = (await Promise.all(moves)).map(({ status }) => status);
      expect(await administrators()).toBe(1);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      if (statuses[1] === 200) ada = grace;
    }
  });

  it('S-46 nobody changes their own roles, not even upwards or to what they are', async () => {
    await world.colleague(slug, ada.token, ['password_reset_admin']);
    for (const roles of [
      [],
      ['password_reset_admin'],
      ['password_reset_admin', 'password_reset_credential_manager'],
    ]) {
      const { status, json } = await setRoles(ada, ada, roles as StaffRole[]);
      expect([status, json['code']]).toEqual([403, 'own-roles']);
    }
  });

  it('S-46 who is no administrator can do nothing to staff', async () => {
    for (const role of ['password_reset_service_desk', 'password_reset_credential_manager'] as const) {
      const member = await world.colleague(slug, ada.token, [role]);
      const body = { email: `more@${slug}.example`, displayName: 'More', roles: [role] };
      const tries = [
        setRoles(member, ada, []),
        setRoles(member, member, ['password_reset_admin']),
        disable(member, ada),
        disable(member, member),
        world.call('POST', '/v1/staff', { token: member.token, body }),
      ];
      for (const { status, json } of await Promise.all(tries))
        expect([status, json['code']]).toEqual([403, 'not-allowed']);
    }
    expect(await administrators()).toBe(1);
  });

  it('an address belongs to one member, however it is written', async () => {
    const body = (email: string) => ({ email, displayName: 'Twin', roles: [] });
    await world.done('POST', '/v1/staff', { token: ada.token, body: body(`twin@${slug}.example`) });
    const taken = await world.call('POST', '/v1/staff', {
      token: ada.token,
      body: body(`TWIN@${slug}.example`),
    });
    expect([taken.status, taken.json['code']]).toEqual([409, 'staff-address-taken']);
    const race = await Promise.all(
      Array.from({ length: 8 }, () =>
        world.call('POST', '/v1/staff', { token: ada.token, body: body(`race@${slug}.example`) }),
      ),
    );
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
  });

  it('R-23 a repeated invitation gets the same link, and not the answer that the address is taken', async () => {
    const call = {
      token: ada.token,
      body: { email: `once@${slug}.example`, displayName: 'Once', roles: [] },
      key: 'invite-once-0001',
    };
    const first = await world.done('POST', '/v1/staff', call);
    expect(await world.done('POST', '/v1/staff', call)).toEqual(first);
  });

  it('I9 what is done to staff is in the audit trail, with who did it', async () => {
    const member = await world.colleague(slug, ada.token, []);
    await setRoles(ada, member, ['password_reset_service_desk']);
    await setRoles(ada, member, ['password_reset_service_desk']);
    await disable(ada, member);
    const trail = await world.done('GET', `/v1/environments/live/audit?subject=${member.staffId}`, ada);
    const lines = (trail['items'] as { action: string; actor: string; reason: string | null }[]).filter(
      ({ actor }) => actor === `staff:${ada.staffId}`,
    );
    expect(lines.map(({ action, reason }) => [action, reason])).toEqual([
      ['access.staff.disabled', null],
      ['access.staff.roles-changed', 'password_reset_service_desk'],
      ['access.staff.invited', null],
    ]);
  });
});
