import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissionsOf } from '@latchkey/access';
import { staffRoles, type StaffRole } from '@latchkey/kernel';
import { AdminWorld, type Colleague, type Reply } from './testing/admin-world.ts';
import { furnishedTenant, type FurnishedTenant } from './testing/furnished-tenant.ts';
import { nameOf, operations, urlOf, withoutPermission, type Operation } from './testing/operations.ts';

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
