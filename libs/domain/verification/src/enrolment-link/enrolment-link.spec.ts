import { describe, expect, it } from '@jest/globals';
import { hours, later, minutes, seconds } from '@latchkey/kernel';
import {
  EnrolmentLink,
  enrolmentLinkHours,
  enrolmentLinkPause,
  enrolmentSessionLifetime,
} from './enrolment-link.ts';
import { EnrolmentLinkRejected } from './errors.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const session = Buffer.from('session');
const issued = (lifetime: number = enrolmentLinkHours.default): EnrolmentLink =>
  EnrolmentLink.issue({
    ...{ tenantId: 'tenant', environment: 'live', id: 'link', userId: 'ada', applicationId: 'application' },
    ...{ digest: Buffer.from('digest'), destinationDigest: Buffer.from('address'), lifetime, now: noon },
  });
const names = (link: EnrolmentLink) => link.pullEvents().map(({ name }) => name);

describe('an enrolment link', () => {
  it.each([
    ['a second before its end', hours(24) - seconds(1), true],
    ['at its end', hours(24), false],
    ['a second after it', hours(24) + seconds(1), false],
  ])('S-21 works until its end and not longer: %s', (_, elapsed, works) => {
    const redeem = () => issued().redeem(session, later(noon, elapsed));
    if (works) expect(redeem()).toEqual(later(noon, elapsed + minutes(30)));
    else expect(redeem).toThrow(EnrolmentLinkRejected);
  });

  it('S-21 lasts as many hours as it was given', () => {
    expect(issued(enrolmentLinkHours.most).expiresAt).toEqual(later(noon, hours(72)));
  });

  it('S-24 works once', () => {
    const link = issued();
    link.redeem(session, noon);
    expect(() => link.redeem(Buffer.from('another'), noon)).toThrow(EnrolmentLinkRejected);
    expect(link.sessionDigest).toBe(session);
    expect(names(link)).toEqual([
      'verification.enrolment-link.issued',
      'verification.enrolment-link.redeemed',
    ]);
  });

  it('that is void opens nothing, and what it has opened is closed', () => {
    const [unused, used] = [issued(), issued()];
    unused.void(noon);
    expect(() => unused.redeem(session, noon)).toThrow(EnrolmentLinkRejected);
    used.redeem(session, noon);
    used.void(later(noon, 1));
    used.void(later(noon, 2));
    expect(used).toMatchObject({ sessionDigest: null, sessionUntil: null, voidedAt: later(noon, 1) });
    expect(names(used).filter((name) => name.endsWith('voided'))).toHaveLength(1);
  });

  it('opens a session that is over before the person can be mailed the next one', () => {
    expect(enrolmentSessionLifetime).toBeLessThan(enrolmentLinkPause);
  });
});
