import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Idempotency } from '@latchkey/kernel';
import { within, type Premises } from '@latchkey/kernel/testing';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

describe('requests that are being worked on', () => {
  let world: PgWorld;
  beforeAll(async () => {
    world = await pgWorld();
  }, 60_000);
  afterAll(() => world.close());

  it('S-40 R-23 one tenant does not feel that another one is using the same key at this moment', async () => {
    // Who signs in is nobody yet: in every tenant the same caller.
    const request = {
      caller: 'newcomer',
      key: '12345678',
      operation: 'POST /',
      fingerprint: Buffer.from('a'),
    };
    const at = (premises: Premises, work: () => Promise<string>) =>
      within(premises, () => Idempotency.run(request, () => world.unitOfWork.conclude(work)));
    const { promise: met, resolve: meet } = Promise.withResolvers<undefined>();
    const slow = at(world.ours, async () => {
      await met;
      return 'ours';
    });
    const others = Promise.all([
      at(world.theirs, () => Promise.resolve('theirs')),
      at(world.oursInTest, () => Promise.resolve('ours in test')),
    ]).finally(() => meet(undefined));
    expect(await others).toEqual(['theirs', 'ours in test']);
    expect(await slow).toBe('ours');
  });
});
