import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import { FindAuditEntries } from '@latchkey/audit';
import { figure } from '@latchkey/kernel/testing';
import { AdminWorld, type Call, type Reply } from '../testing/admin-world.ts';
import { csvRows } from '../testing/csv-rows.ts';
import { furnishedTenant, live, type FurnishedTenant } from '../testing/furnished-tenant.ts';
import { isFormula } from './formula-safety.ts';

const lists = [
  ...(['users', 'lockouts', 'processes', 'reset-requests', 'audit', 'identity-confirmations'] as const),
];
const sorted: readonly (readonly [list: string, sort: string, property: string])[] = [
  ['users', 'displayName', 'displayName'],
  ['users', '-displayName', 'displayName'],
  ['users', 'userName', 'userName'],
  ['lockouts', 'reason', 'reason'],
  ['lockouts', '-began', 'beganAt'],
  ['reset-requests', 'started', 'startedAt'],
  ['reset-requests', '-started', 'startedAt'],
  ['identity-confirmations', 'opened', 'openedAt'],
  ['identity-confirmations', '-opened', 'openedAt'],
  ['audit', 'at', 'at'],
  ['audit', '-action', 'action'],
];

interface Item {
  readonly id: string;
  readonly [name: string]: unknown;
}

describe('lists that grow', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  let globex: FurnishedTenant;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
    globex = await furnishedTenant(world, 'globex');
    for (const tenant of [acme, globex]) await grow(tenant);
  }, 60_000);
  afterAll(() => world.stop());

  /** Forty things of each kind that are the same in what lists are sorted by. */
  const grow = async (tenant: FurnishedTenant): Promise<void> => {
    const { tenantId, storeId, applicationId, processId, userId, administrator } = tenant;
    const at = '2026-03-01T09:30:00Z';
    const many = `select $1, 'live', gen_random_uuid()`;
    await world.sql.query(
      `insert into tenant.app_user (tenant_id, environment, id, store_id, user_name, user_name_key, email, email_key,
          display_name, status, created_at, version)
        ${many}, $2, 'u' || n, 'u' || n, 'u' || n || '@x.example', 'u' || n || '@x.example', 'Same', 'active', $3, 1
        from generate_series(1, 40) n`,
      [tenantId, storeId, at],
    );
    await world.sql.query(
      `insert into tenant.reset_request (tenant_id, environment, id, process_id, process_version, application_id, store_id,
          account_key, kind, action, status, owed, flow_digest, locale, started_at, last_mail_at, mails, link_until,
          password_tries)
        ${many}, $2, 1, $3, $4, '', 'self_service', 'reset', 'expired', '{}', '', 'en', $5, $5, 1, $5, 0
        from generate_series(1, 40)`,
      [tenantId, processId, applicationId, storeId, at],
    );
    await world.sql.query(
      `insert into tenant.lockout (tenant_id, environment, id, account_key, method, reason, began_at)
        ${many}, '', 'email', 'failures_in_a_row', $2 from generate_series(1, 40)`,
      [tenantId, at],
    );
    await world.sql.query(
      `insert into tenant.identity_confirmation (tenant_id, environment, id, user_id, agent_id, verification_id,
          verification_name, on_record, state, opened_at, expires_at, ended_at)
        ${many}, $2, $3, $4, 'Full name', true, 'confirmed', $5, $5, $5 from generate_series(1, 40)`,
      [tenantId, userId, administrator.staffId, tenant.confirmationId, at],
    );
    await world.sql.query(
      `insert into tenant.audit_entry (tenant_id, environment, id, at, actor, action, subject, outcome, request_id)
        ${many}, $2, 'system:test', 'a.b.c', 'x', 'success', 'r' from generate_series(1, 40)`,
      [tenantId, at],
    );
  };

  const get = (url: string, { headers, ...more }: Call = {}): Promise<Reply> =>
    world.call('GET', `${live}/${url}`, {
      token: acme.administrator.token,
      ...more,
      headers: { ...headers },
    });
  const csv = (url: string, more: Call = {}) => get(url, { ...more, headers: { accept: 'text/csv' } });
  const all = async (url: string): Promise<Item[]> => {
    const found: Item[] = [];
    for (let after = ''; ;) {
      const { json } = await get(`${url}${after}`);
      found.push(...(json['items'] as Item[]));
      if (json['next'] === null) return found;
      after = `&after=${json['next'] as string}`;
    }
  };

  it.each(sorted)(
    'EX-D7 %s by %s: page after page, each thing once, in one order, though many keys are equal',
    async (list, sort, property) => {
      const found = await all(`${list}?sort=${sort}&limit=7`);
      const ids = new Set(found.map(({ id }) => id));
      const { rows } = await world.sql.query<{ n: number }>(
        `select count(*)::int as n from tenant.${tableOf[list] ?? ''} where tenant_id = $1 and environment = 'live'`,
        [acme.tenantId],
      );
      expect([found.length, ids.size]).toEqual([rows[0]?.n, rows[0]?.n]);
      const keys = found.map((item) => [String(item[property]), item.id].join(' '));
      const inOrder = sort.startsWith('-') ? keys.toReversed() : keys;
      // Names have an order of the database's own; what is equal must stand by id all the same.
      if (!property.endsWith('Name')) expect(inOrder).toEqual(inOrder.toSorted());
      const again = await all(`${list}?sort=${sort}&limit=100`);
      expect(again.map(({ id }) => id)).toEqual(found.map(({ id }) => id));
    },
  );

  it('EX-D7 an order that is not on the list is refused with those that are', async () => {
    for (const list of lists) {
      const { status, json } = await get(`${list}?sort=password`);
      expect([list, status, json['code']]).toEqual([list, 422, 'invalid-input']);
      const [fault] = json['errors'] as { pointer: string; code: string; detail: string }[];
      expect(fault).toMatchObject({ pointer: '/query/sort', code: 'not-a-choice' });
      expect(fault?.detail).toMatch(/^Send one of: \w+, -\w+/);
    }
  });

  it('EX-D7 requests and the trail are filtered by time, process and application', async () => {
    const ids = async (query: string) => (await all(`reset-requests?${query}`)).map(({ id }) => id);
    expect(await ids('before=2026-03-01T09:30:00Z')).toEqual([]);
    expect(await ids('from=2026-03-01T09:30:00Z&before=2026-03-01T09:30:01Z')).toHaveLength(40);
    expect(await ids('from=2026-03-01T10:30:00%2B01:00&before=2026-03-02T00:00:00Z')).toHaveLength(40);
    expect(await ids(`from=2026-03-02T00:00:00Z&processId=${acme.processId}`)).toEqual([
      acme.unknownRequestId,
      acme.requestId,
    ]);
    expect(await ids(`processId=${acme.spareProcessId}`)).toEqual([]);
    expect(await ids(`applicationId=${acme.applicationId}`)).toHaveLength(42);
    expect(await ids(`applicationId=${globex.applicationId}`)).toEqual([]);
    expect(await all('audit?before=2026-03-01T09:30:00Z&limit=9')).toEqual([]);
    expect(await all('audit?from=2026-03-01T09:30:00Z&before=2026-03-01T09:31:00Z&limit=9')).toHaveLength(40);
    expect(await all('lockouts?reason=failures_in_a_row&limit=9')).toHaveLength(40);
    const looks = async (query: string) => (await all(`identity-confirmations?${query}`)).length;
    expect(await looks('before=2026-03-01T09:30:00Z')).toBe(0);
    expect(await looks('from=2026-03-01T09:30:00Z&before=2026-03-01T09:30:01Z&limit=9')).toBe(40);
    expect([await looks('state=confirmed'), await looks('state=open'), await looks('state=expired')]).toEqual(
      [40, 1, 0],
    );
    expect(await looks(`userId=${acme.userId}&agentId=${acme.administrator.staffId}`)).toBe(41);
    expect(await looks(`agentId=${acme.serviceDesk.staffId}`)).toBe(0);
    expect(await looks(`userId=${globex.userId}`)).toBe(0);
  });

  it.each(lists)(
    'EX-D7 S-67 %s as CSV: the same things by the same filter, to be kept by nobody',
    async (list) => {
      const listed = await all(`${list}?limit=100`);
      const { status, headers, text } = await csv(`${list}?limit=3`);
      expect([status, headers]).toEqual([
        200,
        expect.objectContaining({
          'content-type': 'text/csv; charset=utf-8; header=present',
          'content-disposition': `attachment; filename="${list}.csv"`,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
          vary: 'accept',
        }),
      ]);
      const [header, ...rows] = csvRows(text);
      expect(rows.map(([id]) => id)).toEqual(listed.map(({ id }) => id));
      const [first] = listed;
      expect(rows[0]).toEqual(header?.map((name) => String(first?.[name] ?? '')));
      expect(text).not.toContain(globex.tenantId);
      const json = await get(list, { headers: { accept: '*/*' } });
      expect([json.headers['content-type'], json.headers['vary']]).toEqual([
        'application/json; charset=utf-8',
        'accept',
      ]);
    },
  );

  it('S-67 what users and staff have named like formulas is text in the file', async () => {
    const names = ['=HYPERLINK("https://evil.example")', '+1', '-2+3', '@SUM(A1)', '＝1+1', '\u00a0=1'];
    for (const [index, name] of names.entries()) {
      await world.sql.query(
        `insert into tenant.app_user (tenant_id, environment, id, store_id, user_name, user_name_key, email, email_key,
            display_name, status, created_at, version)
          values ($1, 'live', gen_random_uuid(), $2, $3, $4, $5, $5, $3, 'disabled', now(), 1)`,
        [acme.tenantId, acme.storeId, name, `hostile${index}`, `=hostile${index}@x.example`],
      );
    }
    const cells = csvRows((await csv('users?status=disabled')).text)
      .slice(1)
      .flat();
    expect(cells).toEqual(expect.arrayContaining(names.map((name) => `'${name}`)));
    const unsafe = cells.filter(isFormula);
    figure(
      `S-67: unsafe cells of ${cells.length} in an export of hostile users = ${unsafe.length} (must be 0)`,
    );
    expect(unsafe).toEqual([]);
  });

  it('S-67 who exported what by which filter is in the audit trail, and who may not read a list exports nothing', async () => {
    const trail = () =>
      all(`audit?action=audit.list.exported&actor=staff:${acme.administrator.staffId}&sort=-at&limit=100`);
    const before = (await trail()).length;
    await csv(`users?status=active&identifier=${encodeURIComponent('ada@example.com')}&sort=-userName`);
    const [entry, ...rest] = await trail();
    expect(rest).toHaveLength(before);
    expect(entry).toMatchObject({
      subject: 'users',
      reason: 'identifier=(given)&sort=-userName&status=active',
      outcome: 'success',
    });
    const { token } = acme.serviceDesk;
    for (const list of ['users', 'audit', 'lockouts', 'processes']) {
      const { status, headers, json } = await csv(list, { token });
      expect([list, status, json['code']]).toEqual([list, 403, 'not-allowed']);
      expect(headers['content-disposition']).toBeUndefined();
    }
    expect((await csv('reset-requests', { token })).status).toBe(200);
    expect((await csv('users?sort=password')).status).toBe(422);
    const others = await world.sql.query(
      `select subject, actor from tenant.audit_entry where action = 'audit.list.exported' and actor = $1`,
      [`staff:${acme.serviceDesk.staffId}`],
    );
    expect(others.rows).toEqual([{ subject: 'reset-requests', actor: `staff:${acme.serviceDesk.staffId}` }]);
  });

  it('EX-D7 a long list is one file, read page by page; after its last row it goes on', async () => {
    await world.sql.query(
      `insert into tenant.audit_entry (tenant_id, environment, id, at, actor, action, subject, outcome, request_id)
        select $1, 'test', gen_random_uuid(), now(), 'system:test', 'a.b.c', $2, 'success', 'r'
        from generate_series(1, 10250)`,
      [acme.tenantId, randomUUID()],
    );
    const read = async (query: string) => {
      const url = `/v1/environments/test/audit?action=a.b.c&sort=at${query}`;
      const call = { token: acme.administrator.token, headers: { accept: 'text/csv' } };
      return csvRows((await world.call('GET', url, call)).text)
        .slice(1)
        .map(([id = '']) => id);
    };
    const file = await read('');
    expect(file).toHaveLength(10_000);
    const rest = await read(`&after=${file.at(-1) ?? ''}`);
    expect([rest.length, new Set([...file, ...rest]).size]).toEqual([250, 10_250]);
  });
});

describe('files that are on their way', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  let address: string;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
    // Rows so long that no buffer between here and there holds them all.
    await world.sql.query(
      `insert into tenant.audit_entry (tenant_id, environment, id, at, actor, action, subject, outcome, reason, request_id)
        select $1, 'test', gen_random_uuid(), now(), 'system:test', 'a.b.c', 'x', 'success', repeat('x', 8000), 'r'
        from generate_series(1, 2000)`,
      [acme.tenantId],
    );
    address = await world.http.listen();
  }, 60_000);
  afterAll(() => world.stop());

  const begin = (signal?: AbortSignal): Promise<Response> =>
    fetch(`${address}/v1/environments/test/audit?action=a.b.c`, {
      headers: { authorization: `Bearer ${acme.administrator.token}`, accept: 'text/csv' },
      ...(signal ? { signal } : {}),
    });

  it('EX-D7 a receiver who goes away ends its own file and nothing else', async () => {
    const leaving = new AbortController();
    const response = await begin(leaving.signal);
    expect(response.status).toBe(200);
    const reader = response.body?.getReader();
    await reader?.read();
    leaving.abort();
    const rows = csvRows(await (await begin()).text());
    expect(rows).toHaveLength(2001);
  });

  it('EX-D7 a fault on the way breaks the connection off: half a file never looks whole', async () => {
    const bus = world.http.app.get(QueryBus, { strict: false });
    const execute = bus.execute.bind(bus);
    let pages = 0;
    const failing = jest.spyOn(bus, 'execute').mockImplementation((query: Parameters<typeof execute>[0]) => {
      pages += query instanceof FindAuditEntries ? 1 : 0;
      return pages > 3 ? Promise.reject(new Error('database away')) : execute(query);
    });
    const response = await begin();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(world.lines.text).toContain('An export broke off.');
    failing.mockRestore();
    expect(csvRows(await (await begin()).text())).toHaveLength(2001);
  });
});

const tableOf: Readonly<Record<string, string>> = {
  users: 'app_user',
  lockouts: 'lockout',
  'reset-requests': 'reset_request',
  'identity-confirmations': 'identity_confirmation',
  audit: 'audit_entry',
};
