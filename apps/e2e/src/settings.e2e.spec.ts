import { bundleOf, settingsReference, workspacePath, type AppName } from '@latchkey/tools';
import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

function run(part: AppName, words: readonly string[], env: Record<string, string>) {
  return spawnSync(process.execPath, [bundleOf(part), ...words], {
    encoding: 'utf8',
    env: { ...env, NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] },
    timeout: 20_000,
  });
}

describe('settings of the processes', () => {
  it('EX-O2 the reference is what the processes say of themselves', () => {
    const page = readFileSync(workspacePath('docs/reference/settings.md'), 'utf8');
    const cells = (text: string) =>
      text.split('\n').map((line) =>
        line
          .split('|')
          .map((cell) => cell.trim())
          .join('|'),
      );
    const dashless = (text: string) => cells(text).filter((line) => !/^\|[-|]+\|$/.test(line) && line !== '');
    expect(dashless(page)).toEqual(dashless(settingsReference()));
  });

  it.each(['public-api', 'admin-api', 'worker'] as const)(
    'EX-O2 %s names every fault at once and does not start',
    (part) => {
      const { status, stderr } = run(part, [], {
        LATCHKEY_PORT: 'x',
        LATCHKEY_DATABASE_URL: 'not-a-database',
      });
      expect(status).toBe(1);
      for (const name of ['LATCHKEY_PORT', 'LATCHKEY_DATABASE_URL', 'LATCHKEY_KEYS_FILE'])
        expect(stderr).toContain(name);
      expect(stderr).not.toContain('not-a-database');
    },
  );

  it('EX-O2 what is in force is printed without its secrets', () => {
    const secret = 'postgresql://latchkey_app:s3cret@db.example:5432/latchkey';
    const { status, stdout } = run('public-api', ['config'], {
      LATCHKEY_DATABASE_URL: secret,
      LATCHKEY_PORT: '4201',
    });
    expect(status).toBe(0);
    expect(stdout).toContain('LATCHKEY_PORT=4201');
    expect(stdout).not.toContain('s3cret');
  });

  it('a process without its key ring refuses to start', () => {
    const { status, stderr } = run('public-api', [], {
      LATCHKEY_PORT: '0',
      LATCHKEY_DATABASE_URL: 'postgresql://latchkey_app:x@127.0.0.1:1/none',
      LATCHKEY_RESOLVER_DATABASE_URL: 'postgresql://latchkey_resolver:x@127.0.0.1:1/none',
      LATCHKEY_KEYS_FILE: '/nowhere/keys.json',
      LATCHKEY_FIRST_PARTY_KEY: 'A'.repeat(43),
    });
    expect([status, stderr.includes('KeyRingUnusable')]).toEqual([1, true]);
  });
});
