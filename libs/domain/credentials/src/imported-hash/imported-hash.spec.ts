import { describe, expect, it } from '@jest/globals';
import { kindOf, otherWork, waitingWork } from './equal-work.ts';
import { acceptedHash, mostWork, workOf } from './hash-cost.ts';
import { readHash } from './hash-forms.ts';
import { hashText, type ImportedHash } from './imported-hash.ts';

const salt = 'c2FsdCBvZiBvbGQ';
const digest = 'Q2DOj/EOHyMC/qM+Az1+k6seXXL7DLzrTP3ztbBsI1E';
const bcrypt = (cost: string) => `$2b$${cost}$abcdefghijklmnopqrstuuHvGdZDEanK7yrqWa358SPCvFlhmF5wC`;
const argon2 = (parameters: string, variant = 'argon2id') =>
  `$${variant}$v=19$${parameters}$${salt}$${digest}`;
const pbkdf2 = (rounds: number, hash = 'sha256') => `$pbkdf2-${hash}$${rounds}$${salt}$${digest}`;
const scrypt = (parameters: string) => `$scrypt$${parameters}$${salt}$${digest}`;
const read = (text: string): ImportedHash => {
  const hash = readHash(text);
  if (!hash) throw new Error(`cannot read ${text}`);
  return hash;
};
const kind = (text: string): string => kindOf(read(text));

describe('hashes of other systems', () => {
  it.each([
    ['Django', `pbkdf2_sha256$1200$salt of old$${digest}=`, pbkdf2(1200)],
    ['passlib', pbkdf2(1200).replaceAll('+', '.'), pbkdf2(1200)],
    ['a PHC string with a length', `$pbkdf2-sha256$i=1200,l=32$${salt}$${digest}`, pbkdf2(1200)],
    [
      'Werkzeug',
      `pbkdf2:sha256:1200$salt of old$${Buffer.from(digest, 'base64').toString('hex')}`,
      pbkdf2(1200),
    ],
    ['Django, scrypt', `scrypt$1024$salt of old$8$2$${digest}=`, scrypt('ln=10,r=8,p=2')],
    [
      'Werkzeug, scrypt',
      `scrypt:1024:8:2$salt of old$${Buffer.from(digest, 'base64').toString('hex')}`,
      scrypt('ln=10,r=8,p=2'),
    ],
    ['Django, argon2', `argon2${argon2('m=102400,t=2,p=8')}`, argon2('m=102400,t=2,p=8')],
    ['bcrypt', bcrypt('10'), bcrypt('10')],
  ])('BY-21 as %s writes them are kept in one form, which reads as the same', (_, written, known) => {
    expect(read(written)).toEqual(read(known));
    const kept = hashText(read(written));
    expect(read(kept)).toEqual(read(written));
    expect(hashText(read(kept))).toBe(kept);
  });

  it('BY-21 what is malformed, unknown or endless is none', () => {
    const texts = [
      ...['', 'secret', '$', '$$$$', 'md5$salt$5f4dcc3b5aa765d61d8327deb882cf99', '{SSHA}c2FsdCBvZiBvbGQ'],
      ...[
        bcrypt('3'),
        bcrypt('03'),
        bcrypt('32'),
        `${bcrypt('10')}x`,
        ` ${bcrypt('10')}`,
        bcrypt('10').slice(1),
      ],
      ...[bcrypt('10').replace('2b', '2x'), bcrypt('10').replace('2b', '2')],
      ...[
        argon2('m=0,t=1,p=1'),
        argon2('m=8,t=1,p=9'),
        argon2('m=64,t=1'),
        argon2('m=64,t=1,p=1', 'argon2x'),
      ],
      ...[argon2('m=64,t=1,p=1').replace('v=19', 'v=20'), `$argon2id$v=19$m=64,t=1,p=1$${salt}`],
      ...[pbkdf2(0), pbkdf2(1.5), pbkdf2(-1), pbkdf2(10, 'md5'), `${pbkdf2(10)}$`, `${pbkdf2(10)}\n`],
      ...[
        `$pbkdf2-sha256$10$${salt}$c2hvcnQ`,
        `$pbkdf2-sha256$10$${salt}$${'A'.repeat(87)}`,
        `$pbkdf2-sha256$10$ü$${digest}`,
      ],
      ...[scrypt('ln=0,r=8,p=1'), scrypt('ln=99,r=8,p=1'), `scrypt$1000$salt$8$1$${digest}=`],
      ...[`pbkdf2_sha256$10$${'s'.repeat(65)}$${digest}`, `pbkdf2_sha256$10$s$${digest}${'='.repeat(500)}`],
      ...[`$pbkdf2-sha256$10$${'A'.repeat(600)}$${digest}`, '$2b$10$'.repeat(80)],
    ];
    for (const text of texts) expect([text, readHash(text)]).toEqual([text, undefined]);
    expect(acceptedHash('secret')).toMatchObject({ code: 'password-hash' });
  });

  it('R-09 what would cost more than a sign-in may is refused with the limit, and never with the hash', () => {
    const dear: [string, string][] = [
      [bcrypt('31'), '32 times'],
      [bcrypt('14'), '32 times'],
      [argon2('m=4194304,t=1,p=1'), '128 MiB'],
      [argon2('m=131073,t=1,p=1'), '128 MiB'],
      [argon2('m=65536,t=4294967295,p=1'), '32 times'],
      [pbkdf2(4_000_000_000), '32 times'],
      [pbkdf2(1_000_000, 'sha1'), '32 times'],
      [scrypt('ln=17,r=9,p=1'), '128 MiB'],
      [scrypt('ln=31,r=999999999,p=1'), '128 MiB'],
      [scrypt('ln=10,r=8,p=9999999'), '32 times'],
    ];
    for (const [text, limit] of dear) {
      const fault = acceptedHash(text);
      expect(fault).toMatchObject({ code: 'password-hash-cost', detail: expect.stringContaining(limit) });
      expect(JSON.stringify(fault)).not.toContain(text.slice(-20));
    }
    const usual = [bcrypt('12'), argon2('m=65536,t=3,p=4'), argon2('m=131072,t=4,p=1', 'argon2d')];
    for (const text of [...usual, pbkdf2(1_200_000), pbkdf2(210_000, 'sha512'), scrypt('ln=17,r=8,p=1')])
      expect([text, acceptedHash(text)]).toEqual([text, read(text)]);
  });

  it('S-06 decoys make up for all kinds that wait, whichever of them is compared', () => {
    const waiting = [bcrypt('10'), bcrypt('12'), pbkdf2(1000), pbkdf2(9000), scrypt('ln=10,r=8,p=1')].map(
      kind,
    );
    const total = (compared: string | null) =>
      [...otherWork(waiting, compared), ...(compared === null ? [] : [compared])]
        .map((text) => read(text))
        .reduce<Record<string, number>>((sum, hash) => {
          const rounds = hash.kind === 'pbkdf2' ? hash.rounds : 1;
          const name = hash.kind === 'bcrypt' ? `bcrypt ${hash.cost}` : hash.kind;
          return { ...sum, [name]: (sum[name] ?? 0) + rounds };
        }, {});
    const whole = { 'bcrypt 10': 1, 'bcrypt 12': 1, pbkdf2: 9000, scrypt: 1 };
    for (const compared of [null, ...waiting]) expect(total(compared)).toEqual(whole);
    expect(otherWork([], null)).toEqual([]);
  });

  it('R-09 kinds count together, rounds of PBKDF2 by the longest', () => {
    const work = (...texts: string[]) => waitingWork(texts.map(kind));
    expect(work()).toBe(0);
    expect(work(bcrypt('12'), bcrypt('12').replace('2b', '2y'))).toBe(16);
    expect(work(bcrypt('12'), bcrypt('11'))).toBe(24);
    expect(work(pbkdf2(600_000), pbkdf2(1_000_000), pbkdf2(5))).toBe(workOf(read(pbkdf2(1_000_000))));
    const cheap = Array.from({ length: mostWork + 1 }, (_, n) => argon2(`m=${64 + n},t=1,p=1`));
    expect(work(...cheap)).toBeGreaterThan(mostWork);
  });

  it('the kind of a hash has nothing of it', () => {
    for (const text of [argon2('m=64,t=1,p=1'), pbkdf2(10), scrypt('ln=10,r=8,p=1'), bcrypt('04')]) {
      expect(kind(text)).not.toContain(salt);
      expect(kind(text)).not.toContain('abcdef');
      expect(kind(kind(text))).toBe(kind(text));
    }
  });
});
