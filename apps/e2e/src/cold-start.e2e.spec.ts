import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from './world/volumes.ts';
import { World } from './world/world.ts';

/** Many more than public-api has connections. */
const rush = 200;

describe('a process that has served nobody yet', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  it('R-09 answers a rush of first requests: none holds a connection while it waits for another', async () => {
    const names = Array.from({ length: rush }, (_, n) => (n % 2 === 0 ? 'ada' : `nobody-${n}@example.com`));
    const answers = await Promise.all(names.map((name) => world.acme.start(name)));
    const served = answers.filter(({ status }) => status === 202).length;
    const told = answers.filter(
      ({ status, headers }) => status === 503 && Number(headers['retry-after']) <= 5,
    ).length;
    figure('R-09', `first requests of ${rush} at once that were told to come back`, told, 'less than half');
    // A slow machine may tell some of them to come back. If they held connections and waited for more, it would be all.
    expect(served + told).toBe(rush);
    expect(served).toBeGreaterThan(rush / 2);
    expect((await world.acme.start('ada')).status).toBe(202);
  });
});
