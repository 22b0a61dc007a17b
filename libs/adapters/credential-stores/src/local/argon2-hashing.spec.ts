import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '@latchkey/kernel';
import { figure } from '@latchkey/kernel/testing';
import { Argon2Hashing } from './argon2-hashing.ts';

describe('argon2id', () => {
  const hashing = new Argon2Hashing();

  it('makes another hash of the same password each time', async () => {
    const [one, other] = [await hashing.hash('same'), await hashing.hash('same')];
    expect(one).not.toBe(other);
    expect([await hashing.verify(one, 'same'), await hashing.verify(other, 'same')]).toEqual([true, true]);
  });

  it('verifies no other password', async () => {
    const phc = await hashing.hash('mornings smell of rain');
    for (const other of ['', 'mornings smell of rai', 'mornings smell of rain ', 'Mornings smell of rain']) {
      expect(await hashing.verify(phc, other)).toBe(false);
    }
  });

  it('goes on after work that failed, and finishes all that waits', async () => {
    const narrow = new Argon2Hashing(1);
    const phc = await narrow.hash('x');
    const works = Array.from({ length: 9 }, (_, n) =>
      n % 3 === 0 ? narrow.verify('no hash at all', 'x') : narrow.verify(phc, 'x'),
    );
    const results = await Promise.allSettled(works);
    expect(results.map(({ status }) => status).filter((status) => status === 'fulfilled')).toHaveLength(6);
    expect(await narrow.verify(phc, 'x')).toBe(true);
  });

  it('R-09 refuses at once what would wait too long, and goes on with the rest', async () => {
    const narrow = new Argon2Hashing(1, 3);
    const results = await Promise.allSettled(Array.from({ length: 9 }, () => narrow.hash('x')));
    const refused = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    expect(refused).toHaveLength(5);
    for (const reason of refused) expect(reason).toBeInstanceOf(Unavailable);
    expect(await narrow.hash('x')).toMatch(/^\$argon2id\$/);
  });

  it('keeps the memory of what waits small: sixteen at once by one lane', async () => {
    const narrow = new Argon2Hashing(1);
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 2);
    await Promise.all(Array.from({ length: 16 }, () => narrow.hash('x')));
    clearInterval(watch);
    const grown = (peak - before) / 2 ** 20;
    figure(`sixteen waiting hashes grew the process by ${grown.toFixed(0)} MiB`);
    // All sixteen at once would hold 304 MiB.
    expect(grown).toBeLessThan(150);
  });

  // Made by libxcrypt and by Python's hashlib; those of argon2 are of the reference implementation's own tests.
  const bcryptEnd = '$05$abcdefghijklmnopqrstuuHvGdZDEanK7yrqWa358SPCvFlhmF5wC';
  const argonStart = '$v=19$m=65536,t=2,p=1$c29tZXNhbHQ';
  const pbkdf2Sha512 =
    'AqkUGLs9rmjTtFGlw/u9bDgMozYAh1vq8YCMscaZH6fgIPyKbBIjRrNbjBrsNkcyHSCIp80qTt+ZmGaTUE4z4A==';
  const scryptDigest =
    'MkixqcxslFJ1OvWfT0k9bIwWAGHlVXqOBwJjC1dvnt6dCDI765wcYUTesIBC+PWdY9PbKVsm5Ffd7JMGOJuFlg==';
  it.each([
    ...['a', 'b', 'y'].map((letter) => [`$2${letter}${bcryptEnd}`, 'Grüße aus Köln']),
    ['$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', 'U*U'],
    ['$pbkdf2-sha1$1200$c2FsdCBvZiBvbGQ$dnnqsmlWivwLKeU7SGk8u8317tk', 'Grüße aus Köln'],
    ['$pbkdf2$1200$c2FsdCBvZiBvbGQ$dnnqsmlWivwLKeU7SGk8u8317tk', 'Grüße aus Köln'],
    ['pbkdf2_sha256$1200$salt of old$Q2DOj/EOHyMC/qM+Az1+k6seXXL7DLzrTP3ztbBsI1E=', 'Grüße aus Köln'],
    [`pbkdf2_sha512$1200$salt of old$${pbkdf2Sha512}`, 'Grüße aus Köln'],
    [`scrypt$1024$salt of old$8$2$${scryptDigest}`, 'Grüße aus Köln'],
    [`$argon2i${argonStart}$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA`, 'password'],
    [`$argon2id${argonStart}$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc`, 'password'],
  ])('BY-21 compares with a hash of another system: %s', async (text = '', right = '') => {
    expect(await hashing.verify(text, right)).toBe(true);
    for (const other of ['', `${right} `, right.toUpperCase()])
      expect([other, other === right || (await hashing.verify(text, other))]).toEqual([
        other,
        other === right,
      ]);
  });

  it('R-09 what waits counts by its work', async () => {
    const narrow = new Argon2Hashing(1, 8);
    // Of cost 10: four times the work of ours.
    const bcrypt = `$2b$10$${'.'.repeat(53)}`;
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => narrow.verify(bcrypt, 'x')));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(await narrow.verify(bcrypt, 'x')).toBe(false);
  });
});
