import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { within } from '@latchkey/kernel/testing';
import { Brakes } from '@latchkey/recovery';
import { brakesContract } from '@latchkey/recovery/testing';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

brakesContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const passHour = async () => {
    await world.admin.query(`update platform.caller_brake set window_from = window_from - interval '1 hour'`);
  };
  return { ...world, brakes: world.parts.get(Brakes), passHour };
});

describe('counters of callers at rest', () => {
  let world: PgWorld;
  beforeAll(async () => {
    world = await pgWorld();
  });
  afterAll(() => world.close());

  it('S-11 are digests and numbers: no address, no tenant, no account', async () => {
    const key = world.secrets.keyedDigest('brake', 'startsPerNetwork', '192.0.2.1');
    await within(world.ours, () => world.parts.get(Brakes).count([{ key, most: 5 }], false));
    const { rows } = await world.admin.query('select * from platform.caller_brake');
    expect(rows).toEqual([{ key, window_from: expect.any(Date), counted: 1 }]);
  });

  it('S-11 are committed before anything else is done: what fails later is counted all the same', async () => {
    const counter = { key: world.secrets.keyedDigest('brake', world.secrets.id()), most: 1 };
    const brakes = world.parts.get(Brakes);
    const failing = within(world.ours, () =>
      world.unitOfWork.run(async () => {
        await brakes.count([counter], false);
        throw new Error('later');
      }),
    );
    await expect(failing).rejects.toThrow('later');
    const { wait } = await within(world.ours, () => brakes.count([counter], false));
    expect(wait).toBeGreaterThan(0);
  });
});
