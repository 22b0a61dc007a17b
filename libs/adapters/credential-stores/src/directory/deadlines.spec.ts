import { describe, expect, it } from '@jest/globals';
import { inTime, TookTooLong } from './deadlines.ts';

describe('a deadline', () => {
  it('hands on what came in time, and ends nothing', async () => {
    let ended = 0;
    expect(await inTime(Promise.resolve('answer'), 1_000, () => (ended += 1))).toBe('answer');
    await expect(inTime(Promise.reject(new Error('no')), 1_000, () => (ended += 1))).rejects.toThrow('no');
    expect(ended).toBe(0);
  });

  it.each([20, 0, -5])('of %d ms ends what takes longer', async (milliseconds) => {
    let ended = 0;
    const work = inTime(new Promise(() => undefined), milliseconds, () => (ended += 1));
    await expect(work).rejects.toThrow(TookTooLong);
    expect(ended).toBe(1);
  });
});
