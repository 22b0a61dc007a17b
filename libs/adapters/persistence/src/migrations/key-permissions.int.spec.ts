import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { provision } from '../provision/provision.ts';
import { PgTenantDirectory } from '../tenancy/pg-tenant-directory.ts';

const password = 'test-only';
const passwords = { app: password, worker: password, resolver: password, queue: password };

describe('keys from before there were permissions', () => {
  const serverUrl = process.env['LATCHKEY_TEST_DATABASE_URL'] ?? '';
  const name = `test_${randomBytes(6).toString('hex')}`;
  const urlOf = (role?: string): string => {
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    if (role) Object.assign(url, { username: role, password });
    return url.toString();
  };
  const [tenantId, applicationId, keyId, digest] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomBytes(32),
  ];
  let server: pg.Client;
  let admin: pg.Client;
  let directory: PgTenantDirectory;

  beforeAll(async () => {
    server = new pg.Client({ connectionString: serverUrl });
    await server.connect();
    await server.query(`create database ${name}`);
    await provision({ adminUrl: urlOf(), passwords, upTo: 'Migration0025LockQuestions' });
    admin = new pg.Client({ connectionString: urlOf() });
    await admin.connect();
    await admin.query(`insert into tenant.tenant values ($1, 'acme', 'Acme', 'active', now())`, [tenantId]);
    await admin.query(
      `insert into tenant.application values ($1, 'live', $2, 'Orders', 'https://a.example', 'desk', null, 'active', now(), 1)`,
      [tenantId, applicationId],
    );
    await admin.query(
      `insert into tenant.api_key values ($1, 'live', $2, $3, 'Old', 'lk_live_', $4, now(), null)`,
      [tenantId, keyId, applicationId, digest],
    );
    await admin.query(`insert into directory.api_key values ($1, $2, 'live', $3, $4, null)`, [
      ...[digest, tenantId, applicationId, keyId],
    ]);
    await provision({ adminUrl: urlOf(), passwords });
    directory = PgTenantDirectory.open(urlOf('latchkey_resolver'));
  }, 120_000);
  afterAll(async () => {
    await directory.close();
    await admin.end();
    await server.query(`drop database if exists ${name} with (force)`);
    await server.end();
  });

  it('RA-11 can do what they could, and nothing that came later', async () => {
    const found = await directory.byApiKey(digest);
    expect(found).toEqual({
      ...{ tenantId, environment: 'live', applicationId, keyId },
      permissions: ['password-reset-workflow:execute'],
    });
    expect(await directory.byApiKeyId(keyId)).toEqual(found);
    const { rows } = await admin.query(`select permissions from tenant.api_key where id = $1`, [keyId]);
    expect(rows).toEqual([{ permissions: ['password-reset-workflow:execute'] }]);
  });

  it('RA-11 a key that is made says what it may do: nothing is taken for granted any more', async () => {
    const unnamed = admin.query(`insert into directory.api_key values ($1, $2, 'live', $3, $4, null)`, [
      ...[randomBytes(32), tenantId, applicationId, randomUUID()],
    ]);
    await expect(unnamed).rejects.toMatchObject({ code: '23502' });
  });
});
