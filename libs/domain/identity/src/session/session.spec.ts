import { describe, expect, it } from '@jest/globals';
import { hours, later, seconds } from '@latchkey/kernel';
import { Session } from './session.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const begun = (): Session =>
  Session.start({
    tenantId: 'tenant',
    environment: 'live',
    id: 'session',
    userId: 'ada',
    applicationId: 'application',
    digest: Buffer.from('digest'),
    userAgent: `Browser/1 ${'x'.repeat(300)}`,
    now: noon,
  });

describe('a session', () => {
  it.each([
    [0, true],
    [hours(8) - seconds(5), true],
    [hours(8), false],
    [hours(8) + seconds(1), false],
  ])('after %i ms is alive: %p', (elapsed, alive) => {
    expect(begun().isAlive(later(noon, elapsed))).toBe(alive);
  });

  it('remembers when it was used, to the minute, and by what, shortened', () => {
    const session = begun();
    session.use(later(noon, seconds(59)));
    expect(session.lastUsedAt).toEqual(noon);
    session.use(later(noon, seconds(60)));
    expect(session.lastUsedAt).toEqual(later(noon, seconds(60)));
    expect(session.userAgent).toHaveLength(200);
  });

  it('S-33 ends when it is revoked, once', () => {
    const session = begun();
    session.revoke(later(noon, seconds(1)));
    session.revoke(later(noon, seconds(2)));
    expect(session.isAlive(later(noon, seconds(1)))).toBe(false);
    expect(session.revokedAt).toEqual(later(noon, seconds(1)));
    expect(session.pullEvents().map(({ name }) => name)).toEqual([
      'identity.session.started',
      'identity.session.ended',
    ]);
  });
});
