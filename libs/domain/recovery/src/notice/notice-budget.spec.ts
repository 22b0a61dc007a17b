import { describe, expect, it } from '@jest/globals';
import { later, minutes } from '@latchkey/kernel';
import { noticesPerWindow, withNotice, type Told } from './notice-budget.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const notice = (n: number) => ({ eventId: `event-${n}`, processId: `process-${n}` });
const told = (n: number, at = noon): Told => ({ ...notice(n), at: at.toISOString() });
const full = Array.from({ length: noticesPerWindow }, (_, n) => told(n));

describe('what administrators are told of', () => {
  it.each<[string, readonly Told[], number, number | undefined]>([
    ['PR-B07 the first tells the administrators', [], 0, 1],
    ['PR-B08 another process tells the administrators too', [told(1)], 2, 2],
    ['PR-B09 the same process tells the administrators nothing new within the hour', [told(1)], 1, undefined],
    ['PR-B10 an hour that has had its mails tells the administrators no more', full, 99, undefined],
    ['PR-B10 what is older than an hour is forgotten', [told(1, later(noon, -minutes(60)))], 1, 1],
  ])('%s', (_, earlier, n, length) => {
    expect(withNotice(earlier, notice(n), noon)?.length).toBe(length);
  });

  it('PR-B07 a repeated event tells the administrators nothing, whatever its process', () => {
    expect(withNotice([told(1)], { eventId: 'event-1', processId: 'other' }, noon)).toBeUndefined();
  });
});
