import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CallbackWorld, type Place } from '../testing/callback-world.ts';

const authToken = 'the token of the account';
const reportSecret = 'the secret of reports';

describe('reports of deliveries', () => {
  let world: CallbackWorld;
  let acme: Place;
  let globex: Place;
  const twilio = randomUUID();
  const gateway = randomUUID();
  const theirs = randomUUID();
  const silentService = randomUUID();
  const statusCallback = (id: string) => `https://callback.example.com/v1/sms-reports/${id}`;
  const newSid = () => `SM${randomBytes(16).toString('hex')}`;

  beforeAll(async () => {
    world = await CallbackWorld.start();
    acme = await world.newTenant('acme');
    globex = await world.newTenant('globex');
    const accountSid = `AC${'0123456789abcdef'.repeat(2)}`;
    const settings = (id: string) => ({ accountSid, statusCallback: statusCallback(id) });
    await world.newService(acme, twilio, 'twilio', settings(twilio), { auth_token: authToken });
    await world.newService(globex, theirs, 'twilio', settings(theirs), {
      auth_token: 'the token of another',
    });
    await world.newService(acme, silentService, 'twilio', { accountSid }, { auth_token: authToken });
    const reports = {
      ...{
        body: 'json',
        authentication: { kind: 'hmac', header: 'X-Signature', algorithm: 'sha256', encoding: 'hex' },
      },
      ...{ each: '/all', messageId: '/id', state: '/state', delivered: ['DLVRD'] },
      failed: [{ values: ['UNDELIV'], because: 'recipient' }],
    };
    const described = { url: 'https://gateway.example/send', authentication: { kind: 'none' }, reports };
    await world.newService(acme, gateway, 'gateway', withPrefix(described), { reports: reportSecret });
  }, 60_000);
  afterAll(() => world.stop());

  /** As it is stored: with what was left out. */
  function withPrefix<T extends { reports: { authentication: object } }>(described: T): T {
    const { reports } = described;
    const authentication = { prefix: '', ...reports.authentication };
    return { ...described, reports: { ...reports, authentication } };
  }
  const signature = (token: string, id: string, fields: Readonly<Record<string, string>>): string => {
    const names = Object.keys(fields).sort();
    const text = names.map((name) => `${name}${fields[name]}`).join('');
    return createHmac('sha1', token)
      .update(statusCallback(id) + text)
      .digest('base64');
  };
  const send = async (id: string, payload: string | Buffer, headers: Readonly<Record<string, string>>) =>
    (await world.http.app.inject({ method: 'POST', url: `/v1/sms-reports/${id}`, payload, headers }))
      .statusCode;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const byTwilio = (id: string, fields: Readonly<Record<string, string>>, token = authToken) =>
    send(id, new URLSearchParams(fields).toString(), {
      ...form,
      'x-twilio-signature': signature(token, id, fields),
    });

  it('PR-N01 S-90 Twilio tells that a message has arrived, or why it has not, by its signature', async () => {
    const [sid, other] = [newSid(), newSid()];
    const arrived = await world.newMessage(acme, twilio, sid);
    const lost = await world.newMessage(acme, twilio, other);
    expect(await byTwilio(twilio, { MessageSid: sid, MessageStatus: 'sent' })).toBe(204);
    expect(await world.delivery(arrived)).toBeNull();
    for (let n = 0; n < 2; n += 1)
      expect(await byTwilio(twilio, { MessageSid: sid, MessageStatus: 'delivered' })).toBe(204);
    const failed = { MessageSid: other, MessageStatus: 'undelivered', ErrorCode: '30003' };
    expect(await byTwilio(twilio, failed)).toBe(204);
    expect([await world.delivery(arrived), await world.delivery(lost)]).toEqual([
      'delivered',
      'failed: unreachable',
    ]);
  });

  it('PR-N01 a gateway tells of several messages in one call', async () => {
    const ids = [await world.newMessage(acme, gateway, 'a-1'), await world.newMessage(acme, gateway, 'a-2')];
    const all = [
      { id: 'a-2', state: 'UNDELIV' },
      { id: 'never-heard-of', state: 'DLVRD' },
      { id: 'a-1', state: 'DLVRD' },
    ];
    const body = Buffer.from(JSON.stringify({ all }));
    const signed = createHmac('sha256', reportSecret).update(body).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-signature': signed };
    expect(await send(gateway, body, headers)).toBe(204);
    expect(await Promise.all(ids.map((id) => world.delivery(id)))).toEqual([
      'delivered',
      'failed: recipient',
    ]);
  });

  it('S-90 nothing is believed that is not signed with the secret of its service', async () => {
    const sid = newSid();
    const id = await world.newMessage(acme, twilio, sid);
    const fields = { MessageSid: sid, MessageStatus: 'delivered' };
    const body = new URLSearchParams(fields).toString();
    const statuses = [
      await byTwilio(twilio, fields, 'another token'),
      await byTwilio(twilio, fields, ''),
      await byTwilio(silentService, fields),
      await send(twilio, body, form),
      await send(twilio, body, { ...form, 'x-twilio-signature': signature(authToken, theirs, fields) }),
      await send(twilio, `${body}&MessageStatus=failed`, {
        ...form,
        'x-twilio-signature': signature(authToken, twilio, fields),
      }),
      await send(randomUUID(), body, form),
      await send('not-an-id', body, form),
    ];
    expect([new Set(statuses), await world.delivery(id)]).toEqual([new Set([404]), null]);
  });

  it('S-40 a provider tells nothing of what another tenant has sent', async () => {
    const sid = newSid();
    const id = await world.newMessage(acme, twilio, sid);
    const fields = { MessageSid: sid, MessageStatus: 'delivered' };
    expect(await byTwilio(theirs, fields, 'the token of another')).toBe(204);
    expect(await world.delivery(id)).toBeNull();
  });

  it('S-47 takes whatever octets come, and falls over none of them', async () => {
    const bodies = [
      Buffer.alloc(0),
      randomBytes(4096),
      Buffer.from('{'),
      Buffer.from('a=b&a=c'),
      Buffer.alloc(60_000, 'a'),
    ];
    const types = [
      {},
      form,
      { 'content-type': 'application/json' },
      { 'content-type': 'text/xml; charset=x' },
    ];
    const statuses = new Set<number>();
    for (const service of [twilio, gateway])
      for (const body of bodies) for (const type of types) statuses.add(await send(service, body, type));
    statuses.add(await send(gateway, Buffer.alloc(70_000), form));
    expect([...statuses].sort()).toEqual([404, 413]);
  });

  it('PR-N01 a hundred reports of one message at once leave one word of it', async () => {
    const sid = newSid();
    const id = await world.newMessage(acme, twilio, sid);
    const fields = { MessageSid: sid, MessageStatus: 'delivered' };
    const statuses = await Promise.all(Array.from({ length: 100 }, () => byTwilio(twilio, fields)));
    expect(new Set(statuses.filter((status) => status !== 503))).toEqual(new Set([204]));
    const text = `select count(*)::int as told from tenant.outbox_event where subject = $1 and name = $2`;
    const { rows } = await world.sql.query(text, [id, 'messaging.message.delivered']);
    expect([rows[0], await world.delivery(id)]).toEqual([{ told: 1 }, 'delivered']);
  });
});
