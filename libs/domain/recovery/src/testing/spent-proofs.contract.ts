import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { later, minutes } from '@latchkey/kernel';
import { figure, fulfilled, inParallel, unitWithin, type ContractWorld } from '@latchkey/kernel/testing';
import type { SpentProofs } from '../proof-of-work/spent-proofs.ts';

export interface SpentProofsWorld extends ContractWorld {
  readonly spent: SpentProofs;
}

/** What holds for every keeper of spent proofs. */
export function spentProofsContract(name: string, make: () => Promise<SpentProofsWorld>): void {
  describe(`spent proofs: ${name}`, () => {
    let world: SpentProofsWorld;
    const some = () => world.secrets.keyedDigest('spent-proof', world.secrets.id());
    const spend = (digest: Buffer, claimant = some(), premises = world.ours) =>
      unitWithin(world, premises, async () =>
        world.spent.spend(digest, claimant, later(await world.clock.now(), minutes(5))),
      );

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('BY-18 a proof is spent once, and its own request may send it again', async () => {
      const [digest, claimant] = [some(), some()];
      expect(await spend(digest, claimant)).toBe('first');
      expect(await spend(digest)).toBe('spent');
      expect(await spend(digest, claimant)).toBe('again');
    });

    it('BY-18 S-23 of a hundred at once one is the first, three rounds', async () => {
      const rounds: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        const digest = some();
        const spendings = fulfilled(await inParallel(100, () => spend(digest)));
        expect(spendings).toHaveLength(100);
        rounds.push(spendings.filter((each) => each === 'first').length);
      }
      figure(`${name}: first of 100 parallel spendings of one proof, three rounds: ${rounds.join(', ')}`);
      expect(rounds).toEqual([1, 1, 1]);
    });

    it('S-40 what one tenant has spent is nothing to another, nor to the other environment', async () => {
      const digest = some();
      for (const premises of [world.ours, world.theirs, world.oursInTest])
        expect(await spend(digest, some(), premises)).toBe('first');
    });
  });
}
