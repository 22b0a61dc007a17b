import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from './world/http-client.ts';
import { figure } from './world/volumes.ts';
import { World } from './world/world.ts';

/** What must never be in an answer: code, statements, machines, and the words of other programs. */
const leaks =
  /\bat [\w.<>]+ \(|node_modules|\.ts:\d|\.js:\d|select |insert into|update tenant|latchkey_|postgres|ECONN|127\.0\.0\.1|localhost|argon2|zod|fastify|nestjs|mikro|pg_|constraint|relation "/i;

describe('hostile input', () => {
  let world: World;
  const refusals: Answer<unknown>[] = [];

  beforeAll(async () => {
    world = await World.start();
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  function raw(path: string, content: string | Buffer, headers: Record<string, string> = {}) {
    return world.acme.api.send('POST', path, { raw: content, headers });
  }

  async function counts(): Promise<unknown> {
    return world.sql(
      `select (select count(*) from tenant.reset_request) requests, (select count(*) from tenant.message) messages,
        (select count(*) from tenant.credential_change) changes, (select count(*) from tenant.reset_proof) proofs`,
    );
  }

  const address = 'ada@mail.acme.example';
  const other = 'thief@elsewhere.example';

  it('S-02 S-42 S-47 an identifier that is not one string starts nothing and mails nobody', async () => {
    const before = await counts();
    const shapes: string[] = [
      `{"identifier":["${address}","${other}"]}`,
      `{"identifier":{"0":"${address}"}}`,
      `{"identifier":{"email":"${address}"}}`,
      `{"identifier":7}`,
      `{"identifier":null}`,
      `{"identifier":true}`,
      `{"identifier":""}`,
      `{"identifier":"${'a'.repeat(300)}"}`,
      `{"identifier":"${address}","identifier":"${other}"}`,
      `{"identifier":"${address}","email":"${other}"}`,
      `{"identifier":"${address}","cc":"${other}"}`,
      `{"identifier":"${address}","tenantId":"${world.globex.seeded.tenantId}"}`,
      `{"identifier":"${address}","__proto__":{"admin":true}}`,
      `{"identifier":"${address}","constructor":{"prototype":{"admin":true}}}`,
      `["${address}"]`,
      `"${address}"`,
      `null`,
      `{"identifier":"${address}"`,
      `{"identifier":"${address}"}{"identifier":"${other}"}`,
      `{identifier:'${address}'}`,
      `\ufeff{"identifier":"${address}"}`,
      `{"identifier":"${address}\\u0000"}`,
      `{"identifier":"${address}\\r\\nBcc: ${other}"}`,
      '{"identifier":' + '['.repeat(40) + ']'.repeat(40) + '}',
      '',
    ];
    for (const shape of shapes) {
      const answer = await raw('/v1/reset-requests', shape);
      refusals.push(answer);
      expect({ shape: shape.slice(0, 80), refused: answer.status >= 400 && answer.status < 500 }).toEqual({
        shape: shape.slice(0, 80),
        refused: true,
      });
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    }
    const form = await raw('/v1/reset-requests', `identifier=${address}`, {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(form.status).toBe(415);
    const huge = await raw('/v1/reset-requests', `{"identifier":"${'x'.repeat(10 * 1024 * 1024)}"}`).catch(
      () => undefined,
    );
    if (huge) refusals.push(huge);
    expect(huge === undefined || huge.status === 413).toBe(true);
    refusals.push(form);
    expect(await counts()).toEqual(before);
    expect(await world.mails.to(other)).toEqual([]);
    figure('S-02', `mails to an address not on file over ${shapes.length + 2} shapes`, 0, '0');
  });

  it('S-01 no header of a request reaches the link of a mail', async () => {
    const evil = 'evil.example';
    const variants: Record<string, string>[] = [
      { host: evil },
      { 'x-forwarded-host': evil },
      { 'x-forwarded-proto': 'http', 'x-forwarded-host': evil },
      { forwarded: `host=${evil};proto=http` },
      { origin: `https://${evil}` },
      { referer: `https://${evil}/reset` },
      { 'x-host': evil },
      { 'x-original-host': evil },
      { 'x-forwarded-server': evil },
      { 'x-original-url': `https://${evil}/` },
      { 'x-rewrite-url': `//${evil}` },
      { host: `login.acme.example@${evil}` },
      { 'x-forwarded-port': '8443', 'x-forwarded-for': evil },
      { host: `localhost:1#${evil}` },
    ];
    await world.mails.clear();
    for (const headers of variants) {
      const answer = await world.acme.api.post('/v1/reset-requests', { identifier: address }, { headers });
      expect([202, 400]).toContain(answer.status);
    }
    const mails = await world.mails.await(address, /reset your password/, variants.length - 2);
    const poisoned = mails.filter(
      ({ text, html }) =>
        text.includes(evil) ||
        html.includes(evil) ||
        !text.includes('https://login.acme.example/reset/link/'),
    );
    figure(
      'S-01',
      `links with a foreign host or scheme over ${variants.length} header variants`,
      poisoned.length,
      '0',
    );
    expect(poisoned).toEqual([]);
  });

  it('S-25 empty, null and listed codes, tokens and passwords prove nothing', async () => {
    const { acme } = world;
    const started = (await acme.start('grace')).body;
    const before = await counts();
    let accepted = 0;
    const values = [
      '""',
      'null',
      '[]',
      '{}',
      '[""]',
      '[null]',
      '0',
      'false',
      '"null"',
      '"undefined"',
      '"      "',
      '" "',
    ];
    for (const value of values) {
      const flow = { 'latchkey-flow': started.flowSecret };
      const sent = [
        await raw(`/v1/reset-requests/${started.id}/proofs`, `{"code":${value}}`, flow),
        await raw('/v1/reset-links/redeem', `{"token":${value}}`),
        await raw(`/v1/reset-requests/${started.id}/password`, `{"newPassword":${value}}`, flow),
        await raw(`/v1/reset-requests/${started.id}/proofs`, `{}`, flow),
      ];
      refusals.push(...sent);
      accepted += sent.filter(({ status }) => status < 400).length;
    }
    figure('S-25', `empty shapes accepted, of ${values.length * 4}`, accepted, '0');
    expect(accepted).toBe(0);
    expect(await counts()).toEqual(before);
  });

  it('S-43 an object in a scalar field is refused before it reaches a query', async () => {
    const { acme } = world;
    const started = (await acme.start('grace')).body;
    const payloads = [
      '{"$ne":null}',
      '{"$like":"%"}',
      '["a"]',
      '{"toString":"x"}',
      '{"$gt":""}',
      '{"__type":"raw"}',
    ];
    let passed = 0;
    for (const payload of payloads) {
      const flow = { 'latchkey-flow': started.flowSecret };
      const sent = [
        await raw('/v1/reset-requests', `{"identifier":${payload}}`),
        await raw('/v1/reset-requests', `{"identifier":"ada","locale":${payload}}`),
        await raw('/v1/sign-in', `{"identifier":${payload},"password":"x"}`),
        await raw('/v1/sign-in', `{"identifier":"ada","password":${payload}}`),
        await raw(`/v1/reset-requests/${started.id}/proofs`, `{"code":${payload}}`, flow),
        await raw(`/v1/reset-requests/${started.id}/password`, `{"newPassword":${payload}}`, flow),
        await raw('/v1/reset-links/redeem', `{"token":${payload}}`),
      ];
      refusals.push(...sent);
      passed += sent.filter(({ status }) => status < 400 || status >= 500).length;
    }
    figure('S-43', `objects in scalar fields not answered 4xx, of ${payloads.length * 7}`, passed, '0');
    expect(passed).toBe(0);
  });

  it('S-62 an empty or overlong password signs nobody in and is never set', async () => {
    const { acme } = world;
    for (const password of ['', 'x'.repeat(9000), 'x'.repeat(2000), '\u0000'.repeat(20)]) {
      const answer = await acme.signIn('ada', password);
      expect([401, 422]).toContain(answer.status);
    }
    await world.mails.clear();
    await acme.start('ada');
    const { token } = await world.mails.secrets(address);
    const proven = (await acme.redeem(token)).body;
    for (const password of ['', 'x'.repeat(9000), 'x'.repeat(257), 'ada@mail.acme.example', 'a'.repeat(20)]) {
      const answer = await acme.setPassword(proven, password);
      refusals.push(answer);
      expect(answer.status).toBe(422);
    }
    expect((await acme.setPassword(proven, 'seven green kettles sing')).status).toBe(200);
  });

  it('S-40 S-47 wrong methods, paths and keys are answered in one form', async () => {
    const { acme } = world;
    const api = acme.api;
    refusals.push(
      await api.send('DELETE', '/v1/reset-requests'),
      await api.send('PUT', '/v1/reset-requests', { body: {} }),
      await api.send('TRACE', '/v1/reset-requests').catch(() => refusals[0] as Answer<unknown>),
      await api.get('/v1/nothing'),
      await api.get('/v1/reset-requests/not-a-uuid'),
      await api.get('/v1/reset-requests/..%2f..%2fetc%2fpasswd'),
      await api.with({ authorization: 'Bearer lk_live_wrong' }).get('/v1/appearance'),
      await api.with({ authorization: 'Basic eDp5' }).get('/v1/appearance'),
      await api.get('/v1/appearance?a=1&a=2'),
    );
    for (const { status, headers } of refusals) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    }
  });

  it('S-48 no refusal of all these says anything about the inside', () => {
    const told = refusals.filter(({ text }) => leaks.test(text)).map(({ text }) => text);
    figure('S-48', `answers that leak, of ${refusals.length} refusals`, told.length, '0');
    expect(refusals.length).toBeGreaterThan(100);
    expect(told).toEqual([]);
    for (const { text, status } of refusals) {
      const body = JSON.parse(text) as Record<string, unknown>;
      expect(body).toMatchObject({ status, request_id: expect.any(String), detail: expect.any(String) });
    }
  });
});
