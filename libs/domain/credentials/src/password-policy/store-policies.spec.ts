import { describe, expect, it } from '@jest/globals';
import { NotFound } from '@latchkey/kernel';
import { inMemoryWorld, unitWithin } from '@latchkey/kernel/testing';
import { InMemoryBlocklist, ScriptedBreaches } from '../testing/in-memory-blocklist.ts';
import { StoreDeclarations, StorePolicies } from './store-policies.ts';

class Declared extends StoreDeclarations {
  multiFactorSignIn(storeId: string): Promise<boolean | undefined> {
    return Promise.resolve({ alone: false, 'with a second factor': true }[storeId]);
  }
}

describe('the policy of a store', () => {
  const world = inMemoryWorld();
  const policies = new StorePolicies(
    new Declared(),
    new InMemoryBlocklist(['sunshine']),
    new ScriptedBreaches(),
  );
  const of = (storeId: string) => unitWithin(world, world.ours, () => policies.of(storeId));

  it('asks for fifteen characters where the password stands alone', async () => {
    expect((await of('alone')).describe().minLength).toBe(15);
  });

  it('asks for eight where the store declares a second factor', async () => {
    expect((await of('with a second factor')).describe().minLength).toBe(8);
    const { faults } = await (await of('with a second factor')).examine('sunshine', []);
    expect(faults.map(({ code }) => code)).toEqual(['common']);
  });

  it('does not exist without its store', async () => {
    await expect(of('unknown')).rejects.toThrow(NotFound);
  });
});
