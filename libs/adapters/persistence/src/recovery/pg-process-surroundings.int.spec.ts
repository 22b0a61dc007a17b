import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unitWithin } from '@latchkey/kernel/testing';
import { ProcessSurroundings } from '@latchkey/recovery';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

describe('surroundings of a process', () => {
  let world: PgWorld;
  let surroundings: ProcessSurroundings;
  beforeAll(async () => {
    world = await pgWorld();
    surroundings = world.parts.get(ProcessSurroundings);
  });
  afterAll(() => world.close());

  it('names nothing when all is there', async () => {
    const { applicationId, storeId, verificationId } = world.ours;
    const process = { applicationId, storeId, verificationIds: [verificationId, verificationId] };
    expect(await unitWithin(world, world.ours, () => surroundings.missing(process))).toEqual([]);
  });

  it('S-40 what another tenant or environment has is missing like what nobody has', async () => {
    const faults = async (from: { applicationId: string; storeId: string; verificationId: string }) => {
      const { applicationId, storeId, verificationId } = from;
      const process = {
        applicationId,
        storeId,
        verificationIds: [world.ours.verificationId, verificationId],
      };
      return unitWithin(world, world.ours, () => surroundings.missing(process));
    };
    const id = (): string => world.secrets.id();
    const nobodys = await faults({ applicationId: id(), storeId: id(), verificationId: id() });
    expect(nobodys.map(({ pointer }) => pointer)).toEqual([
      '/applicationId',
      '/storeId',
      '/verificationIds/1',
    ]);
    expect(await faults(world.theirs)).toEqual(nobodys);
    expect(await faults(world.oursInTest)).toEqual(nobodys);
  });

  it('PR-T16 tells whether another process of the application is active', async () => {
    const { applicationId, processId } = world.ours;
    const ask = (id: string, premises = world.ours) =>
      unitWithin(world, premises, () => surroundings.anotherIsActive({ applicationId, id }));
    expect(await ask(processId)).toBe(false);
    expect(await ask(world.secrets.id())).toBe(true);
    expect(await ask(world.secrets.id(), world.theirs)).toBe(false);
  });
});
