import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SoftwareAuthenticator } from '@latchkey/keys/testing';
import { figure } from '@latchkey/kernel/testing';
import { AdminWorld, goodPassword, type Colleague, type Reply } from '../testing/admin-world.ts';
import { live } from '../testing/furnished-tenant.ts';
import {
  agedFactor,
  begunApp,
  enrolledApp,
  enrolledPasskey,
  showFactor,
  signedChallenge,
  unusedApp,
} from '../testing/second-factors.ts';

const origin = 'https://console.example.com';

describe('staff session', () => {
  let world: AdminWorld;
  let tenantId: string;
  let ada: Colleague;
  beforeAll(async () => {
    world = await AdminWorld.start({ LATCHKEY_CONSOLE_ORIGIN: origin });
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

  describe('second factors', () => {
    const administrator = () => world.colleague('acme', ada.token, ['password_reset_admin']);
    const show = (token: string, body: object) => showFactor(world, token, body);
    const codeOf = ({ status, json }: Reply) => [status, json['code']];
    const refused = [403, 'second-factor-refused'];
    const trail = async (staffId: string): Promise<string[][]> => {
      const { rows } = await world.sql.query(
        `select action, outcome, coalesce(reason, '') as reason from tenant.audit_entry
          where subject = $1 and action ~ 'second-factor|stepped-up' order by id`,
        [staffId],
      );
      return rows.map(({ action, outcome, reason }) => [action, outcome, reason]);
    };
    const lost = (staffId: string, by: string) =>
      world.call('POST', `/v1/staff/${staffId}/second-factors/remove`, { token: by });

    it('S-37 an app that is enrolled is asked for at the next sign-in, and raises that same session', async () => {
      const member = await administrator();
      const begun = await begunApp(world, member.token);
      expect(await world.signIn('acme', member.email).then(me)).toMatchObject({ status: 200 });
      const confirm = (body: object, token = member.token, key?: string) =>
        world.call('POST', `/v1/second-factors/${begun.id}/confirm`, {
          ...{ token, body },
          ...(key === undefined ? {} : { key }),
        });
      expect(codeOf(await confirm({ code: begun.app.wrong() }))).toEqual(refused);
      expect((await confirm({ code: begun.app.code() }, ada.token)).status).toBe(404);
      const older = await world.signIn('acme', member.email);
      const code = begun.app.code();
      for (let repeat = 0; repeat < 2; repeat += 1) {
        expect((await confirm({ code }, member.token, 'confirm-once-only')).status).toBe(200);
      }
      expect((await confirm({ code: begun.app.code() })).status).toBe(404);
      expect((await me(member.token)).status).toBe(200);
      expect(codeOf(await me(older))).toEqual([403, 'second-factor-required']);
      const answer = await signIn(member.email, goodPassword);
      expect(answer.json['standing']).toBe('factor-due');
      const token = answer.json['sessionToken'] as string;
      expect(codeOf(await show(token, { code: begun.app.code() }))).toEqual(refused);
      await unusedApp(world, begun.id);
      expect(codeOf(await me(token))).toEqual([403, 'second-factor-required']);
      expect((await show(token, { code: begun.app.code() })).status).toBe(204);
      expect((await me(token)).status).toBe(200);
      const { items } = await world.done('GET', '/v1/second-factors', { token });
      expect(items).toMatchObject([{ id: begun.id, kind: 'authenticator', label: 'My telephone' }]);
      expect(await world.done('GET', '/v1/second-factors', { token: ada.token })).toMatchObject({
        items: [],
      });
      expect(await trail(member.staffId)).toEqual([
        ['access.second-factor.refused', 'refused', 'not-confirmed'],
        ['access.second-factor.enrolled', 'success', 'authenticator'],
        ['access.second-factor.refused', 'refused', 'used-already'],
        ['access.staff.stepped-up', 'success', 'authenticator'],
      ]);
      expect(world.lines.text).not.toContain(begun.seed);
      const { rows } = await world.sql.query(
        `select (select string_agg(f::text, '') from tenant.second_factor f)
          || (select coalesce(string_agg(o::text, ''), '') from tenant.outbox_event o)
          || (select coalesce(string_agg(a::text, ''), '') from tenant.audit_entry a) as kept`,
      );
      expect(rows[0].kept).not.toContain(begun.seed);
      expect(rows[0].kept).not.toContain(Buffer.from(begun.seed).toString('hex'));
    });

    it('S-32 a code of an hour ago, a late one, another member’s and hostile ones are refused alike', async () => {
      const member = await administrator();
      const { id, app } = await enrolledApp(world, member.token);
      const { app: another } = await enrolledApp(world, (await administrator()).token);
      const answers = [];
      for (const code of [app.code(-3600), app.code(-90), another.code(), app.code().slice(1), '٠١٢٣٤٥']) {
        await world.sql.query(`delete from tenant.staff_sign_in_brake`);
        answers.push(answerOf(await show(member.token, { code })));
      }
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(answers[0]?.status).toBe(403);
      for (const body of [{}, { code: 123456 }, { code: '1', credential: '{}' }, { code: { $gt: '' } }])
        expect((await show(member.token, body)).status).toBe(422);
      await world.sql.query(`delete from tenant.staff_sign_in_brake`);
      const spaced = `${app.code().slice(0, 3)} ${app.code().slice(3)}`;
      await unusedApp(world, id);
      expect((await show(member.token, { code: spaced })).status).toBe(204);
    });

    it('S-32 of a hundred who show one code at once one is let in', async () => {
      const member = await administrator();
      const { id, app } = await enrolledApp(world, member.token);
      const counts: number[] = [];
      for (let round = 0; round < 2; round += 1) {
        await unusedApp(world, id);
        await world.sql.query(`delete from tenant.staff_sign_in_brake`);
        const token = await world.signIn('acme', member.email);
        const code = app.code();
        const replies = await Promise.all(Array.from({ length: 100 }, () => show(token, { code })));
        counts.push(replies.filter(({ status }) => status === 204).length);
        expect(replies.filter(({ status }) => status === 403)).toHaveLength(99);
      }
      figure(`S-32: second factors accepted of 100 parallel equal codes, two rounds: ${counts.join(', ')}`);
      expect(counts).toEqual([1, 1]);
    });

    it('S-23 of a hundred wrong codes at once five are compared; the brake is the member’s and leaves passkeys alone', async () => {
      const member = await administrator();
      const { app } = await enrolledApp(world, member.token);
      const key = await enrolledPasskey(world, member.token, origin);
      const token = await world.signIn('acme', member.email);
      const code = app.wrong();
      const replies = await Promise.all(Array.from({ length: 100 }, () => show(token, { code })));
      expect(replies.filter(({ status }) => status === 403)).toHaveLength(100);
      const reasons = (await trail(member.staffId)).map(([, , reason]) => reason);
      const compared = reasons.filter((reason) => reason === 'wrong-code').length;
      figure(`S-23: second factors compared of 100 parallel wrong codes = ${compared}`);
      expect([compared, reasons.filter((reason) => reason === 'too-many-tries').length]).toEqual([5, 95]);
      expect(codeOf(await show(token, { code: app.code() }))).toEqual(refused);
      const again = await world.signIn('acme', member.email);
      expect(codeOf(await show(again, { code: app.code() }))).toEqual(refused);
      const credential = await signedChallenge(world, token, key, { origin });
      expect((await show(token, { credential })).status).toBe(204);
      await world.sql.query(
        `update tenant.staff_sign_in_brake set window_from = now() - interval '15 minutes 1 second'`,
      );
      expect((await show(again, { code: app.code() })).status).toBe(204);
    });

    it('S-38 a passkey signs what its session was asked, once, at the console, with its holder looked at', async () => {
      const member = await administrator();
      const key = await enrolledPasskey(world, member.token, origin);
      const stranger = await administrator();
      const theirs = await enrolledPasskey(world, stranger.token, origin);
      const token = await world.signIn('acme', member.email);
      const sign = (behaviour: object, by: SoftwareAuthenticator = key, at = token) =>
        signedChallenge(world, at, by, { origin, ...behaviour });
      const cases: readonly (readonly [string, object, SoftwareAuthenticator])[] = [
        ['at a look-alike', { origin: 'https://console.example.com.evil.example' }, key],
        ['for another host', { rpId: 'evil.example' }, key],
        ['without a look at its holder', { userVerified: false }, key],
        ['of another challenge', { challenge: 'AAAA' }, key],
        ['of another member', {}, theirs],
        ['of nobody', {}, new SoftwareAuthenticator()],
      ];
      for (const [name, behaviour, by] of cases) {
        const credential = await sign(behaviour, by);
        expect([name, ...codeOf(await show(token, { credential }))]).toEqual([name, ...refused]);
      }
      const elsewhere = await world.signIn('acme', member.email);
      await sign({}, key, elsewhere);
      expect(codeOf(await show(elsewhere, { credential: await sign({}) }))).toEqual(refused);
      await sign({});
      expect(codeOf(await show(token, { credential: '{"id":{"$gt":""}}' }))).toEqual(refused);
      expect(codeOf(await me(token))).toEqual([403, 'second-factor-required']);
      const counted = await sign({ counter: 7 });
      const replies = await Promise.all(
        Array.from({ length: 20 }, () => show(token, { credential: counted })),
      );
      expect(replies.filter(({ status }) => status === 204)).toHaveLength(1);
      expect((await me(token)).status).toBe(200);
      expect(codeOf(await show(token, { credential: await sign({ counter: 7 }) }))).toEqual(refused);
      expect((await show(token, { credential: await sign({ counter: 8 }) })).status).toBe(204);
      const late = await sign({ counter: 9 });
      await world.sql.query(
        `update tenant.staff_session set challenged_at = now() - interval '5 minutes 1 second' where challenge is not null`,
      );
      expect(codeOf(await show(token, { credential: late }))).toEqual(refused);
    });

    it('S-40 a key belongs to one member, and what is another’s or another tenant’s is not there', async () => {
      const member = await administrator();
      const key = await enrolledPasskey(world, member.token, origin);
      const stranger = await administrator();
      const again = await enrolledPasskey(world, stranger.token, origin, key).catch((error: Error) => error);
      expect(String(again)).toContain('409');
      const initech = await world.firstAdministrator('initech', await world.newTenant('initech'));
      const { id } = await enrolledApp(world, member.token);
      for (const token of [stranger.token, initech.token]) {
        expect((await world.call('DELETE', `/v1/second-factors/${id}`, { token })).status).toBe(404);
      }
      expect((await lost(member.staffId, initech.token)).status).toBe(404);
      expect((await me(member.token)).status).toBe(200);
      await enrolledPasskey(world, initech.token, origin, key);
    });

    it('S-46 a dangerous action waits for a factor, and taking one away is such an action', async () => {
      const member = await administrator();
      const { id, app } = await enrolledApp(world, member.token);
      const { token } = member;
      const body = { email: 'new@acme.example', displayName: 'New', roles: [] };
      const invite = () => world.call('POST', '/v1/staff', { token, body, key: 'invite-once-only' });
      const remove = () => world.call('DELETE', `/v1/second-factors/${id}`, { token });
      await agedFactor(world, member.staffId, 5.1);
      expect(codeOf(await invite())).toEqual([403, 'step-up-required']);
      expect(codeOf(await remove())).toEqual([403, 'step-up-required']);
      expect((await me(token)).status).toBe(200);
      expect((await show(token, { code: app.code() })).status).toBe(204);
      expect((await invite()).status).toBe(201);
      expect((await remove()).status).toBe(204);
      expect((await remove()).status).toBe(404);
      expect((await trail(member.staffId)).at(-1)).toEqual([
        'access.second-factor.removed',
        'success',
        'authenticator',
      ]);
      expect((await signIn(member.email, goodPassword)).json['standing']).toBe('whole');
    });

    it('S-46 who has lost a factor is helped by an administrator: their sessions end, and it is written down', async () => {
      const member = await administrator();
      await enrolledApp(world, member.token);
      await enrolledPasskey(world, member.token, origin);
      const desk = await colleague();
      expect(codeOf(await lost(member.staffId, desk.token))).toEqual([403, 'not-allowed']);
      const seen = () => world.done('GET', `/v1/staff/${member.staffId}`, { token: ada.token });
      expect(await seen()).toMatchObject({ hasSecondFactor: true });
      expect((await lost(member.staffId, ada.token)).status).toBe(200);
      expect(await seen()).toMatchObject({ hasSecondFactor: false });
      expect((await me(member.token)).status).toBe(401);
      expect((await trail(member.staffId)).slice(-2).sort()).toEqual([
        ['access.second-factor.removed', 'success', 'authenticator'],
        ['access.second-factor.removed', 'success', 'passkey'],
      ]);
      expect((await signIn(member.email, goodPassword)).json['standing']).toBe('whole');
    });

    it('S-46 a tenant can ask all of its staff for a factor, and who decides that does not close the door on themselves', async () => {
      const strict = await world.newTenant('strict');
      const grace = await world.firstAdministrator('strict', strict);
      const desk = await world.colleague('strict', grace.token, ['password_reset_service_desk']);
      const ask = (requireSecondFactor: boolean, version: number) =>
        world.call('PUT', '/v1/staff-policy', {
          ...{ token: grace.token, body: { requireSecondFactor } },
          headers: { 'if-match': `"${version}"` },
        });
      expect(codeOf(await ask(true, 0))).toEqual([409, 'second-factor-missing']);
      const { app } = await enrolledApp(world, grace.token);
      expect((await ask(true, 1)).status).toBe(412);
      const decided = await Promise.all(Array.from({ length: 10 }, () => ask(true, 0)));
      expect(decided.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(await world.done('GET', '/v1/staff-policy', { token: grace.token })).toEqual({
        ...{ requireSecondFactor: true, version: 1 },
      });
      expect((await me(grace.token)).status).toBe(200);
      expect((await me(ada.token)).status).toBe(200);
      expect(codeOf(await me(desk.token))).toEqual([403, 'second-factor-enrolment-required']);
      const token = await world.signIn('strict', desk.email);
      await enrolledApp(world, token);
      expect((await me(token)).status).toBe(200);
      await agedFactor(world, grace.staffId, 5.1);
      expect(codeOf(await ask(false, 1))).toEqual([403, 'step-up-required']);
      expect((await show(grace.token, { code: app.code() })).status).toBe(204);
      expect((await ask(false, 1)).status).toBe(200);
    });
  });
});
