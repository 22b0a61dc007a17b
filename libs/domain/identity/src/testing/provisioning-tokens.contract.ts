import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotFound } from '@latchkey/kernel';
import { unitWithin, type ContractWorld, type Premises } from '@latchkey/kernel/testing';
import { ProvisioningToken } from '../provisioning-token/provisioning-token.ts';
import type { ProvisioningTokens } from '../provisioning-token/provisioning-tokens.ts';

export interface ProvisioningTokensWorld extends ContractWorld {
  readonly tokens: ProvisioningTokens;
}

/** What holds for every collection of provisioning tokens. */
export function provisioningTokensContract(name: string, make: () => Promise<ProvisioningTokensWorld>): void {
  describe(`provisioning tokens: ${name}`, () => {
    let world: ProvisioningTokensWorld;
    beforeAll(async () => {
      world = await make();
    }, 60_000);
    afterAll(() => world.close());

    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    const enter = (premises: Premises, digest: Buffer) => at(premises, () => world.tokens.enter(digest));
    const add = (premises: Premises): Promise<{ id: string; digest: Buffer }> =>
      at(premises, async () => {
        const { tenantId, environment, storeId } = premises;
        const made = { id: world.secrets.id(), digest: world.secrets.tokenDigest(world.secrets.token()) };
        const createdAt = await world.clock.now();
        const place = { tenantId, environment, storeId, label: 'Directory' };
        await world.tokens.add(ProvisioningToken.create({ ...place, ...made, createdAt }));
        return made;
      });

    it('BY-21 lets in who holds one, again and again, with the store of their people', async () => {
      const { id, digest } = await add(world.ours);
      for (let times = 0; times < 2; times += 1)
        expect(await enter(world.ours, digest)).toEqual({ tokenId: id, storeId: world.ours.storeId });
      expect(await enter(world.ours, world.secrets.tokenDigest('nobody'))).toBeUndefined();
    });

    it('BY-21 lets nobody in by one that was revoked', async () => {
      const { id, digest } = await add(world.ours);
      const other = await add(world.ours);
      await at(world.ours, async () => (await world.tokens.getForUpdate(id)).revoke(await world.clock.now()));
      expect(await enter(world.ours, digest)).toBeUndefined();
      expect(await enter(world.ours, other.digest)).toMatchObject({ tokenId: other.id });
    });

    it('S-40 a token is not visible to another tenant, nor to the other environment', async () => {
      const { id, digest } = await add(world.ours);
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await enter(premises, digest)).toBeUndefined();
        await expect(at(premises, () => world.tokens.getForUpdate(id))).rejects.toThrow(NotFound);
      }
    });
  });
}
