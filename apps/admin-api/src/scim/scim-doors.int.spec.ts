import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminWorld } from '../testing/admin-world.ts';
import { nameOf, operations, urlOf } from '../testing/operations.ts';
import { ScimDirectory } from '../testing/scim-directory.ts';

describe('who may speak SCIM', () => {
  let world: AdminWorld;
  let acme: ScimDirectory;
  let acmeInTest: ScimDirectory;
  let globex: ScimDirectory;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await ScimDirectory.begin(world, 'acme');
    acmeInTest = await ScimDirectory.begin(world, 'acme', acme);
    globex = await ScimDirectory.begin(world, 'globex');
  }, 60_000);
  afterAll(() => world.stop());

  it('BY-21 S-40 a token opens the environment of its tenant, and what is elsewhere is not there', async () => {
    const user = { userName: 'shared', externalId: 's', emails: [{ value: 'shared@mail.example' }] };
    const houses = [acme, acmeInTest, globex];
    const made: { house: ScimDirectory; userId: string; groupId: string }[] = [];
    for (const house of houses) {
      const userId = (await house.done('POST', '/Users', user))['id'] as string;
      const group = await house.done('POST', '/Groups', { displayName: 'All', members: [{ value: userId }] });
      made.push({ house, userId, groupId: group['id'] as string });
    }
    for (const { house, userId, groupId } of made) {
      expect(await house.found('Users', 'userName eq "shared"')).toEqual([userId]);
      expect(await house.found('Groups', 'displayName pr')).toEqual([groupId]);
      for (const foreign of made.filter((other) => other.house !== house)) {
        const body = { Operations: [{ op: 'replace', path: 'displayName', value: 'Taken over' }] };
        for (const path of [`/Users/${foreign.userId}`, `/Groups/${foreign.groupId}`]) {
          const absent = path.replace(/[^/]+$/, randomUUID());
          for (const [method, sent] of [
            ['GET'],
            ['PATCH', body],
            ['PUT', { ...user, displayName: 'x' }],
            ['DELETE'],
          ] as const) {
            const [there, nowhere] = [
              await house.call(method, path, sent),
              await house.call(method, absent, sent),
            ];
            expect([path, method, there.status, there.text]).toEqual([path, method, 404, nowhere.text]);
          }
        }
        const smuggled = { op: 'add', path: 'members', value: [{ value: foreign.userId }] };
        expect((await house.patch(`/Groups/${groupId}`, smuggled)).status).toBe(400);
        expect(await house.found('Groups', `members eq "${foreign.userId}"`)).toEqual([]);
      }
    }
    for (const { house, userId } of made)
      expect((await house.done('GET', `/Users/${userId}`))['displayName']).toBe('shared');
  });

  it('BY-21 without a token, with a forged one and with any other key nobody comes in', async () => {
    const [kind, place, tenant, secret = ''] = acme.token.split('_');
    const forged = [kind, place, tenant, [...secret].reverse().join('')].join('_');
    const elsewhere = [kind, 'test', tenant, secret].join('_');
    const foreign = [kind, place, globex.place.tenantId.replaceAll('-', ''), secret].join('_');
    const strangers = [undefined, '', 'nonsense', forged, elsewhere, foreign, acme.place.administrator];
    for (const token of [
      ...strangers,
      `${acme.token}x`,
      `lk_live_${'a'.repeat(43)}`,
      `lkp_${'x'.repeat(5000)}`,
    ]) {
      for (const path of [
        '/Users',
        '/Groups',
        '/Schemas',
        '/ServiceProviderConfig',
        `/Users/${randomUUID()}`,
      ]) {
        const { status, json, headers } = await acme.call('GET', path, undefined, { token });
        expect([token, status, json['status'], headers['www-authenticate']]).toEqual([
          token,
          401,
          '401',
          'Bearer',
        ]);
      }
    }
    const { status } = await acme.call('POST', '/Users', { userName: 'x@y.example' }, { token: forged });
    expect(status).toBe(401);
  });

  it('BY-21 a token does SCIM and nothing else', async () => {
    for (const operation of operations) {
      const url = urlOf(operation, operation.id ? randomUUID() : '');
      const { status } = await world.call(operation.method, url, { token: acme.token });
      expect([nameOf(operation), status]).toEqual([nameOf(operation), 401]);
    }
  });

  it('BY-21 S-40 however the path is written, the route decides who is asked for', async () => {
    const { administrator } = acme.place;
    for (const path of [
      '/%73cim/v2/Users',
      '/scim/v2/%55sers',
      '/scim//v2/Users',
      '/SCIM/v2/Users',
      '/scim/v2/Users/',
    ]) {
      for (const token of [administrator, acme.token, undefined]) {
        const { status, text } = await world.call('GET', path, { token });
        if (token !== acme.token)
          expect([path, [401, 404]]).toEqual([path, expect.arrayContaining([status])]);
        if (status === 200) expect(text).not.toContain(globex.place.tenantId);
      }
    }
    for (const path of [
      '/v1/environments/live/users',
      '/v1%2fenvironments/live/users',
      '/scim/v2/../../v1/staff',
    ]) {
      expect([401, 404]).toContain((await world.call('GET', path, { token: acme.token })).status);
    }
  });

  it('BY-21 a token is told once, kept as a digest, used as the trail says, and opens nothing once revoked', async () => {
    const { storeId, administrator } = acme.place;
    const made = await acme.staff('POST', '/provisioning-tokens', { label: 'Second', storeId });
    const { id, token } = made.json as { id: string; token: string };
    expect(token).toMatch(/^lkp_live_[\da-f]{32}_[\w-]{43}$/);
    const use = () => acme.call('GET', '/Users?count=0', undefined, { token });
    const listed = async () => {
      const { items } = (await acme.staff('GET', '/provisioning-tokens?limit=100')).json as {
        items: { id: string }[];
      };
      return items.find((item) => item.id === id) as unknown as Record<string, unknown>;
    };
    expect(await listed()).toMatchObject({ label: 'Second', storeId, lastUsedAt: null, revokedAt: null });
    expect((await use()).status).toBe(200);
    expect(await listed()).toMatchObject({ lastUsedAt: expect.any(String) });
    const user = { userName: 'by.second', emails: [{ value: 'by.second@mail.example' }] };
    const { json } = await acme.call('POST', '/Users', user, { token });
    const trail = await world.sql.query(`select actor from tenant.audit_entry where subject = $1`, [
      json['id'],
    ]);
    expect(trail.rows).toEqual([{ actor: `provisioner:${id}` }]);
    const text = `select count(*)::int as n from (select to_jsonb(t)::text as row from tenant.provisioning_token t
      union all select to_jsonb(o)::text from tenant.outbox_event o union all select to_jsonb(a)::text from tenant.audit_entry a
      union all select to_jsonb(i)::text from tenant.idempotent_request i) kept where row like $1`;
    expect((await world.sql.query(text, [`%${token.slice(-43)}%`])).rows).toEqual([{ n: 0 }]);
    expect(world.lines.text).not.toContain(token.slice(-43));
    for (let twice = 0; twice < 2; twice += 1)
      expect((await acme.staff('POST', `/provisioning-tokens/${id}/revoke`)).json).toEqual({
        id,
        revoked: true,
      });
    expect((await use()).status).toBe(401);
    expect((await acme.call('GET', '/Users?count=0')).status).toBe(200);
    expect((await globex.staff('POST', `/provisioning-tokens/${id}/revoke`)).status).toBe(404);
    const unknown = { label: 'Third', storeId: globex.place.storeId };
    const refused = await world.call('POST', '/v1/environments/live/provisioning-tokens', {
      ...{ token: administrator, body: unknown },
    });
    expect([refused.status, refused.json['errors']]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/storeId', code: 'unknown' })],
    ]);
  });

  it('BY-21 the tokens of a tenant that may not work open nothing', async () => {
    const closed = await ScimDirectory.begin(world, 'closed');
    expect((await closed.call('GET', '/Users')).status).toBe(200);
    await world.sql.query(`update tenant.tenant set status = 'suspended' where tenant_id = $1`, [
      closed.place.tenantId,
    ]);
    expect((await closed.call('GET', '/Users')).status).toBe(401);
  });
});
