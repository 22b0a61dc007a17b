import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigurationFaults, describeConfig, loadConfig } from './load-config.ts';
import { settingsTable } from './settings-table.ts';
import * as parts from './settings.ts';
import type { Environment, Settings } from './setting.ts';

const { httpSettings, ...single } = parts;
const all = { ...httpSettings, ...single };

const right: Environment = {
  LATCHKEY_PORT: '4201',
  LATCHKEY_DATABASE_URL: 'postgresql://latchkey_app:hush@127.0.0.1:5432/latchkey',
  LATCHKEY_RESOLVER_DATABASE_URL: 'postgres://resolver:hush@db/latchkey?sslmode=verify-full',
  LATCHKEY_QUEUE_DATABASE_URL: 'postgres://queue:hush@db/latchkey',
  LATCHKEY_KEYS_FILE: '/keys.json',
  LATCHKEY_WORKER_KEYS_FILE: '/worker.json',
  LATCHKEY_FIRST_PARTY_KEY: Buffer.alloc(32, 5).toString('base64url'),
  LATCHKEY_SMTP_URL: 'smtp://127.0.0.1:2525',
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function faultsOf(settings: Settings, environment: Environment): readonly string[] {
  try {
    loadConfig(settings, environment);
  } catch (error) {
    if (error instanceof ConfigurationFaults) return error.faults;
    throw error;
  }
  return [];
}

describe('configuration', () => {
  it('EX-O2 reads typed values, with defaults for what is absent or empty', () => {
    const config = loadConfig(all, { ...right, LATCHKEY_LOG_LEVEL: '' });
    expect(config).toMatchObject({
      port: 4201,
      host: '127.0.0.1',
      logLevel: 'info',
      trustedProxies: false,
      drainDelay: 200,
      allowHttpOrigins: undefined,
      databaseUrl: right['LATCHKEY_DATABASE_URL'],
    });
    expect(config.firstPartyKey.equals(Buffer.alloc(32, 5))).toBe(true);
    expect(loadConfig(all, { ...right, LATCHKEY_ALLOW_HTTP_ORIGINS: 'loopback' }).allowHttpOrigins).toBe(
      'loopback',
    );
  });

  it('EX-O2 lists all faults at once, each with what to do, and never shows a secret', () => {
    const faults = faultsOf(all, {
      LATCHKEY_PORT: '99999',
      LATCHKEY_HOST: 'somewhere',
      LATCHKEY_LOG_LEVEL: 'loud',
      LATCHKEY_TRUSTED_PROXIES: '10.0.0.0/40',
      LATCHKEY_DATABASE_URL: 'mysql://user:hush-hush@db/x',
      LATCHKEY_FIRST_PARTY_KEY: 'hush-hush',
      LATCHKEY_ALLOW_HTTP_ORIGINS: 'all',
      LATCHKEY_DOCS_URL: 'javascript:alert(1)',
      LATCHKEY_DRAIN_DELAY_MS: '-1',
      LATCHKEY_SMTP_URL: 'http://mail',
    });
    const named = faults.map((fault) => fault.split(/ |\n/)[0]).sort();
    expect(named).toEqual(
      [
        'LATCHKEY_ALLOW_HTTP_ORIGINS',
        'LATCHKEY_DATABASE_URL',
        'LATCHKEY_DOCS_URL',
        'LATCHKEY_DRAIN_DELAY_MS',
        'LATCHKEY_FIRST_PARTY_KEY',
        'LATCHKEY_HOST',
        'LATCHKEY_KEYS_FILE',
        'LATCHKEY_LOG_LEVEL',
        'LATCHKEY_PORT',
        'LATCHKEY_QUEUE_DATABASE_URL',
        'LATCHKEY_RESOLVER_DATABASE_URL',
        'LATCHKEY_SMTP_URL',
        'LATCHKEY_TRUSTED_PROXIES',
        'LATCHKEY_WORKER_KEYS_FILE',
      ].sort(),
    );
    expect(faults.join('\n')).not.toContain('hush');
    for (const fault of faults) expect(fault).toMatch(/for example LATCHKEY_/i);
    expect(faults.find((fault) => fault.startsWith('LATCHKEY_PORT'))).toBe(
      'LATCHKEY_PORT is "99999". A whole number from 0 to 65535; 0 takes a free port. For example LATCHKEY_PORT=4201',
    );
    expect(new ConfigurationFaults(faults).message).toContain(
      '14 settings need your attention:\n  - LATCHKEY_',
    );
  });

  it('EX-O2 takes a secret from a file, and says what is wrong with the file', () => {
    const { LATCHKEY_DATABASE_URL: url = '', ...rest } = right;
    const file = join(folder, 'url');
    writeFileSync(file, `${url}\n`);
    const settings = { databaseUrl: parts.databaseUrl };
    expect(loadConfig(settings, { ...rest, LATCHKEY_DATABASE_URL_FILE: file }).databaseUrl).toBe(url);
    expect(faultsOf(settings, { LATCHKEY_DATABASE_URL: url, LATCHKEY_DATABASE_URL_FILE: file })).toEqual([
      'LATCHKEY_DATABASE_URL and LATCHKEY_DATABASE_URL_FILE are both set: keep one of them.',
    ]);
    expect(faultsOf(settings, { LATCHKEY_DATABASE_URL_FILE: join(folder, 'absent') })[0]).toContain(
      '(ENOENT)',
    );
    writeFileSync(join(folder, 'empty'), '\n');
    expect(faultsOf(settings, { LATCHKEY_DATABASE_URL_FILE: join(folder, 'empty') })[0]).toContain(
      'is empty',
    );
    expect(faultsOf(httpSettings, { LATCHKEY_PORT_FILE: file, LATCHKEY_PORT: '1' })[0]).toContain(
      'is no secret',
    );
  });

  it('EX-O2 prints what is in force without its secrets', () => {
    const printed = describeConfig(all, {
      ...right,
      LATCHKEY_SMTP_URL: '',
      LATCHKEY_SMTP_URL_FILE: '/run/smtp',
    });
    expect(printed).toContain('LATCHKEY_PORT=4201');
    expect(printed).toContain('LATCHKEY_DATABASE_URL=(set, not shown)');
    expect(printed).toContain('LATCHKEY_SMTP_URL_FILE=/run/smtp');
    expect(printed).toContain('LATCHKEY_HOST=127.0.0.1 (default)');
    expect(printed).toContain('LATCHKEY_ALLOW_HTTP_ORIGINS (not set)');
    expect(printed).not.toContain('hush');
    expect(printed).not.toContain(right['LATCHKEY_FIRST_PARTY_KEY']);
  });

  it('EX-O2 generates the reference table: a row per setting, and every example is a right value', () => {
    const table = settingsTable(all).trimEnd().split('\n');
    expect(table).toHaveLength(2 + Object.keys(all).length);
    for (const row of table) expect(row.replaceAll('\\|', '').match(/\|/g)).toHaveLength(6);
    expect(table.slice(2)).toEqual(table.slice(2).toSorted());
    for (const setting of Object.values(all)) {
      expect([setting.name, setting.schema.safeParse(setting.example).success]).toEqual([setting.name, true]);
      if (setting.fallback !== undefined)
        expect(setting.schema.safeParse(setting.fallback).success).toBe(true);
    }
  });

  it('S-11 believes proxies by number or network only', () => {
    const read = (text: string): unknown => parts.httpSettings.trustedProxies.schema.safeParse(text).data;
    expect(read('none')).toBe(false);
    expect(read('2')).toBe(2);
    expect(read('10.0.0.0/8, fd00::/8,192.0.2.1')).toEqual(['10.0.0.0/8', 'fd00::/8', '192.0.2.1']);
    for (const wrong of [
      '0',
      '10',
      'true',
      'all',
      '10.0.0.0/33',
      '10.0.0/8',
      '1.2.3.4/8/8',
      '1.2.3.4/',
      'loopback',
    ]) {
      expect([wrong, read(wrong)]).toEqual([wrong, undefined]);
    }
  });
});
