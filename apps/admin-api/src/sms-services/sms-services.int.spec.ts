import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminWorld, type Call, type Method, type Reply } from '../testing/admin-world.ts';
import { furnishedTenant, live, smsServiceBody, type FurnishedTenant } from '../testing/furnished-tenant.ts';

describe('SMS services', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  let globex: FurnishedTenant;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
    globex = await furnishedTenant(world, 'globex');
  }, 60_000);
  afterAll(() => world.stop());

  const call = (method: Method, url: string, more: Call = {}): Promise<Reply> =>
    world.call(method, `${live}/sms-services${url}`, { token: acme.administrator.token, ...more });
  const make = async (name: string, changes: object = {}): Promise<string> => {
    const body = { provider: 'twilio', ...smsServiceBody(name), ...changes };
    const made = await call('POST', '', { body });
    expect([made.status, made.text]).toEqual([201, expect.any(String)]);
    return made.json['id'] as string;
  };
  const update = (id: string, version: number, body: object) =>
    call('PUT', `/${id}`, { body, headers: { 'if-match': `"${version}"` } });
  const pointers = ({ json }: Reply): unknown =>
    (json['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);

  it('PR-B26 PR-N01 one is made inactive, changed with its ETag, activated, deactivated and deleted', async () => {
    const id = await make('Life');
    const found = await call('GET', `/${id}`);
    expect([found.status, found.headers['etag']]).toEqual([200, '"1"']);
    expect(found.json).toMatchObject({ provider: 'twilio', status: 'inactive', secretNames: ['auth_token'] });
    expect((await update(id, 1, { ...smsServiceBody('Life'), dailyBudget: 7 })).json['dailyBudget']).toBe(7);
    expect((await update(id, 1, smsServiceBody('Life'))).status).toBe(412);
    expect((await call('PUT', `/${id}`, { body: smsServiceBody('Life') })).status).toBe(428);
    expect((await call('POST', `/${id}/activate`)).json['status']).toBe('active');
    expect((await call('DELETE', `/${id}`)).status).toBe(409);
    const other = await make('Second');
    expect((await call('POST', `/${other}/activate`)).status).toBe(409);
    expect((await call('POST', `/${id}/deactivate`)).json['status']).toBe('inactive');
    expect((await call('POST', `/${other}/activate`)).status).toBe(200);
    expect((await call('DELETE', `/${id}`)).status).toBe(204);
    expect((await call('GET', `/${id}`)).status).toBe(404);
    await call('POST', `/${other}/deactivate`);
  });

  it('S-48 its secrets are written and never read back, and no row, answer or record holds them', async () => {
    const secret = 'the token that nobody may see';
    const id = await make('Silent', { secrets: { auth_token: secret } });
    const texts = [
      (await call('GET', `/${id}`)).text,
      (await call('GET', '?limit=100')).text,
      JSON.stringify((await world.sql.query(`select * from tenant.sms_service where id = $1`, [id])).rows),
      JSON.stringify(
        (await world.sql.query(`select * from tenant.audit_entry where subject = $1`, [id])).rows,
      ),
      JSON.stringify((await world.sql.query(`select * from tenant.outbox_event`)).rows),
    ];
    expect(texts.filter((text) => text.includes(secret))).toEqual([]);
    expect((await update(id, 1, { ...smsServiceBody('Silent'), secrets: {} })).json['secretNames']).toEqual([
      'auth_token',
    ]);
    expect(
      (await update(id, 2, { ...smsServiceBody('Silent'), secrets: { auth_token: null } })).json,
    ).toMatchObject({
      secretNames: [],
    });
    const activated = await call('POST', `/${id}/activate`);
    expect([activated.status, pointers(activated)]).toEqual([422, ['/secrets/auth_token missing']]);
  });

  it.each<[string, object, string]>([
    ['a sender that is none', { sender: 'Acme and sons, Ltd' }, '/sender not-a-sender'],
    [
      'settings that its provider has not',
      { settings: { accountSid: 'AC1' } },
      '/settings/accountSid not-usable',
    ],
    ['a secret that nothing uses', { secrets: { password: 'x' } }, '/secrets/password unknown'],
  ])('PR-N01 one is not made with %s', async (_, changes, fault) => {
    const refused = await call('POST', '', {
      body: { provider: 'twilio', ...smsServiceBody('No'), ...changes },
    });
    expect([refused.status, pointers(refused)]).toEqual([422, [fault]]);
  });

  it('S-10 is open to no country until one is named', async () => {
    const id = await make('Closed', { destinations: {} });
    expect((await call('GET', `/${id}`)).json['destinations']).toMatchObject({ countries: [], prefixes: [] });
    const body = { applicationId: acme.applicationId, phone: '+49 151 12345678' };
    const refused = await call('POST', `/${id}/trials`, { body });
    expect([refused.status, pointers(refused)]).toEqual([422, ['/phone destination-closed']]);
  });

  it('S-10 PR-N01 a trial is one message out of the budgets, and shows what became of it without its number', async () => {
    const id = await make('Tried');
    const body = { applicationId: acme.applicationId, phone: '+49 151 12345678' };
    const tried = await call('POST', `/${id}/trials`, { body });
    expect(tried.status).toBe(202);
    const again = await call('POST', `/${id}/trials`, { body });
    expect([again.status, again.json['code']]).toEqual([429, 'sms-held-back']);
    expect(Number(again.headers['retry-after'])).toBeGreaterThan(0);
    const { json, text } = await call('GET', `/${id}/messages`);
    expect(json['items']).toEqual([
      expect.objectContaining({
        id: tried.json['messageId'],
        kind: 'sms-trial',
        status: 'queued',
        country: 'DE',
      }),
    ]);
    expect(text).not.toContain('12345678');
    const elsewhere = { ...body, applicationId: globex.applicationId };
    expect(pointers(await call('POST', `/${id}/trials`, { body: elsewhere }))).toEqual([
      '/applicationId unknown',
    ]);
  });

  it('S-40 the service of another tenant, or of the other environment, is absent', async () => {
    const id = globex.smsServiceId;
    const body = { applicationId: acme.applicationId, phone: '+4915112345678' };
    const answers = [
      await call('GET', `/${id}`),
      await call('GET', `/${id}/messages`),
      await call('POST', `/${id}/activate`),
      await call('POST', `/${id}/trials`, { body }),
      await call('DELETE', `/${id}`),
      await update(id, 1, smsServiceBody('Taken')),
    ];
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(6).fill(404));
    const inTest = `/v1/environments/test/sms-services/${acme.smsServiceId}`;
    expect((await world.call('GET', inTest, { token: acme.administrator.token })).status).toBe(404);
  });
});
