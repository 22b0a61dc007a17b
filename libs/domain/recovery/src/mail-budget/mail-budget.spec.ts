import { describe, expect, it } from '@jest/globals';
import { hours, minutes, seconds } from '@latchkey/kernel';
import { after } from '../testing/request-stories.ts';
import { mayMail } from './mail-budget.ts';

const mailedAt = (...moments: number[]): Date[] => moments.map(after).reverse();

describe('a bucket of mails', () => {
  it('S-09 has a first mail for everybody', () => {
    expect(mayMail([], after(0))).toBe(true);
  });

  it.each([
    [seconds(59) + 999, false],
    [seconds(60), true],
  ])('S-09 has no second mail before a minute is over: after %i ms, %p', (elapsed, may) => {
    expect(mayMail(mailedAt(0), after(elapsed))).toBe(may);
  });

  it.each([
    ['an hour after the fifth', hours(5), false],
    ['just before a day after the first', hours(24) - 1, false],
    ['a day after the first', hours(24), true],
  ])('S-09 has no sixth mail %s', (_, at, may) => {
    expect(mayMail(mailedAt(0, hours(1), hours(2), hours(3), hours(4)), after(at))).toBe(may);
  });

  it('S-09 slides: five late mails of one day leave none for the beginning of the next', () => {
    const late = [23, 23.2, 23.4, 23.6, 23.8].map((hour) => hours(hour));
    expect(mayMail(mailedAt(...late), after(hours(24) + minutes(30)))).toBe(false);
  });
});
