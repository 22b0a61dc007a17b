import { describe, expect, it } from '@jest/globals';
import { inMemoryWorld } from '@latchkey/kernel/testing';
import type { StoreCheck, StoreCheckName } from '../store/store-check.ts';
import { InMemoryStoreReach, InMemoryStoreTests } from '../testing/in-memory-stores.ts';
import { StoreTestWriting } from './run-store-test.ts';

const way = ['resolve', 'connect', 'tls', 'authenticate'] as const;

/** Steps of which this one fails and those behind it are not taken. */
function checks(names: readonly StoreCheckName[], fails?: StoreCheckName, at?: string): StoreCheck[] {
  const place = fails === undefined ? names.length : names.indexOf(fails);
  return names.map((name, step) => ({
    name,
    result:
      step < place ? ('passed' as const) : step === place ? ('failed' as const) : ('not-reached' as const),
    code: step === place ? 'not-connected' : null,
    took: 1,
    ...(at === undefined ? {} : { at }),
  }));
}

async function noted(found: readonly StoreCheck[]): Promise<boolean | undefined> {
  const { database, clock } = inMemoryWorld();
  const reach = new InMemoryStoreReach();
  const tests = new InMemoryStoreTests(database, () => clock.now());
  await new StoreTestWriting(tests, reach, clock).note('store', found);
  return reach.noted.get('store');
}

describe('whether a store that was looked at answers', () => {
  it.each<[string, readonly StoreCheck[], boolean]>([
    ['it lets us in', checks(way), true],
    ['it does not know us', checks(way, 'authenticate'), false],
    ['it does not know the account', checks([...way, 'look-up'], 'look-up'), true],
    [
      'the first of two servers lets us in',
      [...checks(way, undefined, 'a'), ...checks(way, 'tls', 'b')],
      true,
    ],
    ['the second of them does', [...checks(way, 'resolve', 'a'), ...checks(way, undefined, 'b')], true],
    ['none of them does', [...checks(way, 'connect', 'a'), ...checks(way, 'authenticate', 'b')], false],
    [
      'none of them does, and nobody is looked up',
      [
        ...[...checks(way, 'connect', 'a'), ...checks(way, 'connect', 'b')],
        { name: 'look-up', result: 'not-reached', code: null, took: 0 },
      ],
      false,
    ],
  ])('EX-A4 PR-W10 %s', async (_, found, reached) => {
    expect(await noted(found)).toBe(reached);
  });
});
