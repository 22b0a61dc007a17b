import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminWorld, type Call, type Reply } from './testing/admin-world.ts';
import {
  applicationBody,
  furnishedTenant,
  live,
  userBody,
  type FurnishedTenant,
} from './testing/furnished-tenant.ts';
import { newLockout, newResetRequest } from './testing/recorded-recoveries.ts';

interface Item {
  readonly id: string;
  readonly [name: string]: unknown;
}

describe('resources', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
  }, 60_000);
  afterAll(() => world.stop());

  const call = (method: 'GET' | 'POST' | 'PUT', url: string, more: Call = {}): Promise<Reply> =>
    world.call(method, `${live}${url}`, { token: acme.administrator.token, ...more });
  const items = async (url: string, token = acme.administrator.token): Promise<Item[]> =>
    (await world.done('GET', `${live}${url}`, { token }))['items'] as unknown as Item[];
  const rows = async (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await world.sql.query(text, values)).rows as Record<string, unknown>[];

  describe('applications', () => {
    it('a change must start from the newest version: 412 for an older one, 428 without one', async () => {
      const made = await call('POST', '/applications', { body: applicationBody('etag') });
      expect([made.status, made.headers['etag'], made.json['version']]).toEqual([201, '"1"', 1]);
      const url = `/applications/${made.json['id']}`;
      const change = (match: string | undefined, name: string) =>
        call('PUT', url, {
          body: { ...applicationBody('etag'), name },
          headers: match === undefined ? {} : { 'if-match': match },
        });
      const first = await change('"1"', 'Second name');
      expect([first.status, first.headers['etag'], first.json['name']]).toEqual([200, '"2"', 'Second name']);
      expect((await change('"1"', 'Lost')).json['code']).toBe('stale-version');
      for (const tag of ['*', '2', 'W/"2"', '"2", "3"', '"x"'])
        expect((await change(tag, 'Lost')).status).toBe(412);
      const missing = await change(undefined, 'Lost');
      expect([missing.status, missing.json['code']]).toEqual([428, 'if-match-required']);
      const race = await Promise.all(Array.from({ length: 10 }, (_, n) => change('"2"', `Racer ${n}`)));
      expect(race.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(412)]);
      expect((await call('GET', url)).headers['etag']).toBe('"3"');
    });

    it('S-01 an origin is https, bare, and of one application; a sign-in address is never a script', async () => {
      const bad = [
        ['portalOrigin', 'http://recover.acme.example'],
        ['portalOrigin', 'https://recover.acme.example/path'],
        ['portalOrigin', 'https://user@recover.acme.example'],
        ['portalOrigin', 'javascript:alert(1)'],
        ['signInUrl', 'javascript:alert(1)'],
        ['signInUrl', 'http://plain.example/'],
        ['signInUrl', '/relative'],
        ['resetPageUrl', 'javascript:alert(1)'],
        ['resetPageUrl', 'http://plain.example/'],
        ['resetPageUrl', 'https://user:secret@app.example/'],
      ] as const;
      for (const [field, value] of bad) {
        const { status, json } = await call('POST', '/applications', {
          body: { ...applicationBody('origin'), [field]: value },
        });
        expect([value, status]).toEqual([value, 422]);
        expect((json['errors'] as { pointer: string }[])[0]?.pointer).toBe(`/${field}`);
      }
      const taken = await call('POST', '/applications', { body: applicationBody('acme') });
      expect([taken.status, taken.json['code']]).toEqual([409, 'conflict']);
    });

    it('the directory follows the origin: a new host answers, the old one is free again', async () => {
      const hosts = async (): Promise<unknown[]> =>
        (await rows(`select host from directory.tenant_host where application_id = $1`, [id])).map(
          ({ host }) => host,
        );
      const made = await call('POST', '/applications', { body: applicationBody('mover') });
      const id = made.json['id'] as string;
      expect(await hosts()).toEqual(['recover.mover.example']);
      await call('PUT', `/applications/${id}`, {
        body: applicationBody('moved'),
        headers: { 'if-match': '"1"' },
      });
      expect(await hosts()).toEqual(['recover.moved.example']);
      expect((await call('POST', '/applications', { body: applicationBody('mover') })).status).toBe(201);
    });

    it('a disabled application is told apart in lists', async () => {
      const { id } = (await call('POST', '/applications', { body: applicationBody('off') })).json;
      expect((await call('POST', `/applications/${id}/disable`)).json['status']).toBe('disabled');
      expect((await items('/applications?status=disabled&limit=100')).map((one) => one.id)).toContain(id);
      expect((await items('/applications?status=active&limit=100')).map((one) => one.id)).not.toContain(id);
      expect((await call('POST', `/applications/${id}/enable`)).json['status']).toBe('active');
      expect((await items('/applications?status=active&limit=100')).map((one) => one.id)).toContain(id);
    });
  });

  describe('api keys', () => {
    it('a key is shown once, stored as its digest, and void once revoked', async () => {
      const url = `/applications/${acme.applicationId}/api-keys`;
      const created = (await call('POST', url, { body: { label: 'Orders' } })).json as unknown as Item;
      const key = created['key'] as string;
      expect(key).toMatch(/^lk_live_[\w-]{43}$/);
      const digest = createHash('sha256').update(key).digest();
      expect(await world.prepared.directory.byApiKey(digest)).toMatchObject({ keyId: created.id });
      const listed = (await items(url)).find(({ id }) => id === created.id);
      expect(listed).toEqual({
        id: created.id,
        applicationId: acme.applicationId,
        label: 'Orders',
        prefix: key.slice(0, 12),
        permissions: ['password-reset-workflow:execute'],
        createdAt: expect.any(String),
        revokedAt: null,
      });
      const tables = [`tenant.api_key`, `directory.api_key`, `tenant.audit_entry`, `tenant.outbox_event`];
      for (const table of [...tables, 'tenant.idempotent_request']) {
        const dump = JSON.stringify(await rows(`select row_to_json(t)::text as row from ${table} t`));
        expect(dump).not.toContain(key.slice('lk_live_'.length));
      }
      expect(world.lines.text).not.toContain(key);
      expect((await call('POST', `/api-keys/${created.id}/revoke`)).json).toEqual({
        id: created.id,
        revoked: true,
      });
      const { rows: pointers } = await world.sql.query(
        `select revoked_at is not null as revoked from directory.api_key where digest = $1`,
        [digest],
      );
      expect(pointers).toEqual([{ revoked: true }]);
      expect((await items(url)).find(({ id }) => id === created.id)?.['revokedAt']).toEqual(
        expect.any(String),
      );
      expect((await call('POST', `/api-keys/${created.id}/revoke`)).status).toBe(200);
    });
  });

  describe('users', () => {
    const create = (name: string, more: object = {}) =>
      call('POST', '/users', { body: { ...userBody(name, acme.storeId), ...more } });

    it('one identifier means one person: nobody’s name is another one’s address', async () => {
      expect((await create('one')).status).toBe(201);
      expect((await create('two', { userName: 'GRACE@one.example' })).status).toBe(409);
      expect((await create('two', { email: 'Grace@ONE.example' })).status).toBe(409);
      const { id } = (await create('two')).json;
      const mail = (email: string) => call('PUT', `/users/${id}/email`, { body: { email } });
      expect((await mail('grace@one.example')).status).toBe(409);
      expect((await mail('grace@two.example')).status).toBe(200);
      expect((await mail('new@two.example')).json['email']).toBe('new@two.example');
      const race = await Promise.all(Array.from({ length: 8 }, () => create('racer')));
      expect(race.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
    });

    it('S-04 an address is one plain address, a store is one of this environment', async () => {
      for (const email of [
        'a@b',
        '"a b"@c.example',
        'a@b.example,c@d.example',
        'a@b.example\r\nBcc: x@y.example',
      ]) {
        expect([email, (await create('bad', { email })).status]).toEqual([email, 422]);
      }
      const unknown = await create('bad', { storeId: randomUUID() });
      expect(unknown.json['errors']).toEqual([
        expect.objectContaining({ pointer: '/storeId', code: 'unknown' }),
      ]);
    });

    it('a disabled user loses every session in the same step', async () => {
      const { id } = (await create('leaver')).json;
      await world.sql.query(
        `insert into tenant.user_session (tenant_id, environment, id, user_id, application_id, digest, created_at, expires_at)
          values ($1, 'live', $2, $3, $4, '\\x01', now(), now() + interval '1 hour')`,
        [acme.tenantId, randomUUID(), id, acme.applicationId],
      );
      expect((await call('POST', `/users/${id}/disable`)).json['status']).toBe('disabled');
      expect(
        await rows(`select revoked_at is null as alive from tenant.user_session where user_id = $1`, [id]),
      ).toEqual([{ alive: false }]);
      expect((await call('POST', `/users/${id}/enable`)).json['status']).toBe('active');
    });

    it('PR-T12 what a user has enrolled in is seen without a secret, and can be taken away', async () => {
      const url = `/users/${acme.userId}/enrolments`;
      const seen = (await call('GET', url)).json['items'] as Record<string, unknown>[];
      expect(seen).toEqual([
        expect.objectContaining({ id: acme.enrolmentId, method: 'authenticator', status: 'active' }),
      ]);
      expect(Object.keys(seen[0] ?? {}).some((name) => /seal|hold|secret|seed/i.test(name))).toBe(false);
      const remove = () => call('POST', `${url}/remove`, { body: { enrolmentId: acme.enrolmentId } });
      expect((await remove()).json['items']).toMatchObject([{ status: 'removed' }]);
      expect((await remove()).status).toBe(404);
      const held = `select 1 from tenant.enrolment where id = $1 and sealed_holding is not null`;
      expect(await rows(held, [acme.enrolmentId])).toEqual([]);
    });

    it('PR-T13 BY-12 who could recover is told of all, of a group and of one, with the moment of the look', async () => {
      expect((await call('GET', '/readiness')).json).toMatchObject({ asOf: null, users: 0 });
      expect((await call('POST', '/readiness/looks')).status).toBe(202);
      const due = await rows(
        `select due_at <= now() as due from tenant.readiness_look where tenant_id = $1`,
        [acme.tenantId],
      );
      expect(due).toEqual([{ due: true }]);
      await world.sql.query(
        `insert into tenant.user_readiness (tenant_id, environment, user_id, state, methods, as_of)
          values ($1, 'live', $2, 'ready', '{authenticator}', now())`,
        [acme.tenantId, acme.userId],
      );
      expect((await call('GET', '/readiness')).json).toMatchObject({
        ...{ users: 1, ready: 1, quarantined: 0, not_ready: 0, not_covered: 0 },
        methods: { authenticator: 1 },
      });
      expect((await call('GET', `/readiness?groupId=${acme.groupId}`)).json).toMatchObject({ users: 0 });
      expect((await call('GET', `/readiness?groupId=${randomUUID()}`)).status).toBe(404);
      expect((await call('GET', `/users/${acme.userId}/readiness`)).json).toMatchObject({
        ...{ state: 'ready', methods: ['authenticator'] },
      });
    });

    it('an account is locked where its password is ours, and nowhere else', async () => {
      const { id } = (await create('without-password')).json;
      expect(await call('POST', `/users/${id}/lock`)).toMatchObject({
        status: 409,
        json: { code: 'conflict', detail: expect.stringContaining('no password here') },
      });
      expect((await call('POST', `/users/${acme.userId}/lock`)).status).toBe(200);
      const held = `select locked_at is not null as locked from tenant.password_hash where user_id = $1`;
      expect(await rows(held, [acme.userId])).toEqual([{ locked: true }]);
      const told = `select 1 from tenant.audit_entry where action = 'identity.user.locked' and subject = $1`;
      expect(await rows(told, [acme.userId])).toHaveLength(1);
    });

    it('lists go on from the last id in every order, without gaps and without repeats', async () => {
      for (let n = 0; n < 7; n += 1) await create(`page${n}`, { userName: `p${(n * 5) % 7}-${n}` });
      const all = await items('/users?limit=100');
      const names = all.map((user) => user['userName'] as string);
      const sorted = [...names].sort();
      const expected = {
        created: names,
        '-created': names.toReversed(),
        userName: sorted,
        '-userName': sorted.toReversed(),
      };
      for (const [sort, order] of Object.entries(expected)) {
        const seen: string[] = [];
        let after = '';
        for (;;) {
          const page = await world.done(
            'GET',
            `${live}/users?sort=${sort}&limit=3${after}`,
            acme.administrator,
          );
          seen.push(...(page['items'] as unknown as Item[]).map((user) => user['userName'] as string));
          if (page['next'] === null) break;
          expect((page['items'] as unknown as Item[]).length).toBe(3);
          after = `&after=${page['next']}`;
        }
        expect([sort, seen]).toEqual([sort, order]);
      }
      expect(await items(`/users?sort=userName&after=${randomUUID()}`)).toEqual([]);
      expect((await items('/users?identifier=GRACE@page3.example')).map((user) => user['email'])).toEqual([
        'grace@page3.example',
      ]);
      expect(await items('/users?identifier=grace')).toEqual([]);
    });
  });

  describe('credential stores', () => {
    it('PR-R03 AS-01 an administrator’s store is unusable until a credential manager decides', async () => {
      const body = { name: 'Second', typeId: acme.storeTypeId, multiFactorSignIn: true };
      const made = await call('POST', '/credential-stores', { body });
      expect(made.json).toMatchObject({ status: 'inactive', mode: 'synchronous', multiFactorSignIn: true });
      const decide = (token: string, status: string) =>
        call('PUT', `/credential-stores/${made.json['id']}/status`, { token, body: { status } });
      expect((await decide(acme.administrator.token, 'active')).status).toBe(403);
      expect((await decide(acme.serviceDesk.token, 'active')).status).toBe(403);
      expect((await decide(acme.credentialManager.token, 'active')).json['status']).toBe('active');
      expect((await decide(acme.credentialManager.token, 'inactive')).json['status']).toBe('inactive');
      const twin = await call('POST', '/credential-stores', { body: { ...body, name: 'SECOND' } });
      expect([twin.status, twin.json['code']]).toEqual([409, 'conflict']);
      const unknown = await call('POST', '/credential-stores', {
        body: { ...body, name: 'Third', typeId: randomUUID() },
      });
      expect(unknown.json['errors']).toEqual([
        expect.objectContaining({ pointer: '/typeId', code: 'unknown' }),
      ]);
    });

    it('PR-T05 PR-T07 a tenant has stores, each of a type that says what it can do; names differ by more than case', async () => {
      const types = await items('/credential-store-types');
      expect(types).toHaveLength(2);
      expect(types).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            id: acme.storeTypeId,
            driver: 'local',
            mode: 'synchronous',
            canUnlock: true,
            canReadLockState: true,
            acceptsPassword: true,
          }),
        ]),
      );
      const made = await call('POST', '/credential-stores', {
        body: { name: 'Listed', typeId: acme.storeTypeId, multiFactorSignIn: false },
      });
      const listed = (await items('/credential-stores')).find(({ id }) => id === made.json['id']);
      expect(listed).toMatchObject({ name: 'Listed', typeId: acme.storeTypeId, mode: 'synchronous' });
      const again = await call('POST', '/credential-stores', {
        body: { name: 'LISTED', typeId: acme.storeTypeId, multiFactorSignIn: false },
      });
      expect(again.status).toBe(409);
    });
  });

  describe('verifications', () => {
    it('parameters have defaults and hard limits', async () => {
      const create = (name: string, parameters: object) =>
        call('POST', '/verifications', { body: { name, type: 'email', parameters } });
      expect((await create('Defaults', {})).json['parameters']).toEqual({
        codeLength: 6,
        codeLifetimeSeconds: 300,
        linkLifetimeSeconds: 1800,
        resendAfterSeconds: 60,
      });
      for (const parameters of [
        { codeLength: 5 },
        { codeLifetimeSeconds: 601 },
        { linkLifetimeSeconds: 86_401 },
      ]) {
        expect((await create('Beyond', parameters)).status).toBe(422);
      }
      expect((await create('DEFAULTS', {})).status).toBe(409);
    });
  });

  describe('reset requests', () => {
    it('PR-R02 PR-T03 PR-T21 the service desk tracks requests and reads their log, and sees no secret of them', async () => {
      const { token } = acme.serviceDesk;
      const place = { ...acme, environment: 'live' } as const;
      const done = await newResetRequest(world, place, 'success');
      const decoy = await newResetRequest(world, { ...place, userId: null }, 'expired');
      expect((await items('/reset-requests?status=success', token)).map(({ id }) => id)).toEqual([done]);
      expect((await items(`/reset-requests?userId=${acme.userId}`, token)).map(({ id }) => id)).not.toContain(
        decoy,
      );
      const tracked = await world.done('GET', `${live}/reset-requests/${acme.requestId}`, { token });
      expect(tracked).toMatchObject({ userName: 'grace.acme', status: 'in_progress', kind: 'self_service' });
      expect(tracked['activity']).toEqual([
        {
          id: expect.any(String),
          at: expect.any(String),
          type: 'info',
          stage: 'identification',
          message: 'recovery.reset.requested',
          reference: null,
          requestId: acme.requestId,
        },
      ]);
      expect(Object.keys(tracked)).not.toEqual(expect.arrayContaining(['flowDigest']));
      expect(JSON.stringify(tracked)).not.toMatch(/digest|secret|accountKey/i);
    });
  });

  describe('decoys', () => {
    it('BY-22 a tenant plants names, sees them and removes them; what an account is called is refused', async () => {
      const planted = await call('POST', '/decoys', { body: { identifier: 'Backup.Operator' } });
      expect([planted.status, planted.json]).toEqual([
        201,
        expect.objectContaining({ identifier: 'Backup.Operator', removedAt: null }),
      ]);
      const id = planted.json['id'] as string;
      expect((await items('/decoys')).map((decoy) => decoy['id'])).toContain(id);
      for (const identifier of ['backup.operator', 'grace.acme', 'grace@acme.example'])
        expect((await call('POST', '/decoys', { body: { identifier } })).status).toBe(409);
      const removed = await call('POST', `/decoys/${id}/remove`);
      expect(removed.json['removedAt']).toEqual(expect.any(String));
      expect((await items(`/audit?subject=${id}`)).map(({ action }) => action)).toEqual([
        'recovery.decoy.removed',
        'recovery.decoy.planted',
      ]);
    });
  });

  describe('lockouts', () => {
    it('PR-T23 are listed with their reason and end, open ones apart from those that are over', async () => {
      const place = { ...acme, environment: 'live' } as const;
      const over = await newLockout(world, place, '-1 hour');
      const nobodys = await newLockout(world, { ...place, userId: null });
      const ids = async (query: string) => (await items(`/lockouts${query}`)).map(({ id }) => id);
      expect((await ids('?isOver=false')).sort()).toEqual([acme.lockoutId, nobodys].sort());
      expect(await ids('?isOver=true')).toEqual([over]);
      expect((await ids(`?userId=${acme.userId}`)).sort()).toEqual([acme.lockoutId, over].sort());
      const [first, ...rest] = [await items('/lockouts?limit=1'), await items('/lockouts')].flat();
      expect(rest[0]).toEqual(first);
      const found = await world.done('GET', `${live}/lockouts/${acme.lockoutId}`, acme.administrator);
      expect(found).toMatchObject({ userName: 'grace.acme', method: 'email', isOver: false, endedAt: null });
      expect(JSON.stringify(found)).not.toMatch(/digest|accountKey/i);
    });

    it('PR-T23 an administrator ends one with a reason, which the audit trail keeps; the store is not touched', async () => {
      const id = await newLockout(world, { ...acme, environment: 'live' });
      const stores = () => world.sql.query('select * from tenant.app_user order by id');
      const before = (await stores()).rows;
      for (const body of [{}, { reason: '' }, { reason: ' ' }])
        expect((await call('POST', `/lockouts/${id}/unblock`, { body })).status).toBe(422);
      const body = { reason: 'Called and proved it' };
      const { status, json } = await call('POST', `/lockouts/${id}/unblock`, { body });
      const endedBy = `staff:${acme.administrator.staffId}`;
      expect([status, json]).toEqual([
        200,
        expect.objectContaining({ isOver: true, endedBy, endReason: 'Called and proved it' }),
      ]);
      expect(await items(`/audit?subject=${id}`)).toMatchObject([
        { action: 'recovery.lockout.ended', actor: endedBy, reason: 'Called and proved it' },
      ]);
      const brake = await world.sql.query(
        `select failed_at, consecutive from tenant.code_brake b join tenant.lockout l using (account_key) where l.id = $1`,
        [id],
      );
      expect(brake.rows).toEqual([{ failed_at: [], consecutive: 0 }]);
      expect((await stores()).rows).toEqual(before);
      const again = await call('POST', `/lockouts/${id}/unblock`, { body });
      expect([again.status, again.json['code']]).toEqual([409, 'lockout-over']);
    });

    it('PR-R02 the service desk neither sees nor ends them', async () => {
      const { token } = acme.serviceDesk;
      const id = await newLockout(world, { ...acme, environment: 'live' });
      const body = { reason: 'proved it' };
      for (const reply of [
        await world.call('GET', `${live}/lockouts`, { token }),
        await world.call('POST', `${live}/lockouts/${id}/unblock`, { token, body }),
      ])
        expect([reply.status, reply.json['code']]).toEqual([403, 'not-allowed']);
    });
  });

  describe('audit', () => {
    it('is listed newest first and filtered by what it happened to', async () => {
      const made = (await call('POST', '/applications', { body: applicationBody('traced') })).json[
        'id'
      ] as string;
      await call('POST', `/applications/${made}/disable`);
      const trail = await items(`/audit?subject=${made}`);
      expect(trail.map(({ action, actor }) => [action, actor])).toEqual([
        ['tenancy.application.disabled', `staff:${acme.administrator.staffId}`],
        ['tenancy.application.created', `staff:${acme.administrator.staffId}`],
      ]);
      expect(await items('/audit?action=tenancy.application.disabled&limit=100')).toEqual(
        expect.arrayContaining([expect.objectContaining({ subject: made })]),
      );
    });
  });

  it('R-23 every POST takes a key: the same request again gets the first answer, another one is refused', async () => {
    const body = applicationBody('keyed');
    const first = await call('POST', '/applications', { body, key: 'create-once-0001' });
    const again = await call('POST', '/applications', { body, key: 'create-once-0001' });
    expect([first.status, again.status, again.headers['idempotent-replayed']]).toEqual([201, 201, 'true']);
    expect(again.json).toEqual(first.json);
    const other = await call('POST', '/applications', {
      body: applicationBody('other'),
      key: 'create-once-0001',
    });
    expect([other.status, other.json['code']]).toEqual([422, 'idempotency-key-reused']);
    expect((await call('POST', '/applications', { body, key: null })).json['code']).toBe(
      'idempotency-key-missing',
    );
    const key = { body: { label: 'Once' }, key: 'key-cut-once-01' };
    const url = `/applications/${acme.applicationId}/api-keys`;
    const [cut, repeated] = [await call('POST', url, key), await call('POST', url, key)];
    expect(repeated.json).toEqual(cut.json);
    const twice = await Promise.all(
      Array.from({ length: 10 }, () =>
        call('POST', url, { body: { label: 'Parallel' }, key: 'key-cut-parallel' }),
      ),
    );
    expect(new Set(twice.map(({ status }) => status))).toEqual(new Set([201, 409]));
    expect((await items(`${url}?limit=100`)).filter(({ label }) => label === 'Parallel')).toHaveLength(1);
  });
});
