import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { ReminderWave } from '../reminder/reminder-wave.ts';
import type { ReminderWaves } from '../reminder/reminder-waves.ts';

export interface ReminderWavesWorld extends ContractWorld {
  readonly waves: ReminderWaves;
}

/** What holds for every collection of reminder waves. */
export function reminderWavesContract(name: string, make: () => Promise<ReminderWavesWorld>): void {
  describe(`reminder waves: ${name}`, () => {
    let world: ReminderWavesWorld;
    const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
      unitWithin(world, premises, work);
    const begin = (premises: Premises = world.ours): Promise<string> =>
      at(async () => {
        const { tenantId, environment } = premises;
        const id = world.secrets.id();
        const wave = ReminderWave.demand({ tenantId, environment, id, now: await world.clock.now() });
        await world.waves.add(wave);
        return id;
      }, premises);
    const end = (id: string) =>
      at(async () => {
        const wave = await world.waves.getForUpdate(id);
        wave?.proceed(await world.clock.now());
        wave?.advance(3, false, await world.clock.now());
      });

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('keeps a wave, how far it has come, and its end', async () => {
      const id = await begin();
      expect(await at(() => world.waves.openForUpdate())).toMatchObject({ id, state: 'waiting' });
      await end(id);
      expect(await at(() => world.waves.openForUpdate())).toBeUndefined();
      expect(await at(() => world.waves.getForUpdate(id))).toMatchObject({ reminded: 3, state: 'ended' });
    });

    it('of a hundred who take the turn at once one has it, and nobody until it is due again', async () => {
      await at(() => world.waves.demand());
      for (const told of [1, 0]) {
        const turns = fulfilled(await inParallel(100, () => at(() => world.waves.takeTurn())));
        expect([turns.length, turns.filter(Boolean).length]).toEqual([100, told]);
      }
    });

    it('S-40 is not there for another tenant or environment', async () => {
      const id = await begin();
      await at(() => world.waves.demand());
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await at(() => world.waves.getForUpdate(id), premises)).toBeUndefined();
        expect(await at(() => world.waves.openForUpdate(), premises)).toBeUndefined();
        expect(await at(() => world.waves.takeTurn(), premises)).toBe(false);
      }
      expect(await at(() => world.waves.takeTurn())).toBe(true);
    });
  });
}
