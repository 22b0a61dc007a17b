import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
    const statuses = new Map<number, number>();
    for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    expect([...statuses]).toEqual([[202, rush]]);
  });
});
