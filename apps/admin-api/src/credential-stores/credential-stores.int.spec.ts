import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminWorld, type Call, type Method, type Reply } from '../testing/admin-world.ts';
import { furnishedTenant, live, type FurnishedTenant } from '../testing/furnished-tenant.ts';

const secret = 'the password that nobody may see';
const directory = {
  servers: [{ url: 'ldaps://dc1.corp.example' }],
  ca: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
  bindDn: 'CN=Latchkey,DC=corp,DC=example',
  peopleDn: 'OU=People,DC=corp,DC=example',
};

describe('credential stores', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  let globex: FurnishedTenant;
  let typeId: string;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
    globex = await furnishedTenant(world, 'globex');
    const made = await call('POST', '/credential-store-types', {
      body: { driver: 'active_directory', name: 'AD' },
    });
    typeId = made.json['id'] as string;
  }, 60_000);
  afterAll(() => world.stop());

  const call = (method: Method, url: string, more: Call = {}): Promise<Reply> =>
    world.call(method, `${live}${url}`, { token: acme.administrator.token, ...more });
  const draft = (name: string, changes: object = {}) => ({
    ...{
      name,
      multiFactorSignIn: false,
      settings: directory,
      secrets: { bind_password: secret },
      ...changes,
    },
  });
  const make = async (name: string, changes: object = {}): Promise<string> => {
    const made = await call('POST', '/credential-stores', { body: { typeId, ...draft(name, changes) } });
    expect([made.status, made.text]).toEqual([201, expect.any(String)]);
    return made.json['id'] as string;
  };
  const update = (id: string, version: number, body: object) =>
    call('PUT', `/credential-stores/${id}`, { body, headers: { 'if-match': `"${version}"` } });
  const decide = (id: string, status: string) =>
    call('PUT', `/credential-stores/${id}/status`, { body: { status }, token: acme.credentialManager.token });
  const pointers = ({ json }: Reply): unknown =>
    (json['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);

  it('PR-T05 PR-T06 PR-R03 one is described, decided about, and changed with its ETag', async () => {
    const id = await make('Head office');
    const found = await call('GET', `/credential-stores/${id}`);
    expect([found.status, found.headers['etag']]).toEqual([200, '"1"']);
    expect(found.json).toMatchObject({
      ...{ status: 'inactive', secretNames: ['bind_password'], reached: null },
      settings: { ...directory, userNameAttributes: ['sAMAccountName', 'userPrincipalName'] },
    });
    expect((await decide(id, 'active')).json['status']).toBe('active');
    const renamed = await update(id, 2, draft('Offices', { secrets: {} }));
    expect(renamed.json).toMatchObject({ name: 'Offices', secretNames: ['bind_password'], version: 3 });
    expect((await update(id, 2, draft('Late'))).status).toBe(412);
    expect((await call('PUT', `/credential-stores/${id}`, { body: draft('Blind') })).status).toBe(428);
  });

  it('S-48 its secrets are written and never read back, and no row, answer or record holds them', async () => {
    const id = await make('Silent');
    const rows = async (table: string, column: string) =>
      JSON.stringify(
        (await world.sql.query(`select * from tenant.${table} where ${column} = $1`, [id])).rows,
      );
    const texts = [
      (await call('GET', `/credential-stores/${id}`)).text,
      (await call('GET', '/credential-stores?limit=100')).text,
      await rows('credential_store', 'id'),
      await rows('audit_entry', 'subject'),
      JSON.stringify((await world.sql.query('select * from tenant.outbox_event')).rows),
    ];
    expect(texts.filter((text) => text.includes(secret))).toEqual([]);
    expect((await update(id, 1, draft('Silent', { secrets: { bind_password: null } }))).json).toMatchObject({
      secretNames: [],
    });
    const refused = await decide(id, 'active');
    expect([refused.status, pointers(refused)]).toEqual([422, ['/secrets/bind_password missing']]);
  });

  it('PR-R03 S-60 where its passwords go changes only while nobody may use it, and no old secret goes along', async () => {
    const id = await make('Moving');
    await decide(id, 'active');
    const elsewhere = { settings: { ...directory, servers: [{ url: 'ldaps://evil.example' }] } };
    expect((await update(id, 2, draft('Moving', elsewhere))).status).toBe(409);
    await decide(id, 'inactive');
    const kept = await update(id, 3, draft('Moving', { ...elsewhere, secrets: {} }));
    expect([kept.status, pointers(kept)]).toEqual([422, ['/secrets/bind_password give-anew']]);
    expect((await update(id, 3, draft('Moving', elsewhere))).status).toBe(200);
  });

  it.each<[string, object, string]>([
    [
      'settings that its kind has not',
      { settings: { ...directory, bindPassword: 'x' } },
      '/settings/bindPassword unknown',
    ],
    [
      'a server that is none',
      { settings: { ...directory, servers: [{ url: 'x' }] } },
      '/settings/servers/0/url not-usable',
    ],
    ['a secret that nothing uses', { secrets: { token: 'x' } }, '/secrets/token unknown'],
  ])('PR-T06 one is not made with %s', async (_, changes, fault) => {
    const refused = await call('POST', '/credential-stores', { body: { typeId, ...draft('No', changes) } });
    expect([refused.status, pointers(refused)]).toEqual([422, [fault]]);
  });

  it('PR-B32 PR-B33 names of stores and types are taken once, whatever their letters', async () => {
    await make('Twice');
    const again = await call('POST', '/credential-stores', { body: { typeId, ...draft('TWICE') } });
    const type = await call('POST', '/credential-store-types', { body: { driver: 'openldap', name: 'ad' } });
    expect([again.status, type.status]).toEqual([409, 409]);
  });

  it('PR-B18 PR-B21 none is deleted that is used: a store by a process or people, a type by a store', async () => {
    const store = await call('DELETE', `/credential-stores/${acme.storeId}`);
    const users = (store.json['usedBy'] as { kind: string }[]).map(({ kind }) => kind);
    expect([store.status, new Set(users)]).toEqual([409, new Set(['user'])]);
    const type = await call('DELETE', `/credential-store-types/${typeId}`);
    expect([type.status, (type.json['usedBy'] as unknown[]).length > 0]).toEqual([409, true]);
  });

  it('PR-T07 a type is bound to what its stores share, and a copy to something else', async () => {
    const body = { driver: 'openldap', name: 'Ours', settings: { ca: directory.ca, peopleDn: 'dc=a' } };
    const type = (await call('POST', '/credential-store-types', { body })).json;
    const copy = (
      await call('POST', `/credential-store-types/${type['id'] as string}/copy`, {
        body: { name: 'Theirs', settings: { ...body.settings, peopleDn: 'dc=b' } },
      })
    ).json;
    const own = { servers: [{ url: 'ldaps://l1.example' }], bindDn: 'cn=l' };
    const settings = [];
    for (const [of, name] of [
      [type, 'One'],
      [copy, 'Other'],
    ] as const) {
      const made = await call('POST', '/credential-stores', {
        body: { typeId: of['id'], ...draft(name, { settings: own }) },
      });
      settings.push((made.json['settings'] as { peopleDn: string }).peopleDn);
    }
    expect(settings).toEqual(['dc=a', 'dc=b']);
  });

  it('S-48 PR-T07 nothing is shared that is no setting, and so no password by a slip', async () => {
    const driver = 'openldap';
    const make = (settings: object) =>
      call('POST', '/credential-store-types', { body: { driver, name: 'Slip', settings } });
    expect(pointers(await make({ bindPassword: secret }))).toEqual(['/settings/bindPassword unknown']);
    expect(pointers(await make({ ca: 'everybody', userNameAttributes: ['uid)('] }))).toEqual([
      '/settings/ca not-usable',
      '/settings/userNameAttributes/0 not-usable',
    ]);
    const copied = await call('POST', `/credential-store-types/${typeId}/copy`, {
      body: { name: 'Slip', settings: { bind_password: secret } },
    });
    expect([copied.status, pointers(copied)]).toEqual([422, ['/settings/bind_password unknown']]);
  });

  it('S-49 a kind that is not there, and a mock in the live environment, make no type', async () => {
    const body = { driver: 'nobody', name: 'Nobody' };
    const refused = await call('POST', '/credential-store-types', { body });
    expect([refused.status, pointers(refused)]).toEqual([422, ['/driver unknown']]);
    const kinds = (await call('GET', '/credential-store-kinds')).json['items'] as { testOnly: boolean }[];
    expect(kinds.filter(({ testOnly }) => testOnly)).toEqual([]);
  });

  it('EX-A4 PR-W10 a test is asked for once at a time, and listed with its history', async () => {
    const id = await make('Tested');
    const ask = (token: string) =>
      call('POST', `/credential-stores/${id}/tests`, { body: { userName: 'someone' }, token });
    const asked = await ask(acme.administrator.token);
    expect([asked.status, asked.json]).toEqual([
      202,
      expect.objectContaining({ storeId: id, state: 'asked', checks: null }),
    ]);
    expect((await ask(acme.credentialManager.token)).json['id']).toBe(asked.json['id']);
    const checks = [{ name: 'connect', result: 'failed', code: 'not-connected', took: 3 }];
    const done = `update tenant.store_test set state = 'failed', checks = $2, ended_at = now() where id = $1`;
    await world.sql.query(done, [asked.json['id'], JSON.stringify(checks)]);
    const next = await ask(acme.administrator.token);
    expect(next.json['id']).not.toBe(asked.json['id']);
    const listed = (await call('GET', `/credential-stores/${id}/tests`)).json['items'] as {
      checks: unknown;
    }[];
    expect(listed.map(({ checks: found }) => found)).toEqual([
      null,
      [{ ...checks[0], remedy: expect.stringContaining('Check host and port') }],
    ]);
    expect((await ask(acme.serviceDesk.token)).status).toBe(403);
  });

  it('EX-A4 a store is not tested more than thirty times within an hour', async () => {
    const id = await make('Tested often');
    const place = [acme.tenantId, id];
    await world.sql.query(
      `insert into tenant.store_test (tenant_id, environment, id, store_id, state, checks, asked_at, ended_at)
        select $1, 'live', gen_random_uuid(), $2, 'passed', '[]', now(), now() from generate_series(1, 30)`,
      place,
    );
    const refused = await call('POST', `/credential-stores/${id}/tests`, { body: {} });
    expect([refused.status, refused.json['code']]).toEqual([429, 'store-tested-too-often']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('S-40 the store, type and test of another tenant are absent', async () => {
    const statuses = [
      await update(globex.storeId, 1, draft('Taken')),
      await call('POST', `/credential-stores/${globex.storeId}/tests`, { body: {} }),
      await call('GET', `/credential-stores/${globex.storeId}/tests`),
      await call('GET', `/store-tests/${globex.storeTestId}`),
    ].map(({ status }) => status);
    const foreign = await call('POST', '/credential-stores', {
      body: { ...draft('Foreign'), typeId: globex.storeTypeId },
    });
    expect([statuses, pointers(foreign)]).toEqual([[404, 404, 404, 404], ['/typeId unknown']]);
  });
});
