import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '@latchkey/kernel';
import { within, type Premises } from '@latchkey/kernel/testing';
import { processPolicy, Processes } from '@latchkey/recovery';
import pg from 'pg';
import { provision } from '../provision/provision.ts';
import { composePersistence } from '../testing/compose-parts.ts';

const password = 'test-only';
const passwords = { app: password, worker: password, resolver: password, queue: password };

describe('the move of processes to drafts and versions', () => {
  const serverUrl = process.env['LATCHKEY_TEST_DATABASE_URL'] ?? '';
  const name = `test_${randomBytes(6).toString('hex')}`;
  const urlOf = (database: string, role?: string): string => {
    const url = new URL(serverUrl);
    url.pathname = `/${database}`;
    if (role) Object.assign(url, { username: role, password });
    return url.toString();
  };
  let server: pg.Client;
  let admin: pg.Client;
  const ids = {
    ...{ tenantId: randomUUID(), applicationId: randomUUID(), storeId: randomUUID(), typeId: randomUUID() },
    ...{ mail: randomUUID(), active: randomUUID(), bare: randomUUID(), requestId: randomUUID() },
  };

  beforeAll(async () => {
    server = new pg.Client({ connectionString: serverUrl });
    await server.connect();
    await server.query(`create database ${name}`);
    await provision({ adminUrl: urlOf(name), passwords, upTo: 'Migration0002StaffSignIn' });
    admin = new pg.Client({ connectionString: urlOf(name) });
    await admin.connect();
    await furnishAsBefore();
    await provision({ adminUrl: urlOf(name), passwords });
  }, 120_000);
  afterAll(async () => {
    await admin.end();
    await server.query(`drop database if exists ${name} with (force)`);
    await server.end();
  });

  /** One tenant as the version before this left it. */
  async function furnishAsBefore(): Promise<void> {
    const { tenantId, applicationId, storeId, typeId, mail, active, bare, requestId } = ids;
    const place = `'${tenantId}', 'live'`;
    for (const text of [
      `insert into tenant.tenant values ('${tenantId}', 'acme', 'Acme', 'active', now())`,
      `insert into tenant.application values (${place}, '${applicationId}', 'Orders', 'https://a.example', 'desk', null,
        'active', now(), 1)`,
      `insert into tenant.credential_store_type values (${place}, '${typeId}', 'Local', 'local', 'local', 'synchronous',
        false, false, true)`,
      `insert into tenant.credential_store values (${place}, '${storeId}', 'Local', 'local', '${typeId}', false, 'active',
        now(), 1)`,
      `insert into tenant.verification values (${place}, '${mail}', 'Mail', 'mail', 'email', 'active', '{}', now(), 1)`,
      `insert into tenant.process values (${place}, '${active}', '${applicationId}', 'Forgotten', 'forgotten', 'reset',
        '${storeId}', '{${mail}}', 'active', now(), 1)`,
      `insert into tenant.process values (${place}, '${bare}', '${applicationId}', 'Bare', 'bare', 'reset', '${storeId}',
        '{}', 'inactive', now(), 1)`,
      `insert into tenant.reset_request (tenant_id, environment, id, process_id, application_id, store_id, account_key,
          kind, action, status, owed, flow_digest, locale, started_at, last_mail_at, mails, link_until, password_tries)
        values (${place}, '${requestId}', '${active}', '${applicationId}', '${storeId}', '\\x00', 'self_service', 'reset',
          'in_progress', '{${mail}}', '\\x00', 'en', now(), now(), 1, now(), 0)`,
    ])
      await admin.query(text);
  }

  it('PR-T16 an active process goes on by its first version, which its requests keep', async () => {
    const { database, parts } = composePersistence(urlOf(name, 'latchkey_app'));
    const { tenantId, applicationId, storeId, mail, active, requestId } = ids;
    const premises = { tenantId, environment: 'live', applicationId } as Premises;
    const plan = await within(premises, () =>
      parts.get(UnitOfWork).read(() => parts.get(Processes).planFor(applicationId)),
    );
    await database.close();
    expect(plan).toMatchObject({
      processId: active,
      processVersion: 1,
      storeId,
      groupIds: null,
      owed: [mail],
    });
    const { rows } = await admin.query(`select process_version from tenant.reset_request where id = $1`, [
      requestId,
    ]);
    expect(rows).toEqual([{ process_version: 1 }]);
  });

  it('PR-T16 every moved draft is a whole policy of today, and who was incomplete stays so', async () => {
    const { rows } = await admin.query(
      `select id, draft, status, active_version as active, last_version as last, draft_suffix as suffix
        from tenant.process order by name_key desc`,
    );
    for (const { draft } of rows) expect(processPolicy.parse(draft)).toEqual(draft);
    expect(rows).toMatchObject([
      { id: ids.active, status: 'active', active: 1, last: 1, draft: { verifications: [{ order: 1 }] } },
      { id: ids.bare, status: 'inactive', active: null, last: 0, draft: { verifications: [] } },
    ]);
    expect(rows[0].suffix).toBe(rows[0].draft.publicAccess.addressSuffix);
  });

  it('S-40 leaves no policy behind by which the owner sees the rows of tenants', async () => {
    const { rows } = await admin.query(`select 1 from pg_policy where polname = 'moving_policies'`);
    expect(rows).toEqual([]);
  });
});
