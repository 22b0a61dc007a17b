import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inParallel, unitWithin, type ContractWorld, type Premises } from '@latchkey/kernel/testing';
import type { AskedPlace, AskedProofs } from '../enrolment/asked-proofs.ts';

export interface AskedProofsWorld extends ContractWorld {
  readonly askedProofs: AskedProofs;
  /** A recovery that is under way. */
  addRequest(premises: Premises): Promise<string>;
}

/** What holds for every place where methods keep what they have asked. */
export function askedProofsContract(name: string, make: () => Promise<AskedProofsWorld>): void {
  describe(`asked proofs: ${name}`, () => {
    let world: AskedProofsWorld;
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
      unitWithin(world, premises, work);
    const place = async (): Promise<AskedPlace> => ({
      requestId: await world.addRequest(world.ours),
      verificationId: world.ours.verificationId,
    });
    const keep = (where: AskedPlace, text: string) =>
      at(() => world.askedProofs.keep(where, Buffer.from(text)));
    const find = async (where: AskedPlace, premises?: Premises) => {
      const found = await at(() => world.askedProofs.find(where), premises);
      return found && Buffer.from(found).toString();
    };

    it('keeps what was asked last, until it is spent', async () => {
      const where = await place();
      expect(await find(where)).toBeUndefined();
      for (const asked of ['first', 'second']) await keep(where, asked);
      expect(await find(where)).toBe('second');
      for (let n = 0; n < 2; n += 1) await at(() => world.askedProofs.spend(where));
      expect(await find(where)).toBeUndefined();
    });

    it('S-28 what was asked in one recovery is not asked in another, nor elsewhere', async () => {
      const [where, other] = [await place(), await place()];
      await keep(where, 'here');
      expect(await find(other)).toBeUndefined();
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await find(where, premises)).toBeUndefined();
        await at(() => world.askedProofs.spend(where), premises);
      }
      expect(await find(where)).toBe('here');
    });

    it('of a hundred who ask at once one question stays', async () => {
      const where = await place();
      let number = 0;
      await inParallel(100, () => keep(where, `asked ${(number += 1)}`));
      expect(await find(where)).toMatch(/^asked \d+$/);
    });
  });
}
