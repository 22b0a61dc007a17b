import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminWorld, goodPassword } from '../testing/admin-world.ts';

describe('set-up link', () => {
  let world: AdminWorld;
  let tenantId: string;
  beforeAll(async () => {
    world = await AdminWorld.start();
    tenantId = await world.newTenant('acme');
  });
  afterAll(() => world.stop());

  const body = (token: string, name: string) => ({
    tenant: 'acme',
    token,
    email: `${name}@acme.example`,
    displayName: name,
    password: goodPassword,
  });
  const count = async (): Promise<number> =>
    (
      await world.sql.query(`select count(*)::int as n from tenant.staff_member where tenant_id = $1`, [
        tenantId,
      ])
    ).rows[0].n as number;

  it('BY-02 100 parallel uses of one link make exactly one administrator', async () => {
    const token = await world.newSetupLink(tenantId);
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        world.insist('POST', '/v1/setup', { body: body(token, `first${n}`) }),
      ),
    );
    const statuses = replies.map((reply) => reply.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(new Set(statuses.filter((status) => status !== 201))).toEqual(new Set([410]));
    expect(new Set(replies.filter((r) => r.status === 410).map((r) => r.json['code']))).toEqual(
      new Set(['setup-link-rejected']),
    );
    expect(await count()).toBe(1);
  });

  it('S-24 a used, an expired, a foreign and an invented link are answered alike and change nothing', async () => {
    const used = await world.newSetupLink(tenantId);
    await world.done('POST', '/v1/setup', { body: body(used, 'used') });
    const foreign = await world.newSetupLink(await world.newTenant('globex'));
    const before = await count();
    const links = [used, await world.newSetupLink(tenantId, '-1 second'), foreign, 'x'.repeat(43)];
    const replies = await Promise.all(
      links.map((token) => world.call('POST', '/v1/setup', { body: body(token, 'late') })),
    );
    const unknownTenant = { ...body('x'.repeat(43), 'late'), tenant: 'nobody' };
    replies.push(await world.call('POST', '/v1/setup', { body: unknownTenant }));
    for (const { status, json } of replies) {
      expect({ status, code: json['code'], detail: json['detail'] }).toEqual({
        status: 410,
        code: 'setup-link-rejected',
        detail: 'This set-up link does not work any more. Ask for a new one.',
      });
    }
    expect(await count()).toBe(before);
  });

  it('there is no default password: a weak one is refused with every reason and the link stays good', async () => {
    const token = await world.newSetupLink(tenantId);
    for (const password of ['', 'short', 'passwordpassword', 'weak@acme.example']) {
      const refused = await world.call('POST', '/v1/setup', { body: { ...body(token, 'weak'), password } });
      expect([refused.status, refused.json['code']]).toEqual([422, 'password-refused']);
      expect((refused.json['errors'] as { pointer: string }[])[0]?.pointer).toBe('/password');
    }
    const badAddress = await world.call('POST', '/v1/setup', {
      body: { ...body(token, 'weak'), email: 'no address' },
    });
    expect([badAddress.status, badAddress.json['code']]).toEqual([422, 'invalid-input']);
    expect((await world.call('POST', '/v1/setup', { body: body(token, 'weak') })).status).toBe(201);
  });

  it('a first administrator voids the other open links for first administrators', async () => {
    const [one, other] = [await world.newSetupLink(tenantId), await world.newSetupLink(tenantId)];
    await world.done('POST', '/v1/setup', { body: body(one, 'one') });
    expect((await world.call('POST', '/v1/setup', { body: body(other, 'other') })).status).toBe(410);
  });

  it('R-23 a repeat with the same Idempotency-Key gets the first answer, and nothing is made twice', async () => {
    const token = await world.newSetupLink(tenantId);
    const call = { body: body(token, 'repeated'), key: 'set-up-once-0001' };
    const first = await world.call('POST', '/v1/setup', call);
    const before = await count();
    const again = await world.call('POST', '/v1/setup', call);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.json).toEqual(first.json);
    expect(again.headers['idempotent-replayed']).toBe('true');
    const changed = await world.call('POST', '/v1/setup', { ...call, body: body(token, 'changed') });
    expect([changed.status, changed.json['code']]).toEqual([422, 'idempotency-key-reused']);
    const missing = await world.call('POST', '/v1/setup', { ...call, key: null });
    expect([missing.status, missing.json['code']]).toEqual([400, 'idempotency-key-missing']);
    expect(await count()).toBe(before);
  });

  it('an invited person joins with the invited address alone, and the roles that were granted', async () => {
    const administrator = await world.signIn('acme', 'one@acme.example');
    const invited = await world.done('POST', '/v1/staff', {
      token: administrator,
      body: { email: 'Grace@acme.example', displayName: 'Grace', roles: ['password_reset_service_desk'] },
    });
    expect(invited['status']).toBe('invited');
    const { token } = invited['invitation'] as { token: string };
    const other = await world.call('POST', '/v1/setup', { body: body(token, 'mallory') });
    expect([other.status, (other.json['errors'] as { code: string }[])[0]?.code]).toEqual([
      422,
      'other-address',
    ]);
    await world.done('POST', '/v1/setup', { body: body(token, 'grace') });
    const session = await world.signIn('acme', 'GRACE@acme.example');
    expect(await world.done('GET', '/v1/me', { token: session })).toMatchObject({
      displayName: 'grace',
      roles: ['password_reset_service_desk'],
      permissions: ['request:read', 'activity:read', 'explanation:read', 'person:identify'],
    });
  });

  it('an invitation can be renewed until it is used; the older one is void', async () => {
    const administrator = await world.signIn('acme', 'one@acme.example');
    const as = { token: administrator };
    const invited = await world.done('POST', '/v1/staff', {
      ...as,
      body: { email: 'linus@acme.example', displayName: 'Linus', roles: [] },
    });
    const { token: first } = invited['invitation'] as { token: string };
    const { token: second } = await world.done('POST', `/v1/staff/${invited['id']}/invitation`, as);
    expect((await world.call('POST', '/v1/setup', { body: body(first, 'linus') })).status).toBe(410);
    expect((await world.call('POST', '/v1/setup', { body: body(second as string, 'linus') })).status).toBe(
      201,
    );
    const again = await world.call('POST', `/v1/staff/${invited['id']}/invitation`, as);
    expect([again.status, again.json['code']]).toEqual([409, 'already-joined']);
  });
});
