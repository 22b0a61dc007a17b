import { describe, expect, it } from '@jest/globals';
import { WritePlaces } from './write-places.ts';

describe('where changes were written', () => {
  it('R-17 is the last server that was sent one', () => {
    const places = new WritePlaces();
    places.note('change', 'ldaps://first');
    places.note('change', 'ldaps://second');
    expect([places.of('change'), places.of('another')]).toEqual(['ldaps://second', undefined]);
  });

  it('R-17 is forgotten for the oldest of more than a thousand', () => {
    const places = new WritePlaces();
    for (let count = 0; count < 1_000; count += 1) places.note(`change ${count}`, 'ldaps://first');
    places.note('change 0', 'ldaps://first');
    places.note('one too many', 'ldaps://first');
    expect(['change 0', 'change 1', 'change 2'].map((id) => places.of(id))).toEqual([
      'ldaps://first',
      undefined,
      'ldaps://first',
    ]);
  });
});
