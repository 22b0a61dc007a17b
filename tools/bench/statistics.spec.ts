import { describe, expect, it } from '@jest/globals';
import { areaUnderCurve, median, quantile, shuffled } from './statistics.ts';

describe('statistics', () => {
  it('takes the middle and the tail of what was measured', () => {
    const sorted = Array.from({ length: 100 }, (_, at) => at + 1);
    expect(quantile(sorted, 0.5)).toBe(50);
    expect(quantile(sorted, 0.99)).toBe(99);
    expect(quantile([7], 0.99)).toBe(7);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('tells how surely one series is the slower one', () => {
    expect(areaUnderCurve([5, 6, 7], [1, 2, 3])).toBe(1);
    expect(areaUnderCurve([1, 2, 3], [5, 6, 7])).toBe(0);
    expect(areaUnderCurve([1, 2, 3], [1, 2, 3])).toBe(0.5);
    expect(areaUnderCurve([2, 2], [2, 1])).toBe(0.75);
  });

  it('loses nothing in a shuffle', () => {
    const items = Array.from({ length: 200 }, (_, at) => at);
    const mixed = shuffled(items);
    expect([...mixed].sort((a, b) => a - b)).toEqual(items);
    expect(mixed).not.toEqual(items);
  });
});
