import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PasswordHashes, plainReset } from '@latchkey/credentials';
import { unitWithin } from '@latchkey/kernel/testing';
import { SignInAccounts } from '@latchkey/sign-in';
import { setTimeout as pause } from 'node:timers/promises';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

describe('accounts that sign in', () => {
  let world: PgWorld;
  beforeAll(async () => {
    world = await pgWorld();
  }, 60_000);
  afterAll(() => world.close());

  const put = (phc: string, fence: number) =>
    unitWithin(world, world.ours, () =>
      world.parts
        .get(PasswordHashes)
        .put(world.ours.storeId, world.ours.userId, { phc, fence, ...plainReset }),
    );

  it('S-33 a password cannot be replaced between the look at it and the session that it opens', async () => {
    await put('the old hash', 1);
    const order: string[] = [];
    let looked = (): void => undefined;
    const looking = new Promise<void>((resolve) => (looked = resolve));
    const signingIn = unitWithin(world, world.ours, async () => {
      const account = await world.parts.get(SignInAccounts).getForSession(world.ours.userId);
      expect(account).toMatchObject({ active: true, phc: 'the old hash' });
      looked();
      await pause(300);
      order.push('session');
    });
    await looking;
    const resetting = put('the new hash', 2).then(() => order.push('reset'));
    await Promise.all([signingIn, resetting]);
    expect(order).toEqual(['session', 'reset']);
  });

  it('S-33 after the replacement the new hash is seen, and nobody of another tenant is', async () => {
    const look = (place: PgWorld['ours']) =>
      unitWithin(world, place, () => world.parts.get(SignInAccounts).getForSession(world.ours.userId));
    expect(await look(world.ours)).toMatchObject({ phc: 'the new hash' });
    expect(await look(world.theirs)).toBeUndefined();
  });
});
