import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreReach } from '@latchkey/credentials';
import { unitWithin, type Premises } from '@latchkey/kernel/testing';
import { OverdueThings } from '../outbox/overdue.ts';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';
import pg from 'pg';

describe('which stores are in reach', () => {
  let world: PgWorld;
  let queue: pg.Pool;
  beforeAll(async () => {
    world = await pgWorld();
    queue = new pg.Pool({ connectionString: world.database.queueUrl });
    // What is still closing when the database is dropped.
    queue.on('error', () => undefined);
  });
  afterAll(async () => {
    await queue.end();
    await world.close();
  });

  const note = (premises: Premises, reached: boolean) =>
    unitWithin(world, premises, () => world.parts.get(StoreReach).note(premises.storeId, reached));
  const due = async () => (await new OverdueThings(queue).stores()).map(({ id }) => id).sort();
  const later = (minutes: number) =>
    world.admin.query(`update tenant.store_reach set look_at = look_at - make_interval(mins => $1)`, [
      minutes,
    ]);
  const since = async () => {
    const text = `select reached, since from tenant.store_reach where store_id = $1`;
    return (await world.admin.query(text, [world.ours.storeId])).rows[0] as { reached: boolean; since: Date };
  };

  it('R-12 one that answered is looked at after five minutes, one that did not after one', async () => {
    await note(world.ours, true);
    await note(world.theirs, false);
    expect(await due()).toEqual([]);
    await later(1);
    expect(await due()).toEqual([world.theirs.storeId]);
    await later(4);
    expect(await due()).toEqual([world.ours.storeId, world.theirs.storeId].sort());
  });

  it('R-19 of ten who ask at once which to look at, one gets it', async () => {
    await later(10);
    const told = await Promise.all(Array.from({ length: 10 }, () => due()));
    expect(told.flat().sort()).toEqual([world.ours.storeId, world.theirs.storeId].sort());
  });

  it('tells since when it is so', async () => {
    await note(world.ours, true);
    const before = await since();
    await note(world.ours, true);
    expect(await since()).toEqual(before);
    await note(world.ours, false);
    const away = await since();
    expect([away.reached, away.since > before.since]).toEqual([false, true]);
  });
});
