import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { abilityOf, permissionsOf } from '@latchkey/access';
import { staffRoles } from '@latchkey/kernel';
import pg from 'pg';
import { AdminWorld, goodPassword, type Method } from './testing/admin-world.ts';
import { furnishedTenant, live, type FurnishedTenant } from './testing/furnished-tenant.ts';
import { nameOf, operations, urlOf, type Operation } from './testing/operations.ts';

const smuggled = [
  ...[
    'id',
    'tenantId',
    'tenant_id',
    'environment',
    'role',
    'permissions',
    'rank',
    'isAdmin',
    'is_admin',
    'admin',
  ],
  ...[
    'staffId',
    'actor',
    'state',
    'assurance',
    'attempts',
    'codeAttempts',
    'passwordHash',
    'password_hash',
    'digest',
  ],
  ...[
    'version',
    'createdAt',
    'created_at',
    'expiresAt',
    'revokedAt',
    'usedAt',
    'seenAt',
    'emailKey',
    'nameKey',
  ],
  ...['userNameKey', 'action', 'kind', 'owner'],
];

const hostileShapes: readonly unknown[] = [
  { $ne: null },
  { $gt: '' },
  { $like: '%' },
  { toString: 'x' },
  { length: 1, 0: 'x' },
  [],
  ['x'],
  [[['x']]],
  [{ $or: [{}] }],
];

/** They take no query: there is one of each. */
const noLists = new Set(['/v1/me', '/v1/staff-policy']);

/** What a body has under a name that is smuggled into others; refused there for its value. */
function ownCode(property: string, operation: string): string | undefined {
  if (property === 'passwordHash' && operation.endsWith('/users')) return 'password-hash';
  return property === 'kind' && operation.includes('/identity-providers') ? 'not-a-choice' : undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** Every body that differs from a good one in one value, which became `shape`. Lists stay lists of hostile items. */
function* bodiesWith(shape: unknown, body: Json): Generator<Json> {
  for (const [name, value] of Object.entries(body)) {
    if (Array.isArray(value)) yield { ...body, [name]: [shape] };
    else if (typeof value === 'object' && value !== null) {
      for (const inner of bodiesWith(shape, value as Json)) yield { ...body, [name]: inner };
    } else yield { ...body, [name]: shape };
  }
}

describe('hostile input', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
  }, 60_000);
  afterAll(() => world.stop());

  const tokenFor = ({ permission }: Operation): string =>
    (permission === 'store:decide' ? acme.credentialManager : acme.administrator).token;
  const changes = async (): Promise<number> =>
    (
      await world.sql.query(
        `select (select count(*) from tenant.audit_entry) + (select count(*) from tenant.outbox_event) as n`,
      )
    ).rows[0].n as number;

  interface WithBody {
    readonly name: string;
    readonly body: Json;
    send(body: Json | string): ReturnType<AdminWorld['call']>;
  }
  const withBodies = (): WithBody[] => {
    const call =
      (method: Method, url: string, token?: string, headers: Record<string, string> = {}) =>
      (body: Json | string) =>
        world.call(method, url, { token, headers, ...(typeof body === 'string' ? { raw: body } : { body }) });
    const tenant = { tenant: 'acme', email: 'x@acme.example', password: goodPassword };
    return [
      { name: 'POST /v1/sign-in', body: tenant, send: call('POST', '/v1/sign-in') },
      {
        name: 'POST /v1/setup',
        body: { ...tenant, token: 'a', displayName: 'X' },
        send: call('POST', '/v1/setup'),
      },
      {
        name: 'POST /v1/provider-sign-ins',
        body: { tenant: 'acme', provider: 'Company', invitation: 'a' },
        send: call('POST', '/v1/provider-sign-ins'),
      },
      {
        name: 'POST /v1/provider-sign-ins/complete',
        body: { answer: 'code=a&state=b' },
        send: call('POST', '/v1/provider-sign-ins/complete'),
      },
      ...operations.flatMap((operation) => {
        if (!operation.body) return [];
        const url = urlOf(operation, operation.id?.(acme));
        const send = call(operation.method, url, tokenFor(operation), { ...operation.headers });
        return [{ name: nameOf(operation), body: operation.body(acme), send }];
      }),
    ];
  };

  it('S-42 thirty smuggled properties are refused by name at every body, and nothing changes', async () => {
    expect(smuggled.length).toBeGreaterThanOrEqual(30);
    const before = await changes();
    for (const { name, body, send } of withBodies()) {
      for (const property of smuggled.filter((one) => !(one in body))) {
        const { status, json } = await send({ ...body, [property]: 'password_reset_admin' });
        expect([name, property, status]).toEqual([name, property, 422]);
        // A user may bring the hash of a password along: there the value is refused, and not the name.
        const code = ownCode(property, name) ?? 'unknown-property';
        expect(json['errors']).toContainEqual(expect.objectContaining({ pointer: `/${property}`, code }));
      }
    }
    const nested = { name: 'N', type: 'email', parameters: { codeLength: 6, attempts: 99 } };
    const inner = await world.call('POST', `${live}/verifications`, {
      token: acme.administrator.token,
      body: nested,
    });
    expect(JSON.stringify(inner.json['errors'])).toContain('/parameters/attempts');
    expect(await changes()).toBe(before);
  });

  it('S-43 objects and lists in every scalar field are 4xx, and nothing changes', async () => {
    const before = await changes();
    let sent = 0;
    for (const { name, body, send } of withBodies()) {
      for (const shape of hostileShapes) {
        for (const hostile of bodiesWith(shape, body)) {
          const { status, json } = await send(hostile);
          expect([name, hostile, status, json['code']]).toEqual([name, hostile, 422, 'invalid-input']);
          sent += 1;
        }
      }
    }
    expect(sent).toBeGreaterThan(250);
    expect(await changes()).toBe(before);
  });

  it('S-43 queries take listed keys with listed values alone', async () => {
    const queries = [
      ...[
        'limit=0',
        'limit=101',
        'limit=-1',
        'limit=1e1',
        'limit=ten',
        'limit=',
        'limit=1&limit=2',
        'limit[]=1',
      ],
      ...[
        'after=1',
        'after=null',
        'after[$ne]=x',
        'after={"$gt":""}',
        'after=%00',
        'offset=5',
        'where=1',
        '__proto__=1',
      ],
      ...[
        'sort=email',
        'sort=user_name_key',
        'sort=created;drop table tenant.app_user',
        'sort[]=created',
        'sort=--created',
      ],
      ...["status=active' or '1'='1", 'status[$ne]=active', 'status=deleted', 'constructor=1', 'order=asc'],
    ];
    for (const operation of operations.filter(({ method, id }) => method === 'GET' && !id)) {
      if (noLists.has(operation.path)) continue;
      for (const query of queries) {
        const url = `${urlOf(operation)}?${encodeURI(query)}`;
        const { status } = await world.call('GET', url, { token: tokenFor(operation) });
        expect([url, status]).toEqual([url, 422]);
      }
    }
  });

  it('S-43 no text of SQL contains what was sent', async () => {
    const marker = 'zqxwvmarker';
    const texts: string[] = [];
    const query = jest.spyOn(pg.Client.prototype, 'query');
    for (const { body, send } of withBodies()) {
      const marked = Object.entries(body).map(([name, value]) => {
        if (
          typeof value !== 'string' ||
          /Id$|^(type|status|portalOrigin|signInUrl|resetPageUrl|tenant)$/.test(name)
        )
          return [name, value];
        return [name, value.includes('@') ? `${marker}.${value}` : `${marker} ' " ; -- $1 ${value}`];
      });
      await send(Object.fromEntries(marked) as Json);
    }
    const token = acme.administrator.token;
    await world.call('GET', `${live}/users?identifier=${marker}`, { token });
    await world.call('GET', `${live}/audit?subject=${marker}&action=${marker}&actor=${marker}`, { token });
    for (const [config] of query.mock.calls as unknown as [unknown][]) {
      texts.push(typeof config === 'string' ? config : String((config as { text?: unknown }).text));
    }
    query.mockRestore();
    expect(texts.length).toBeGreaterThan(100);
    const sent = [marker, acme.applicationId, acme.userId, acme.serviceDesk.staffId, acme.storeId];
    expect(texts.filter((text) => sent.some((value) => text.includes(value)))).toEqual([]);
    const { rows } = await world.sql.query(
      `select count(*)::int as n from tenant.application where name like $1`,
      [`${marker}%`],
    );
    expect(rows[0].n).toBeGreaterThan(0);
  });

  it('S-44 keys that reach a prototype are refused at any depth, and no ability changes', async () => {
    const abilities = (): unknown => staffRoles.map((role) => permissionsOf([role]));
    const before = [abilities(), await changes()];
    let sent = 0;
    for (const { name, body, send } of withBodies()) {
      const text = JSON.stringify(body);
      for (const key of ['__proto__', 'constructor', 'prototype', '__pr\\u006fto__']) {
        const payload = `{"polluted":true,"can":true,"password_reset_service_desk":["staff:write"]}`;
        for (const raw of [
          `${text.slice(0, -1)},"${key}":${payload}}`,
          `{"${key}":${payload},${text.slice(1)}`,
          `${text.slice(0, -1)},"roles":[{"${key}":${payload}}]}`,
          `${text.slice(0, -1)},"parameters":{"deep":{"${key}":{"prototype":${payload}}}}}`,
        ]) {
          const { status } = await send(raw);
          expect([name, raw, status]).toEqual([name, raw, 422]);
          sent += 1;
        }
      }
    }
    expect(sent).toBeGreaterThan(50);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(abilityOf([]).can('write', 'staff')).toBe(false);
    expect([abilities(), await changes()]).toEqual(before);
  });

  it('S-48 no answer says anything of the inside', async () => {
    const leak = /select |insert |tenant\.|pg_|node_modules|\.ts:|at \w+ \(|postgres|mikro|stack|constraint/i;
    const token = acme.administrator.token;
    const replies = [
      await world.call('POST', `${live}/users`, {
        token,
        body: { userName: 'a', email: 'b', displayName: 'c', storeId: 'd' },
      }),
      await world.call('GET', `${live}/users/${'9'.repeat(300)}`, { token }),
      await world.call('DELETE', `${live}/users`, { token }),
      await world.call('POST', `${live}/users`, { token, raw: '{"a":' }),
      await world.call('POST', `${live}/users`, { token, raw: 'x'.repeat(70_000) }),
      await world.call('POST', `${live}/users`, {
        token,
        raw: 'a=1',
        headers: { 'content-type': 'text/plain' },
      }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([422, 404, 405, 422, 413, 415]);
    for (const { text, headers } of replies) {
      expect(text).not.toMatch(leak);
      expect(headers['content-type']).toBe('application/problem+json');
    }
  });
});
