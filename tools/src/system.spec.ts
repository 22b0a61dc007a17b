import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { appNames, environmentOf, portNames, roleUrl, type Surroundings } from './environment.ts';
import { SecretsFolder } from './secrets-folder.ts';
import { faultOf, refuseUnfitDatabase } from './system-database.ts';
import { freePorts, portsFrom, refuseTakenPorts } from './system-ports.ts';

describe('the surroundings of the product', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-surroundings-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('makes secrets once, for their owner alone, each different', async () => {
    const secrets = new SecretsFolder(join(folder, 'secrets'));
    const first = await secrets.systemSecrets();
    await secrets.postgresPassword();
    expect(await new SecretsFolder(join(folder, 'secrets')).systemSecrets()).toEqual(first);
    const names = await readdir(join(folder, 'secrets'));
    const contents = await Promise.all(names.map((name) => readFile(join(folder, 'secrets', name), 'utf8')));
    expect(new Set(contents).size).toBe(8);
    for (const name of names) expect((await stat(join(folder, 'secrets', name))).mode & 0o077).toBe(0);
    const ring = JSON.parse(await readFile(first.apiKeysFile, 'utf8')) as { keys: { secret: string }[] };
    expect(ring.keys.map(({ secret }) => Buffer.from(secret, 'base64url').length)).toEqual([32]);
  });

  it('tells the key of the stores to the worker alone, and no database to the portal', async () => {
    const surroundings: Surroundings = {
      adminUrl: 'postgresql://postgres:master@127.0.0.1:5432/latchkey',
      ports: portsFrom(undefined),
      secrets: await new SecretsFolder(folder).systemSecrets(),
      logLevel: 'info',
    };
    for (const app of appNames) {
      const settings = environmentOf(app, surroundings);
      expect('LATCHKEY_WORKER_KEYS_FILE' in settings).toBe(app === 'worker');
      expect('LATCHKEY_DATABASE_URL' in settings).toBe(app !== 'portal');
      expect(Object.values(settings).join(' ')).not.toContain('master');
    }
  });

  it('keeps host, database and options of a connection string, and replaces who signs in', () => {
    const passwords = { app: 'a/b:c@d%', worker: '', resolver: '', queue: '' };
    const url = new URL(
      roleUrl('postgresql://root:x@db.example:6432/main?sslmode=require', 'app', passwords),
    );
    expect(url.username).toBe('latchkey_app');
    expect(decodeURIComponent(url.password)).toBe('a/b:c@d%');
    expect(url.host + url.pathname + url.search).toBe('db.example:6432/main?sslmode=require');
  });

  it('says which port is taken and how to choose others', async () => {
    const ports = await freePorts();
    const other = createServer().listen(ports['admin-api'], '127.0.0.1');
    await once(other, 'listening');
    await expect(refuseTakenPorts(ports, portNames)).rejects.toThrow(
      new RegExp(`port ${ports['admin-api']} \\(admin-api\\)\\. .*LATCHKEY_PORT_BASE=\\d+ npm start`),
    );
    other.close();
    await once(other, 'close');
    await expect(refuseTakenPorts(ports, portNames)).resolves.toBeUndefined();
  });

  it.each(['80', '65530', 'abc', '4200.5'])('refuses %s as the first port', (base) => {
    expect(() => portsFrom(base)).toThrow('must be a number from 1024');
  });

  it.each([
    ['what is no URL', 'nonsense', 'DATABASE_URL is no URL'],
    ['a server that is not there', 'postgresql://a:hidden@127.0.0.1:1/x', 'cannot be reached'],
  ])('says in words that DATABASE_URL is %s, without its password', async (_, url, words) => {
    const said = await refuseUnfitDatabase(url).catch((error: Error) => error.message);
    expect(said).toContain(words);
    expect(said).not.toContain('hidden');
  });

  it('takes a database whose user may create roles, and no other', async () => {
    const url = process.env['LATCHKEY_TEST_DATABASE_URL'] ?? '';
    await expect(refuseUnfitDatabase(url)).resolves.toBeUndefined();

    const role = `plain_${randomBytes(6).toString('hex')}`;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`create role ${role} login password '${role}'`);
    const plain = Object.assign(new URL(url), { username: role, password: role }).toString();
    await expect(refuseUnfitDatabase(plain)).rejects.toThrow('Give it CREATEROLE');
    await client.query(`drop role ${role}`);
    await client.end();
  });

  it.each([
    [14, true, 'is version 14; 15 or newer is needed.'],
    [15, true, undefined],
    [18, true, undefined],
    [18, false, 'does not let this user create roles. Give it CREATEROLE.'],
  ])('judges version %s, may create roles %s', (version, mayCreateRoles, fault) => {
    expect(faultOf({ version, mayCreateRoles })).toBe(fault);
  });
});
