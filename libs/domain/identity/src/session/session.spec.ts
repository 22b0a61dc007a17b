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
