import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '@latchkey/kernel';
import { WriteBehind } from './write-behind.ts';

type Item = readonly [group: string, number: number];

describe('writing behind', () => {
  /** `writes` decides what becomes of each try; once it is empty, every one succeeds. */
  function behind(writes: (() => Promise<void>)[] = [], capacity = 10) {
    const written: (readonly Item[])[] = [];
    const failures: unknown[] = [];
    const items = new WriteBehind<Item>({
      ...{ capacity, batch: 4, pause: 1 },
      groupOf: ([group]) => group,
      write: async (group) => {
        await writes.shift()?.();
        written.push(group);
      },
      onFailure: (error) => failures.push(error),
    });
    return { items, written, failures };
  }
  const away = () => Promise.reject(new Unavailable('away'));

  it('writes groups apart, in order, and by itself', async () => {
    const { promise: second, resolve } = Promise.withResolvers<true>();
    const { items, written } = behind([() => Promise.resolve(), () => Promise.resolve(resolve(true))]);
    items.add(['acme', 1]);
    items.add(['globex', 2]);
    items.add(['acme', 3]);
    await second;
    await items.close();
    expect(written).toEqual([
      [
        ['acme', 1],
        ['acme', 3],
      ],
      [['globex', 2]],
    ]);
    expect(items.dropped).toBe(0);
  });

  it('RA-14 writes all that waits when it is closed, whatever is under way', async () => {
    const { items, written } = behind();
    for (let number = 0; number < 10; number += 1) items.add(['acme', number]);
    await items.close();
    expect(written.flat().map(([, number]) => number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('keeps no more than it has room for, and counts the rest', async () => {
    const { items, written } = behind([], 3);
    for (let number = 0; number < 5; number += 1) items.add(['acme', number]);
    await items.close();
    expect([written.flat().length, items.dropped]).toEqual([3, 2]);
  });

  it('R-06 tries again after who was away, and loses nothing by it', async () => {
    const { promise: back, resolve } = Promise.withResolvers<true>();
    const { items, written, failures } = behind([away, away, () => Promise.resolve(resolve(true))]);
    items.add(['acme', 1]);
    await back;
    await items.close();
    expect([written.flat(), items.dropped, failures]).toEqual([[['acme', 1]], 0, []]);
  });

  it('does not let what cannot be written stand before the rest', async () => {
    const { items, written, failures } = behind([() => Promise.reject(new Error('no such shape'))]);
    items.add(['acme', 1]);
    items.add(['globex', 2]);
    await items.close();
    expect([written.flat(), items.dropped]).toEqual([[['globex', 2]], 1]);
    expect(failures).toHaveLength(1);
  });

  it('ends, and counts what it loses, where nobody is there to take it', async () => {
    const { items, written } = behind(Array.from({ length: 9 }, () => away));
    for (let number = 0; number < 6; number += 1) items.add(['acme', number]);
    await items.close();
    expect([written, items.dropped]).toEqual([[], 6]);
  });
});
