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

  it('a locked account is told as that, and a made password as one to be changed', async () => {
    const { storeId, userId, userName } = world.ours;
    const at = <T>(work: () => Promise<T>) => unitWithin(world, world.ours, work);
    const hashes = world.parts.get(PasswordHashes);
    const found = () => at(() => world.parts.get(SignInAccounts).find(userName));
    const forSession = () => at(() => world.parts.get(SignInAccounts).getForSession(userId));
    expect(await found()).toMatchObject({ locked: false, mustChange: false });
    await at(() => hashes.lock(storeId, userId));
    expect([await found(), await forSession()]).toMatchObject([{ locked: true }, { locked: true }]);
    const made = { phc: 'the made hash', fence: 3, mustChange: true, unlock: true };
    await at(() => hashes.put(storeId, userId, made));
    const told = { locked: false, mustChange: true };
    expect([await found(), await forSession()]).toMatchObject([told, told]);
  });

  it('S-33 after the replacement the new hash is seen, and nobody of another tenant is', async () => {
    const look = (place: PgWorld['ours']) =>
      unitWithin(world, place, () => world.parts.get(SignInAccounts).getForSession(world.ours.userId));
    expect(await look(world.ours)).toMatchObject({ phc: 'the made hash' });
    expect(await look(world.theirs)).toBeUndefined();
  });
});
