import { describe, expect, it } from '@jest/globals';
import { later, minutes } from '@latchkey/kernel';
import { reminderDays } from './reminder-days.ts';
import { ReminderWave } from './reminder-wave.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const made = { tenantId: 'tenant', environment: 'live', id: 'wave', now: noon } as const;
const news = (wave: ReminderWave) => wave.pullEvents().map(({ name }) => name.split('.')[2]);

describe('a wave of reminders', () => {
  it('waits for the look that its demand has asked for, then goes on batch by batch until nobody is left', () => {
    const wave = ReminderWave.demand(made);
    expect([wave.state, news(wave)]).toEqual(['waiting', ['demanded']]);
    wave.proceed(noon);
    expect([wave.state, news(wave)]).toEqual(['running', ['started', 'batch-wanted']]);
    wave.advance(100, true, later(noon, 1));
    expect([wave.state, news(wave)]).toEqual(['running', ['batch-wanted']]);
    wave.advance(20, false, later(noon, 2));
    expect([wave.state, wave.reminded]).toEqual(['ended', 120]);
    const [ended] = wave.pullEvents();
    expect(ended?.facts()).toEqual({ waveId: 'wave', reminded: 120 });
  });

  it.each([
    ['while it is under way', minutes(30) - 1, []],
    ['after its job was lost', minutes(30), ['batch-wanted']],
  ])('is told to go on %s', (_, since, told) => {
    const wave = ReminderWave.scheduled(made);
    wave.proceed(noon);
    news(wave);
    wave.proceed(later(noon, since));
    expect(news(wave)).toEqual(told);
  });

  it('that has ended stays so', () => {
    const wave = ReminderWave.scheduled(made);
    wave.proceed(noon);
    wave.advance(0, false, noon);
    news(wave);
    wave.proceed(later(noon, minutes(90)));
    expect([wave.state, news(wave)]).toEqual(['ended', []]);
  });

  it('S-09 reminds nobody more often than once in seven days, whatever a process says', () => {
    const days = Object.values(reminderDays).filter((each) => each !== null);
    expect(Math.min(...days)).toBe(7);
    expect(reminderDays.off).toBeNull();
  });
});
