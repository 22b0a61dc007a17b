import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { figure } from './world/volumes.ts';
import { World } from './world/world.ts';

/** A secret in the shapes in which programs write things down. */
function shapesOf(secret: string): Buffer[] {
  const utf8 = Buffer.from(secret, 'utf8');
  const texts = [
    secret,
    secret.normalize('NFD'),
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll(/[^\x20-\x7e]/g, (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`),
    utf8.toString('base64').replace(/=+$/, ''),
    utf8.toString('base64url'),
    utf8.toString('hex'),
  ];
  return [...new Set(texts)].map((text) => Buffer.from(text, 'utf8'));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('planted secrets', () => {
  let world: World;
  const planted = new Map<string, string>();

  beforeAll(async () => {
    world = await World.start({ ownCluster: true, logLevel: 'debug' });
    const { acme } = world;
    // Ten digits: six of them turn up in any large file by chance.
    await world.sql(`update tenant.verification set parameters = parameters || '{"codeLength": 10}'`);
    const ada = acme.user('ada');
    planted.set('old password', ada.password);
    planted.set('application key', acme.seeded.apiKey);
    planted.set('first-party key', world.system.secrets.firstPartyKey);

    const signedIn = await acme.signIn('ada', ada.password);
    planted.set('session token', signedIn.body.sessionToken);
    planted.set('wrong password', 'a wrong password that was tried');
    await acme.signIn('ada', 'a wrong password that was tried');

    const started = (await acme.start('ada')).body;
    planted.set('flow secret', started.flowSecret);
    const first = await world.mails.secrets(ada.email);
    planted.set('wrong code', first.code === '9999988888' ? '8888899999' : '9999988888');
    await acme.prove(started, planted.get('wrong code') ?? '');
    const proven = (await acme.prove(started, first.code)).body;
    planted.set('code', first.code);
    planted.set('link token', first.token);
    planted.set('proven flow secret', proven.flowSecret);
    const link = (await acme.redeem(first.token)).body;
    planted.set('flow secret after the link', link.flowSecret);
    planted.set('refused password', 'kürzer');
    await acme.setPassword(link, 'kürzer');
    planted.set('new password', 'grüne Kessel ✨ singen "leise" & \\laut');
    const set = await acme.setPassword(link, planted.get('new password') ?? '');
    expect(set.body.result).toBe('PASSWORD_RESET');
    const again = await acme.signIn('ada', planted.get('new password') ?? '');
    planted.set('second session token', again.body.sessionToken);
    await world.mails.await(ada.email, /changed/);
    // A queue that stands still keeps its rows: one more mail waits while the worker is away.
    await world.system.kill('worker', 'SIGKILL');
    await acme.start('grace');
    await world.sql('checkpoint');
  }, 90_000);
  afterAll(async () => {
    await world.stop();
  });

  function findings(where: string, content: Buffer): string[] {
    return [...planted].flatMap(([kind, secret]) =>
      shapesOf(secret).some((shape) => content.includes(shape)) ? [`${kind} in ${where}`] : [],
    );
  }

  it('S-31 the search finds what is there', () => {
    const secret = planted.get('new password') ?? '';
    expect(planted.size).toBeGreaterThanOrEqual(12);
    for (const shape of shapesOf(secret)) {
      expect(findings('a test', Buffer.concat([Buffer.from('x'), shape, Buffer.from('y')]))).toEqual([
        'new password in a test',
      ]);
    }
  });

  it('S-20 S-28 BY-02 no planted secret is in a copy of any table', async () => {
    const tables = await world.sql<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    expect(tables.length).toBeGreaterThan(25);
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await world.sql<{ row: string }>(`select t::text as row from ${name} t`);
      found.push(...findings(name, Buffer.from(rows.map(({ row }) => row).join('\n'), 'utf8')));
    }
    figure('I7', `planted secrets in a copy of ${tables.length} tables, queue included`, found.length, '0');
    expect(found).toEqual([]);
  });

  it('S-31 no planted secret is in the data folder, the WAL or the logs', () => {
    const cluster = world.system.clusterFolder ?? '';
    const logs = join(world.system.dataFolder, 'logs');
    const files = [...filesBelow(cluster), ...filesBelow(logs)];
    const wal = files.filter((file) => file.includes('pg_wal'));
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(wal.length).toBeGreaterThan(0);
    expect(filesBelow(logs).length).toBeGreaterThan(2);
    const found = files.flatMap((file) => findings(file, readFileSync(file)));
    const mebibytes = Math.round(bytes / 2 ** 20);
    figure(
      'I7',
      `planted secrets in ${files.length} files (${mebibytes} MiB) of data folder, WAL and logs`,
      found.length,
      '0',
    );
    expect(found).toEqual([]);
  }, 60_000);
});
