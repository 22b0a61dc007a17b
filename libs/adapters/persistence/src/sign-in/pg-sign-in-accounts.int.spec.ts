import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PasswordHashes, plainReset } from '@latchkey/credentials';
import { fulfilled, inParallel, unitWithin } from '@latchkey/kernel/testing';
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
    const found = () => at(() => world.parts.get(SignInAccounts).find(userName, world.ours.applicationId));
    const forSession = () => at(() => world.parts.get(SignInAccounts).getForSession(userId));
    expect((await found()).account).toMatchObject({ locked: false, mustChange: false });
    await at(() => hashes.lock(storeId, userId));
    expect([(await found()).account, await forSession()]).toMatchObject([{ locked: true }, { locked: true }]);
    const made = { phc: 'the made hash', fence: 3, mustChange: true, unlock: true };
    await at(() => hashes.put(storeId, userId, made));
    const told = { locked: false, mustChange: true };
    expect([(await found()).account, await forSession()]).toMatchObject([told, told]);
  });

  it('S-33 after the replacement the new hash is seen, and nobody of another tenant is', async () => {
    const look = (place: PgWorld['ours']) =>
      unitWithin(world, place, () => world.parts.get(SignInAccounts).getForSession(world.ours.userId));
    expect(await look(world.ours)).toMatchObject({ phc: 'the made hash' });
    expect(await look(world.theirs)).toBeUndefined();
  });

  describe('whose passwords another system has hashed', () => {
    const at = <T>(work: () => Promise<T>, place: PgWorld['ours'] = world.ours) =>
      unitWithin(world, place, work);
    const accounts = () => world.parts.get(SignInAccounts);
    const bring = () =>
      world.admin.query(
        `update tenant.password_hash set phc = 'foreign', foreign_kind = 'a kind', fence = 0 where user_id = $1`,
        [world.ours.userId],
      );
    const renew = (own: string, place = world.ours) =>
      at(async () => {
        await accounts().replaceForeignHash(world.ours.userId, 'foreign', own);
        return accounts().getForSession(world.ours.userId);
      }, place);

    it('S-06 the kinds that wait are told with whoever is looked for, to their own tenant and environment', async () => {
      await bring();
      for (const name of [world.ours.userName, 'nobody'])
        expect(await at(() => accounts().find(name, world.ours.applicationId))).toMatchObject({
          foreignKinds: ['a kind'],
        });
      expect(await at(() => accounts().find('nobody', world.ours.applicationId))).toMatchObject({
        account: undefined,
      });
      for (const place of [world.theirs, world.oursInTest])
        expect(await at(() => accounts().find('nobody', place.applicationId), place)).toMatchObject({
          foreignKinds: [],
        });
    });

    it('S-24 of a hundred who sign in at once, one brings our hash, and none is in the way of another', async () => {
      let writer = 0;
      const seen = fulfilled(await inParallel(100, () => renew(`own ${(writer += 1)}`)));
      expect(seen).toHaveLength(100);
      expect(new Set(seen.map((account) => account?.phc)).size).toBe(1);
      expect(seen[0]).toMatchObject({ phc: expect.stringMatching(/^own /), fence: 0, foreignKind: null });
      expect(await at(() => accounts().find('nobody', world.ours.applicationId))).toMatchObject({
        foreignKinds: [],
      });
    });

    it('S-33 a reset at the same moment wins, and another tenant replaces nothing', async () => {
      await bring();
      expect(await renew('theirs', world.theirs)).toBeUndefined();
      expect(await at(() => accounts().get(world.ours.userId))).toMatchObject({ phc: 'foreign' });
      await put('of the reset', 1);
      expect(await renew('late')).toMatchObject({ phc: 'of the reset', fence: 1, foreignKind: null });
    });
  });
});
