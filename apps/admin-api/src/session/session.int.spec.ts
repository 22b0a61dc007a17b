import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AdminWorld, goodPassword, type Colleague, type Reply } from '../testing/admin-world.ts';
import { live } from '../testing/furnished-tenant.ts';

describe('staff session', () => {
  let world: AdminWorld;
  let tenantId: string;
  let ada: Colleague;
  beforeAll(async () => {
    world = await AdminWorld.start();
    tenantId = await world.newTenant('acme');
    ada = await world.firstAdministrator('acme', tenantId);
  });
  afterAll(() => world.stop());

  const signIn = (email: string, password: string, tenant = 'acme'): Promise<Reply> =>
    world.call('POST', '/v1/sign-in', { body: { tenant, email, password } });
  const answerOf = ({ status, headers, text }: Reply) => ({
    status,
    headers: Object.entries(headers).filter(([name]) => name !== 'date' && name !== 'latchkey-request-id'),
    text: text.replace(/"request_id":"[^"]+"/, ''),
  });
  const colleague = () => world.colleague('acme', ada.token, ['password_reset_service_desk']);
  const me = (token: string) => world.call('GET', '/v1/me', { token });
  const change = (text: string, staffId: string) => world.sql.query(`update tenant.${text}`, [staffId]);

  it('an unknown organisation, an unknown or disabled member and a wrong password are one answer and equal hashing', async () => {
    const disabled = await colleague();
    await world.done('POST', `/v1/staff/${disabled.staffId}/disable`, { token: ada.token });
    const invited = { email: 'invited@acme.example', displayName: 'I', roles: [] };
    await world.done('POST', '/v1/staff', { token: ada.token, body: invited });
    const suspended = await world.newTenant('suspended');
    const lost = await world.firstAdministrator('suspended', suspended);
    await world.sql.query(`update tenant.tenant set status = 'suspended' where tenant_id = $1`, [suspended]);
    const verify = jest.spyOn(world.prepared.hashing, 'verify');
    const answers: unknown[] = [];
    for (const [email, password, tenant] of [
      [ada.email, 'wrong password of ada'],
      ['nobody@acme.example', goodPassword],
      [disabled.email, goodPassword],
      ['invited@acme.example', goodPassword],
      [ada.email, goodPassword, 'no-such-tenant'],
      [lost.email, goodPassword, 'suspended'],
    ] as const) {
      const calls = verify.mock.calls.length;
      answers.push(answerOf(await signIn(email, password, tenant)));
      expect([email, verify.mock.calls.length - calls]).toEqual([email, 1]);
    }
    verify.mockRestore();
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({
      status: 401,
      text: expect.stringContaining('"code":"sign-in-refused"'),
    });
  });

  it('S-23 of 100 parallel wrong passwords exactly 5 are compared, and the right one is refused alike for a while', async () => {
    const victim = await colleague();
    const { rows } = await world.sql.query(`select password_hash from tenant.staff_member where id = $1`, [
      victim.staffId,
    ]);
    const verify = jest.spyOn(world.prepared.hashing, 'verify');
    const wrong = await Promise.all(
      Array.from({ length: 100 }, (_, n) => signIn(victim.email, `wrong password number ${n}`)),
    );
    expect(wrong.filter(({ status }) => status === 401)).toHaveLength(100);
    expect(verify.mock.calls.filter(([phc]) => phc === rows[0].password_hash)).toHaveLength(5);
    expect(verify).toHaveBeenCalledTimes(100);
    verify.mockRestore();
    const braked = await signIn(victim.email, goodPassword);
    expect(answerOf(braked)).toEqual(answerOf(wrong[0] as Reply));
    await world.sql.query(
      `update tenant.staff_sign_in_brake set window_from = now() - interval '15 minutes 1 second'`,
    );
    expect((await signIn(victim.email, goodPassword)).status).toBe(200);
  });

  it('a right password ends the row of failures', async () => {
    const member = await colleague();
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) await signIn(member.email, 'wrong password again');
      expect((await signIn(member.email, goodPassword)).status).toBe(200);
    }
  });

  it('an address has one brake, however it is written', async () => {
    const member = await colleague();
    for (let n = 0; n < 5; n += 1)
      await signIn(n % 2 ? member.email : member.email.toUpperCase(), 'wrong password');
    expect((await signIn(member.email, goodPassword)).status).toBe(401);
  });

  it('the token is told once; the database knows its digest alone', async () => {
    const { token } = await colleague();
    expect(token).toMatch(/^lks_[\da-f]{32}_[\w-]{43}$/);
    const digest = createHash('sha256').update(token).digest();
    const { rows } = await world.sql.query(
      `select row_to_json(s)::text as row from tenant.staff_session s where digest = $1`,
      [digest],
    );
    expect(rows).toHaveLength(1);
    const secret = token.slice(-43);
    const dump = await world.sql.query(`select row_to_json(s)::text as row from tenant.staff_session s`);
    expect(JSON.stringify(dump.rows)).not.toContain(secret);
    expect(world.lines.text).not.toContain(secret);
    expect(world.lines.text).not.toContain(goodPassword);
  });

  it('ends after 8 hours, and after 30 minutes without a request', async () => {
    const busy = await colleague();
    await change(
      `staff_session set seen_at = now() - interval '29 minutes' where staff_id = $1`,
      busy.staffId,
    );
    expect((await me(busy.token)).status).toBe(200);
    const { rows } = await world.sql.query(
      `select now() - seen_at < interval '1 minute' as seen, expires_at - created_at = interval '8 hours' as absolute
        from tenant.staff_session where staff_id = $1`,
      [busy.staffId],
    );
    expect(rows[0]).toEqual({ seen: true, absolute: true });
    await change(
      `staff_session set seen_at = now() - interval '30 minutes' where staff_id = $1`,
      busy.staffId,
    );
    expect((await me(busy.token)).json['code']).toBe('staff-session-required');
    const old = await colleague();
    await change(`staff_session set expires_at = now() where staff_id = $1`, old.staffId);
    expect((await me(old.token)).status).toBe(401);
  });

  it('sign-out ends this session and no other one of the member', async () => {
    const member = await colleague();
    const second = await world.signIn('acme', member.email);
    expect((await world.call('POST', '/v1/sign-out', { token: second })).status).toBe(204);
    expect((await me(second)).status).toBe(401);
    expect((await world.call('POST', '/v1/sign-out', { token: second })).status).toBe(401);
    expect((await me(member.token)).status).toBe(200);
  });

  it('a token belongs to its tenant: with another tenant’s name on it, it opens nothing', async () => {
    const other = await world.newTenant('globex');
    const secret = ada.token.slice(-43);
    expect((await me(`lks_${other.replaceAll('-', '')}_${secret}`)).status).toBe(401);
  });

  it('S-45 a changed role, a disabled member and a suspended tenant hold at the next request', async () => {
    const member = await colleague();
    const requests = () => world.call('GET', `${live}/reset-requests`, { token: member.token });
    expect((await requests()).status).toBe(200);
    await world.done('PUT', `/v1/staff/${member.staffId}/roles`, {
      token: ada.token,
      body: { roles: ['password_reset_credential_manager'] },
    });
    expect((await requests()).status).toBe(403);
    expect((await world.call('GET', `${live}/credential-stores`, { token: member.token })).status).toBe(200);
    await world.done('POST', `/v1/staff/${member.staffId}/disable`, { token: ada.token });
    expect((await me(member.token)).status).toBe(401);
    await world.done('POST', `/v1/staff/${member.staffId}/enable`, { token: ada.token });
    expect((await me(member.token)).status).toBe(401);
    const again = await world.signIn('acme', member.email);
    const suspend = `update tenant.tenant set status = $2 where tenant_id = $1`;
    await world.sql.query(suspend, [tenantId, 'suspended']);
    expect((await me(again)).status).toBe(401);
    await world.sql.query(suspend, [tenantId, 'active']);
    expect((await me(again)).status).toBe(200);
  });

  it('R-23 a repeated sign-in gets the same session; its key is no way around the brake', async () => {
    const member = await colleague();
    const body = { tenant: 'acme', email: member.email, password: goodPassword };
    const first = await world.call('POST', '/v1/sign-in', { body, key: 'sign-in-once-1' });
    const again = await world.call('POST', '/v1/sign-in', { body, key: 'sign-in-once-1' });
    expect(again.json).toEqual(first.json);
    const guess = { ...body, password: 'a guess that is wrong' };
    for (let n = 0; n < 5; n += 1) {
      expect((await world.call('POST', '/v1/sign-in', { body: guess, key: 'sign-in-once-1' })).status).toBe(
        401,
      );
    }
    expect((await world.call('POST', '/v1/sign-in', { body, key: 'sign-in-once-1' })).status).toBe(401);
  });

  it('sign-ins leave their record: who, and why not', async () => {
    const member = await colleague();
    await signIn(member.email, 'wrong password for the record');
    const { items } = await world.done('GET', `${live}/audit?subject=${member.staffId}`, {
      token: ada.token,
    });
    const lines = (items as { action: string; outcome: string; reason: string | null; actor: string }[]).map(
      ({ action, outcome, reason, actor }) => [action, outcome, reason, actor],
    );
    expect(lines).toContainEqual(['access.staff.signed-in', 'success', null, 'newcomer']);
    expect(lines).toContainEqual([
      'access.staff.sign-in-refused',
      'refused',
      'wrong-password-or-inactive',
      'newcomer',
    ]);
    expect(JSON.stringify(items)).not.toContain(member.email);
  });
});
