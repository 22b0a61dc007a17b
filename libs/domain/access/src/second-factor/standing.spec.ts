import { describe, expect, it } from '@jest/globals';
import { standingOf } from './standing.ts';

describe('standing of a session', () => {
  it.each([
    [false, false, false, 'whole'],
    [false, true, false, 'enrolment-due'],
    [true, false, false, 'factor-due'],
    [true, true, false, 'factor-due'],
    [false, false, true, 'whole'],
    [false, true, true, 'whole'],
    [true, false, true, 'whole'],
    [true, true, true, 'whole'],
  ])('S-37 enrolled %s, required %s, shown %s: %s', (enrolled, required, shown, standing) => {
    expect(standingOf({ enrolled, required }, shown)).toBe(standing);
  });
});
