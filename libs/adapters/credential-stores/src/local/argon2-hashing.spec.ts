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
});
