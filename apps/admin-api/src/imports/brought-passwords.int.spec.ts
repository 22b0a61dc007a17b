import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AdminWorld, type Reply } from '../testing/admin-world.ts';
import { workThroughBatch } from '../testing/import-batches.ts';
import { ScimDirectory } from '../testing/scim-directory.ts';

const bcrypt = '$2y$05$abcdefghijklmnopqrstuuHvGdZDEanK7yrqWa358SPCvFlhmF5wC';
const django = 'pbkdf2_sha256$1200$salt of old$Q2DOj/EOHyMC/qM+Az1+k6seXXL7DLzrTP3ztbBsI1E=';
const dear = bcrypt.replace('$05$', '$31$');
const header = 'userName,email,passwordHash';

interface KeptHash {
  readonly phc: string;
  readonly fence: number;
}
interface Fault {
  readonly row: number;
  readonly column: string;
  readonly code: string;
}

describe('passwords that users bring along', () => {
  let world: AdminWorld;
  let acme: ScimDirectory;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await ScimDirectory.begin(world, 'acme');
  }, 60_000);
  afterAll(() => world.stop());

  const hashOf = async (userName: string): Promise<KeptHash | undefined> => {
    const text = `select h.phc, h.fence::int from tenant.password_hash h join tenant.app_user u on u.id = h.user_id
      where u.user_name = $1`;
    return (await world.sql.query<KeptHash>(text, [userName])).rows[0];
  };
  const create = (userName: string, more: object): Promise<Reply> =>
    acme.staff('POST', '/users', {
      ...{ userName, email: `${userName}@m.example`, displayName: userName, storeId: acme.place.storeId },
      ...more,
    });
  const worked = async (rows: readonly string[], query = '') => {
    const { json } = await world.call(
      'POST',
      `/v1/environments/live/user-imports?storeId=${acme.place.storeId}${query}`,
      {
        ...{ token: acme.place.administrator, raw: [header, ...rows].join('\n'), key: null },
        headers: { 'content-type': 'text/csv' },
      },
    );
    const id = String(json['id']);
    const parts = await world.sql.query<{ bytes: Buffer }>(`select bytes from tenant.user_import_part`);
    expect(parts.rows.map(({ bytes }) => bytes.includes('m.example'))).toEqual([false]);
    await workThroughBatch(world, acme.place.tenantId, id);
    const { items } = (await acme.staff('GET', `/user-imports/${id}/faults`)).json;
    const faults = (items as Fault[]).map(({ row, column, code }) => ({ row, column, code }));
    return { report: (await acme.staff('GET', `/user-imports/${id}`)).json, faults };
  };
  const audited = async (userName: string): Promise<number> =>
    (
      await world.sql.query(
        `select 1 from tenant.audit_entry a join tenant.app_user u on a.subject = u.id::text
          where a.action = 'identity.user.password-brought' and u.user_name = $1`,
        [userName],
      )
    ).rowCount ?? 0;

  it('BY-21 come with a new user, are audited, and are told to nobody', async () => {
    const made = await create('grace', { passwordHash: bcrypt });
    expect([made.status, made.text]).toEqual([201, expect.not.stringContaining('$2y$')]);
    expect(await hashOf('grace')).toEqual({ phc: bcrypt, fence: 0 });
    expect(await audited('grace')).toBe(1);
    const copies = await world.sql.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') and tablename <> 'password_hash'`,
    );
    for (const { name } of copies.rows) {
      const { rows } = await world.sql.query(`select 1 from ${name} t where t::text like $1`, [
        `%${bcrypt}%`,
      ]);
      expect([name, rows]).toEqual([name, []]);
    }
    expect(world.lines.text).not.toContain(bcrypt);
  });

  it('BY-21 are refused where they cost too much, cannot be read, or are kept elsewhere, and nobody is made', async () => {
    const typeId = randomUUID();
    await world.sql.query(
      `insert into tenant.credential_store_type (tenant_id, environment, id, name, name_key, driver, mode, can_unlock,
          can_read_lock_state, accepts_password, can_change)
        select tenant_id, environment, $2, 'Elsewhere', 'elsewhere', 'mock', mode, can_unlock, can_read_lock_state,
          accepts_password, can_change from tenant.credential_store_type where tenant_id = $1 and environment = 'live' limit 1`,
      [acme.place.tenantId, typeId],
    );
    const elsewhere = randomUUID();
    await world.sql.query(
      `insert into tenant.credential_store (tenant_id, environment, id, name, name_key, type_id, multi_factor_sign_in,
          status, created_at, version) values ($1, 'live', $2, 'E', 'e', $3, false, 'active', now(), 1)`,
      [acme.place.tenantId, elsewhere, typeId],
    );
    for (const [more, code] of [
      [{ passwordHash: dear }, 'password-hash-cost'],
      [{ passwordHash: 'secret' }, 'password-hash'],
      [{ passwordHash: bcrypt, storeId: elsewhere }, 'password-hash-elsewhere'],
    ] as const) {
      const { status, json } = await create('nobody', more);
      expect([status, json['errors']]).toEqual([
        422,
        [expect.objectContaining({ pointer: '/passwordHash', code })],
      ]);
    }
    for (const passwordHash of [{}, [bcrypt], null, '', 7])
      expect((await create('nobody', { passwordHash })).status).toBeLessThan(423);
    expect(await hashOf('nobody')).toBeUndefined();
  });

  it('BY-21 come with a file, each wrong one told with its row; what an owner has chosen stays', async () => {
    await create('chosen', {});
    await world.sql.query(
      `insert into tenant.password_hash (tenant_id, environment, store_id, user_id, phc, fence)
        select tenant_id, environment, store_id, id, 'their own', 3 from tenant.app_user where user_name = 'chosen'`,
    );
    await create('plain', {});
    const raised = await create('raised', {});
    await acme.staff('PUT', `/users/${String(raised.json['id'])}/privilege`, { privileged: true });
    const rows = [
      `ada,ada@m.example,${bcrypt}`,
      `django,django@m.example,${django}`,
      `dear,dear@m.example,${dear}`,
      'none,none@m.example,secret',
      `chosen,chosen@m.example,${bcrypt}`,
      `plain,plain@m.example,${bcrypt}`,
      `raised,raised@m.example,${bcrypt}`,
      'bare,bare@m.example,',
    ];
    const told = {
      report: { created: 3, changed: 1, unchanged: 1, failed: 3 },
      faults: [
        { row: 3, column: 'passwordHash', code: 'password-hash-cost' },
        { row: 4, column: 'passwordHash', code: 'password-hash' },
        { row: 7, column: 'passwordHash', code: 'privileged-account' },
      ],
    };
    expect(await worked(rows, '&dryRun=true')).toMatchObject(told);
    expect(await hashOf('plain')).toBeUndefined();
    expect(await worked(rows)).toMatchObject(told);
    const kept = [];
    for (const name of ['ada', 'django', 'chosen', 'plain', 'raised', 'bare'])
      kept.push((await hashOf(name))?.phc);
    const canonical = '$pbkdf2-sha256$i=1200$c2FsdCBvZiBvbGQ$Q2DOj/EOHyMC/qM+Az1+k6seXXL7DLzrTP3ztbBsI1E';
    expect(kept).toEqual([bcrypt, canonical, 'their own', bcrypt, undefined, undefined]);
    expect([await audited('ada'), await audited('plain'), await audited('chosen')]).toEqual([1, 1, 0]);
    expect((await worked(rows)).report).toMatchObject({ created: 0, changed: 0, unchanged: 5, failed: 3 });
  });

  it('R-09 kinds that would together cost a sign-in too much are refused, in one file as by many at once', async () => {
    const costs = ['12', '11', '10', '09', '08'];
    const rows = costs.map(
      (cost) => `cost${cost},cost${cost}@m.example,${bcrypt.replace('$05$', `$${cost}$`)}`,
    );
    // 16, 8, 4 and 2 times the work of ours, and the two that are here: nothing else fits in.
    const { report, faults } = await worked(rows);
    expect(report).toMatchObject({ created: 4, failed: 1 });
    expect(faults).toEqual([{ row: 5, column: 'passwordHash', code: 'password-hash-kinds' }]);
    const globex = await ScimDirectory.begin(world, 'globex');
    const bring = async (n: number): Promise<number> => {
      const { status } = await globex.staff('POST', '/users', {
        ...{ userName: `g${n}`, email: `g${n}@m.example`, displayName: 'G', storeId: globex.place.storeId },
        passwordHash: `$argon2id$v=19$m=${64 + n},t=1,p=1$c2FsdCBvZiBvbGQ$${'A'.repeat(43)}`,
      });
      // Who has waited too long for the others is told to come back, as callers do.
      return status === 503 ? bring(n) : status;
    };
    const statuses = await Promise.all(Array.from({ length: 40 }, (_, n) => bring(n)));
    expect(statuses.filter((status) => status === 201)).toHaveLength(32);
    expect(statuses.filter((status) => status === 422)).toHaveLength(8);
  });
});
