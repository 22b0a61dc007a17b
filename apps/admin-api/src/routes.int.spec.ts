import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissionsOf } from '@latchkey/access';
import { staffRoles, type StaffRole } from '@latchkey/kernel';
import { AdminWorld, type Colleague, type Method, type Reply } from './testing/admin-world.ts';
import { furnishedTenant, type FurnishedTenant } from './testing/furnished-tenant.ts';
import {
  nameOf,
  operations,
  urlOf,
  withoutCaller,
  withoutPermission,
  type Operation,
} from './testing/operations.ts';
import { agedFactor, enrolledApp } from './testing/second-factors.ts';

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}
interface DescribedOperation {
  readonly parameters?: readonly object[];
}

const roleOf: Readonly<Record<StaffRole, (tenant: FurnishedTenant) => Colleague>> = {
  password_reset_admin: (tenant) => tenant.administrator,
  password_reset_service_desk: (tenant) => tenant.serviceDesk,
  password_reset_credential_manager: (tenant) => tenant.credentialManager,
};

/** Somebody of the tenant who may do this. */
function allowed({ permission }: Operation, tenant: FurnishedTenant): Colleague {
  return permission === 'store:decide' ? tenant.credentialManager : tenant.administrator;
}

function addressOf(operation: Operation, tenant: FurnishedTenant, url?: string): string {
  const path = url ?? urlOf(operation, operation.id?.(tenant));
  return `${path}${operation.file?.query(tenant) ?? ''}`;
}

/** Without what is different in every answer. */
function masked({ status, headers, text }: Reply): unknown {
  const kept = Object.entries(headers).filter(([name]) => name !== 'date' && name !== 'latchkey-request-id');
  return { status, headers: kept, text: text.replace(/"request_id":"[^"]+"/, '"request_id":"…"') };
}

/** Whoever has joined needs no invitation, and a process that is not active recovers nobody. */
const standsAgainst = new Set([
  '/v1/staff/{id}/invitation',
  '/v1/environments/{environment}/users/{id}/reset-links',
  '/v1/environments/{environment}/magic-people',
]);

const inLive = (...names: string[]): string[] =>
  names.map((name) => name.replace(' /', ' /v1/environments/{environment}/'));
const dangerous = [
  ...['POST /v1/staff', 'POST /v1/staff/{id}/invitation', 'PUT /v1/staff/{id}/roles', 'PUT /v1/staff-policy'],
  ...['POST /v1/staff/{id}/enable', 'POST /v1/staff/{id}/disable'],
  ...['POST /v1/staff/{id}/second-factors/remove'],
  ...['POST /v1/second-factors', 'DELETE /v1/second-factors/{id}'],
  ...['POST /v1/identity-providers', 'PUT /v1/identity-providers/{id}', 'DELETE /v1/identity-providers/{id}'],
  ...inLive(
    ...['POST /credential-stores', 'PUT /credential-stores/{id}', 'PUT /credential-stores/{id}/status'],
    ...['DELETE /credential-stores/{id}', 'POST /credential-stores/{id}/tests'],
    ...['POST /credential-stores/{id}/callback-trials'],
    ...['POST /credential-store-types', 'POST /credential-store-types/{id}/copy'],
    ...['DELETE /credential-store-types/{id}'],
    ...['POST /applications/{id}/api-keys', 'POST /api-keys/{id}/revoke'],
    ...['POST /provisioning-tokens', 'POST /provisioning-tokens/{id}/revoke'],
    ...['POST /decoys', 'POST /decoys/{id}/remove'],
    ...['POST /extensions', 'PUT /extensions/{id}', 'DELETE /extensions/{id}', 'POST /extensions/{id}/runs'],
    ...['POST /extensions/{id}/activate', 'POST /extensions/{id}/deactivate'],
    ...['GET /users/{id}/dossier', 'POST /users/{id}/merge'],
  ),
];

describe('every route', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  let globex: FurnishedTenant;
  let documented: string[];
  let description: Description;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
    globex = await furnishedTenant(world, 'globex');
    description = (await world.done('GET', '/openapi.json')) as unknown as Description;
    documented = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
  }, 60_000);
  afterAll(() => world.stop());

  const send = (operation: Operation, tenant: FurnishedTenant, token: string | undefined, url?: string) =>
    world.call(operation.method, addressOf(operation, tenant, url), {
      token,
      ...(operation.body ? { body: operation.body(tenant) } : {}),
      ...(operation.file ? { raw: operation.file.text } : {}),
      ...(operation.headers ? { headers: operation.headers } : {}),
    });
  const auditLength = async (tenantId: string): Promise<number> =>
    (
      await world.sql.query(`select count(*)::int as n from tenant.audit_entry where tenant_id = $1`, [
        tenantId,
      ])
    ).rows[0].n as number;

  it('is in the table that these tests go through', () => {
    expect([...operations.map(nameOf), ...withoutPermission].sort()).toEqual(documented.sort());
  });

  it('tells of If-Match where it is needed, and nowhere else', () => {
    const told = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { parameters = [] }]) =>
          parameters.some((parameter) => 'name' in parameter && parameter.name === 'If-Match'),
        )
        .map(([method, { parameters }]) => [`${method.toUpperCase()} ${path}`, parameters] as const),
    );
    const header = {
      name: 'If-Match',
      in: 'header',
      required: true,
      description: 'The ETag that the change starts from.',
      schema: { type: 'string', example: '"1"' },
    };
    const needing = operations.filter(({ headers }) => headers?.['if-match'] !== undefined);
    expect(needing.length).toBeGreaterThan(0);
    expect(told.map(([name]) => name).sort()).toEqual(needing.map(nameOf).sort());
    for (const [, parameters] of told) expect(parameters).toContainEqual(expect.objectContaining(header));
  });

  it('answers 401 without a session, with a forged one and with an application key', async () => {
    const forged = `lks_${acme.tenantId.replaceAll('-', '')}_${'a'.repeat(43)}`;
    for (const operation of operations) {
      for (const token of [undefined, forged, `lk_live_${'a'.repeat(43)}`, 'nonsense']) {
        const { status, json } = await send(operation, acme, token);
        expect([nameOf(operation), status, json['code']]).toEqual([
          nameOf(operation),
          401,
          'staff-session-required',
        ]);
      }
    }
  });

  /** Which routes answer this code, of all that need a caller; called with nothing that any of them would carry out. */
  const refusedFor = async (code: string, token: string): Promise<string[]> => {
    const refused: string[] = [];
    for (const name of documented) {
      if (withoutCaller.includes(name) || name === 'POST /v1/sign-out') continue;
      const [method, path = ''] = name.split(' ') as [Method, string];
      const url = path.replace('{environment}', 'live').replace('{id}', randomUUID());
      const { status, json } = await world.call(method, url, {
        token,
        ...(method === 'GET' ? {} : { body: {} }),
      });
      if (status === 403 && json['code'] === code) refused.push(name);
    }
    return refused.sort();
  };
  const needingCaller = () =>
    documented.filter((name) => !withoutCaller.includes(name) && name !== 'POST /v1/sign-out');
  const boss = () => world.colleague('acme', acme.administrator.token, ['password_reset_admin']);

  it('S-37 a session whose second factor is due opens nothing but showing it', async () => {
    const member = await boss();
    await enrolledApp(world, member.token);
    const due = await world.signIn('acme', member.email);
    const open = new Set(['POST /v1/session/step-up', 'POST /v1/session/passkey-challenge']);
    const closed = needingCaller().filter((name) => !open.has(name));
    expect(closed.length).toBeGreaterThan(100);
    expect(await refusedFor('second-factor-required', due)).toEqual(closed.sort());
    const unknown = await world.call('GET', '/v1/no-such-route', { token: due });
    expect(unknown.status).toBe(404);
    expect((await world.call('POST', '/v1/sign-out', { token: due })).status).toBe(204);
    expect((await world.call('GET', '/v1/me', { token: due })).status).toBe(401);
  });

  it('S-37 who has to enrol a second factor can do nothing else', async () => {
    const tenantId = await world.newTenant('strict');
    const ada = await world.firstAdministrator('strict', tenantId);
    await world.sql.query(
      `insert into tenant.staff_policy (tenant_id, require_second_factor, version) values ($1, true, 1)`,
      [tenantId],
    );
    const open = new Set([
      ...['GET /v1/second-factors', 'POST /v1/second-factors', 'POST /v1/second-factors/{id}/confirm'],
    ]);
    const closed = needingCaller().filter((name) => !open.has(name));
    expect(await refusedFor('second-factor-enrolment-required', ada.token)).toEqual(closed.sort());
  });

  it('S-46 dangerous actions want a factor of the last five minutes, and nothing else does', async () => {
    const member = await boss();
    await enrolledApp(world, member.token);
    expect(await refusedFor('step-up-required', member.token)).toEqual([]);
    await agedFactor(world, member.staffId, 5.1);
    expect(await refusedFor('step-up-required', member.token)).toEqual([...dangerous].sort());
    const users = '/v1/environments/live/users';
    const list = (accept: string) => world.call('GET', users, { token: member.token, headers: { accept } });
    expect((await list('text/csv')).json['code']).toBe('step-up-required');
    expect((await list('application/json')).status).toBe(200);
  });

  describe.each([...staffRoles])('as %s', (role) => {
    it(`PR-R01 PR-R02 PR-R03 S-46 ${role} succeeds where its role allows it and nowhere else`, async () => {
      const { token } = roleOf[role](acme);
      const mine = new Set(permissionsOf([role]));
      const before = await auditLength(acme.tenantId);
      const succeeded: string[] = [];
      for (const operation of operations) {
        const { permission } = operation;
        const isMine = permission === null || mine.has(permission);
        // What the role may do is proved by the other tests too; here nothing may hide behind a change of state.
        if (isMine && operation.method !== 'GET') continue;
        const { status, json } = await send(operation, acme, token);
        if (status < 300) succeeded.push(nameOf(operation));
        else
          expect([nameOf(operation), status, json['code']]).toEqual([nameOf(operation), 403, 'not-allowed']);
      }
      const readable = operations.filter(
        ({ method, permission }) => method === 'GET' && (permission === null || mine.has(permission)),
      );
      expect(succeeded).toEqual(readable.map(nameOf));
      const audited = readable.filter(({ isAudited }) => isAudited);
      expect(await auditLength(acme.tenantId)).toBe(before + audited.length);
    });
  });

  it('PR-R01 PR-R03 each change succeeds for who is meant to make it', async () => {
    const spare = await furnishedTenant(world, 'spare');
    for (const operation of operations.filter(({ method }) => method !== 'GET')) {
      const { status } = await send(operation, spare, allowed(operation, spare).token);
      const expected = standsAgainst.has(operation.path) ? 409 : status < 300 ? status : 200;
      expect([nameOf(operation), status]).toEqual([nameOf(operation), expected]);
    }
  });

  it('S-40 another tenant’s id, an absent id and a malformed id are answered with the same bytes', async () => {
    const before = await auditLength(acme.tenantId);
    let compared = 0;
    for (const operation of operations.filter(({ id }) => id)) {
      const { token } = allowed(operation, globex);
      const foreign = operation.id?.(acme) ?? '';
      const ids = [randomUUID(), foreign, foreign.toUpperCase(), 'not-an-id', '1', '%00', `${foreign}'--`];
      const replies: unknown[] = [];
      for (const id of ids) {
        replies.push(masked(await send(operation, globex, token, urlOf(operation, encodeURIComponent(id)))));
      }
      replies.push(
        masked(await send(operation, globex, token, urlOf(operation, operation.id?.(globex), 'test'))),
      );
      // What belongs to the whole tenant is in no environment; its own id works.
      if (!operation.path.includes('{environment}')) replies.pop();
      for (const reply of replies)
        expect([nameOf(operation), reply]).toEqual([nameOf(operation), replies[0]]);
      expect(replies[0]).toMatchObject({ status: 404 });
      compared += replies.length;
    }
    expect(compared).toBeGreaterThan(150);
    expect(await auditLength(acme.tenantId)).toBe(before);
  });

  it('S-40 lists of one tenant hold nothing of the other, and nothing of the other environment', async () => {
    const foreign = Object.values(acme).filter(
      (value) => typeof value === 'string' && /^[\da-f-]{36}$/.test(value),
    );
    for (const operation of operations.filter(({ method, id }) => method === 'GET' && !id)) {
      const { text } = await send(operation, globex, allowed(operation, globex).token);
      for (const id of foreign) expect(text).not.toContain(id);
      if (!operation.path.includes('{environment}')) continue;
      const test = await send(
        operation,
        globex,
        allowed(operation, globex).token,
        urlOf(operation, '', 'test'),
      );
      if (operation.counts) {
        expect([nameOf(operation), test.json[operation.counts]]).toEqual([nameOf(operation), 0]);
        continue;
      }
      expect([nameOf(operation), test.json['items']]).toEqual([
        nameOf(operation),
        operation.ofTheHouse ?? [],
      ]);
    }
  });

  it('S-40 an environment that is none is an unknown address, whoever asks', async () => {
    for (const name of ['staging', 'LIVE', '..', '%00', 'live%20']) {
      const { status, json } = await world.call('GET', `/v1/environments/${name}/users`, acme.administrator);
      expect([name, status, json['code']]).toEqual([name, 404, 'not-found']);
    }
  });
});
