import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  figure,
  fulfilled,
  inParallel,
  unitWithin,
  within,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { FailedSignIn, signInTries } from '../sign-in-attempts/sign-in-attempt.ts';
import type { SignInAttempts } from '../sign-in-attempts/sign-in-attempts.ts';

export interface SignInAttemptsWorld extends ContractWorld {
  readonly attempts: SignInAttempts;
  /** Makes the window of every brake look so many minutes old. */
  age(minutes: number): Promise<void>;
  /** What the audit trail of this tenant says was refused. */
  refused(premises: Premises): Promise<readonly { subject: string; reason: string | null }[]>;
}

/** What holds for every brake of sign-ins. */
export function signInAttemptsContract(name: string, make: () => Promise<SignInAttemptsWorld>): void {
  describe(`sign-in attempts: ${name}`, () => {
    let world: SignInAttemptsWorld;
    const count = (key: Buffer, premises = world.ours) => within(premises, () => world.attempts.count(key));
    const newKey = (): Buffer => world.secrets.keyedDigest('staff-account', world.secrets.id());
    const counted = async (key: Buffer, times: number): Promise<number> => {
      let free = 0;
      for (let n = 0; n < times; n += 1) free += (await count(key)) ? 1 : 0;
      return free;
    };
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('S-23 of a hundred tries at once exactly five may be compared, three rounds', async () => {
      const rounds: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        const key = newKey();
        const results = fulfilled(await inParallel(100, () => count(key)));
        expect(results).toHaveLength(100);
        rounds.push(results.filter(Boolean).length);
      }
      figure(`${name}: sign-ins compared of 100 parallel wrong ones, three rounds: ${rounds.join(', ')}`);
      expect(rounds).toEqual([signInTries, signInTries, signInTries]);
    });

    it('S-23 other tries than those of passwords have a number of their own, exact too', async () => {
      const key = newKey();
      const results = fulfilled(
        await inParallel(100, () => within(world.ours, () => world.attempts.count(key, 40))),
      );
      expect(results.filter(Boolean)).toHaveLength(40);
    });

    it('counts though the transaction around it rolls back', async () => {
      const key = newKey();
      for (let n = 0; n < signInTries; n += 1) {
        const failing = unitWithin(world, world.ours, async () => {
          await world.attempts.count(key);
          throw new Error('later');
        });
        await expect(failing).rejects.toThrow('later');
      }
      expect(await count(key)).toBe(false);
    });

    it('the window is 15 minutes from its first try, and tries beyond the brake do not lengthen it', async () => {
      const key = newKey();
      expect(await counted(key, 20)).toBe(signInTries);
      await world.age(14.9);
      expect(await count(key)).toBe(false);
      await world.age(15.1);
      expect(await counted(key, 20)).toBe(signInTries);
    });

    it('a right password gives all tries back', async () => {
      const key = newKey();
      expect(await counted(key, 4)).toBe(4);
      await unitWithin(world, world.ours, () => world.attempts.forgive(key));
      expect(await counted(key, 20)).toBe(signInTries);
    });

    it('S-40 a brake belongs to its tenant', async () => {
      const key = newKey();
      await counted(key, 20);
      expect(await count(key, world.theirs)).toBe(true);
      await unitWithin(world, world.theirs, () => world.attempts.forgive(key));
      expect(await count(key)).toBe(false);
    });

    it('I9 a failure is in the audit trail, the same for somebody and for nobody', async () => {
      const id = world.secrets.id();
      await unitWithin(world, world.ours, () => world.attempts.remember(new FailedSignIn(id, 'wrong')));
      await unitWithin(world, world.ours, () => world.attempts.remember(new FailedSignIn(undefined, 'none')));
      expect(await world.refused(world.ours)).toEqual([
        { subject: id, reason: 'wrong' },
        { subject: 'unknown', reason: 'none' },
      ]);
      expect(await world.refused(world.theirs)).toEqual([]);
    });
  });
}
