import { describe, expect, it } from '@jest/globals';
import {
  BreachedPasswords,
  foldPassword,
  StandardPasswordPolicy,
  type BreachAnswer,
} from '@latchkey/credentials';
import { figure } from '@latchkey/kernel/testing';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { FileBlocklist } from './file-blocklist.ts';

class NotAsked extends BreachedPasswords {
  readonly enabled = false;
  ask(): Promise<BreachAnswer> {
    return Promise.resolve('no-answer');
  }
}

const shipped = gunzipSync(readFileSync(new URL('../data/common-passwords.txt.gz', import.meta.url)));
const entries = shipped.toString('utf8').trimEnd().split('\n');
const codePoints = (text: string): number => Array.from(text).length;

function fileOf(text: string, work: (file: URL) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-list-'));
  try {
    const file = join(folder, 'list.gz');
    writeFileSync(file, gzipSync(text));
    work(pathToFileURL(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the shipped list of common passwords', () => {
  const list = FileBlocklist.load();

  it('has more than 100,000 entries that meet each of the two length rules', () => {
    const [eight, fifteen] = [8, 15].map(
      (least) => entries.filter((entry) => codePoints(entry) >= least).length,
    );
    figure(`blocklist: ${eight} entries of 8 or more code points, ${fifteen} of 15 or more`);
    expect(list.size).toBe(entries.length);
    expect(eight).toBe(entries.length);
    expect(eight).toBeGreaterThanOrEqual(100_000);
    expect(fifteen).toBeGreaterThanOrEqual(100_000);
  });

  it('is folded as passwords are folded before they are looked up, and has no entry twice', () => {
    expect(entries.filter((entry) => foldPassword(entry) !== entry)).toEqual([]);
    expect(new Set(entries).size).toBe(entries.length);
  });

  it('contains every one of its entries', () => {
    expect(entries.filter((entry) => !list.contains(entry))).toEqual([]);
  });

  it.each([
    '',
    'a',
    'passwor',
    'password1234567 8',
    'mornings smell of rain',
    '\u0000',
    '\uffff',
    'zzzzzzzzzzzzzzzzzzzzz',
  ])('does not contain %j', (password) => {
    expect(list.contains(password)).toBe(false);
  });

  it('does not contain the beginning or the end of an entry, nor an entry and more', () => {
    const known = new Set(entries);
    for (let at = 0; at < entries.length; at += 97) {
      const entry = entries[at] ?? '';
      for (const other of [entry.slice(0, -1), entry.slice(1), `${entry}~`, `~${entry}`]) {
        expect(list.contains(other)).toBe(known.has(other));
      }
    }
  });

  it.each([
    ['PasswordPassword', ['common']],
    ['iloveyouiloveyou', ['common']],
    ['password12345678', ['common']],
    ['qwertyuiop123456789', ['common']],
    ['BaseballFootball', ['common']],
    ['correct horse battery staple', ['common']],
    ['correcthorsebatterystaple', ['common']],
    ['sunshine', ['too-short', 'common']],
    ['engines weave algebra', []],
    ['mornings smell of rain', []],
  ])('tells the reason: %j is %j', async (password, codes) => {
    const policy = new StandardPasswordPolicy(false, list, new NotAsked());
    const { faults } = await policy.examine(password, []);
    expect(faults.map(({ code }) => code)).toEqual(codes);
  });

  it('refuses the most common passwords where eight characters are enough', async () => {
    const policy = new StandardPasswordPolicy(true, list, new NotAsked());
    const common = [
      'password',
      '12345678',
      'baseball',
      'football',
      'superman',
      'trustno1',
      'Michael1',
      'monkey123',
    ];
    for (const password of common) {
      const { faults } = await policy.examine(password, []);
      expect([password, ...faults.map(({ code }) => code)]).toEqual([password, 'common']);
    }
  });

  it('costs a few megabytes', () => {
    const began = performance.now();
    FileBlocklist.load();
    const took = performance.now() - began;
    const held = shipped.length + 4 * (list.size + 1);
    figure(
      `blocklist: loaded in ${took.toFixed(0)} ms, holds ${(held / 2 ** 20).toFixed(1)} MiB and no strings`,
    );
    expect(held).toBeLessThan(15 * 2 ** 20);
  });
});

describe('a list that is not one', () => {
  it.each([
    ['is not sorted', 'bbbb\naaaa\n', /not sorted at line 2/],
    ['has an entry twice', 'aaaa\naaaa\n', /not sorted at line 2/],
    ['is empty', '', /empty or cut off/],
    ['was cut off', 'aaaa\nbbb', /empty or cut off/],
  ])('is refused when it %s', (_, text, fault) => {
    fileOf(text, (file) => expect(() => FileBlocklist.load(file)).toThrow(fault));
  });

  it('is refused when it is missing', () => {
    expect(() => FileBlocklist.load(new URL('file:///nowhere/list.gz'))).toThrow(/ENOENT/);
  });

  it('is found by octets, so that astral characters are in their place', () => {
    const sorted = ['\ufb01ne', '\u{1f600}\u{1f601}'];
    fileOf(`${sorted.join('\n')}\n`, (file) => {
      const list = FileBlocklist.load(file);
      expect([...sorted, 'x'].map((entry) => list.contains(entry))).toEqual([true, true, false]);
    });
  });
});
