import { describe, expect, it } from '@jest/globals';
import { later, minutes } from '@latchkey/kernel';
import { figure, RandomSecrets } from '@latchkey/kernel/testing';
import { EmailMethod, type EmailChallengeRequest } from './method.ts';
import { emailParameters } from './parameters.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const secrets = new RandomSecrets();
const email = new EmailMethod(secrets);

const wanted = (changes: Partial<EmailChallengeRequest> = {}): EmailChallengeRequest => ({
  tenantId: 'tenant',
  environment: 'live',
  requestId: 'request',
  verification: { id: 'mail', parameters: emailParameters.parse({}) },
  destination: 'ada@example.com',
  now: noon,
  ...changes,
});
const stored = (challenge: { id: string; codeDigest: Buffer; destinationDigest: Buffer }) => ({
  challengeId: challenge.id,
  codeDigest: challenge.codeDigest,
  destinationDigest: challenge.destinationDigest,
});
const place = { tenantId: 'tenant', environment: 'live', requestId: 'request' } as const;

describe('proof by mail', () => {
  it('S-20 is a code of six digits and a link of 256 bits', () => {
    const { code, linkToken, challenge } = email.challenge(wanted());
    expect(code).toMatch(/^\d{6}$/);
    expect(linkToken).toMatch(/^[\w-]{43}$/);
    expect(challenge.linkDigest).toEqual(secrets.tokenDigest(linkToken));
  });

  it('S-21 lives five minutes as a code and half an hour as a link', () => {
    const { challenge } = email.challenge(wanted());
    expect(challenge.codeUntil).toEqual(later(noon, minutes(5)));
    expect(challenge.linkUntil).toEqual(later(noon, minutes(30)));
  });

  it('is as long and lives as long as the tenant has set', () => {
    const set = { codeLength: 10, codeLifetimeSeconds: 600, linkLifetimeSeconds: 86_400 };
    const parameters = emailParameters.parse(set);
    const { code, challenge } = email.challenge(wanted({ verification: { id: 'mail', parameters } }));
    expect(code).toMatch(/^\d{10}$/);
    expect(challenge.codeUntil).toEqual(later(noon, minutes(10)));
    expect(challenge.linkUntil).toEqual(later(noon, minutes(24 * 60)));
  });

  it('keeps neither code nor link nor address, only their digests', () => {
    const { code, linkToken, challenge } = email.challenge(wanted());
    const kept = JSON.stringify(challenge, (_, value: unknown) => value);
    for (const secret of [code, linkToken, 'ada@example.com']) {
      expect(Object.values(challenge).map(String).join(' ')).not.toContain(secret);
      expect(kept).not.toContain(secret);
    }
  });

  it('matches the right code, and no other', () => {
    const { code, challenge } = email.challenge(wanted());
    expect(email.matches({ ...place, code }, stored(challenge))).toBe(true);
    const other = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    for (const wrong of [other, code.slice(0, 5), `${code}0`, '', ` ${code}`]) {
      expect(email.matches({ ...place, code: wrong }, stored(challenge))).toBe(false);
    }
  });
});

describe('S-28 a code', () => {
  const mine = email.challenge(wanted());
  const other = email.challenge(wanted({ destination: 'eve@example.com' }));
  const again = email.challenge(wanted());

  const uses: [string, () => boolean][] = [
    ['tenant', () => email.matches({ ...place, tenantId: 'other', code: mine.code }, stored(mine.challenge))],
    [
      'environment',
      () => email.matches({ ...place, environment: 'test', code: mine.code }, stored(mine.challenge)),
    ],
    [
      'request',
      () => email.matches({ ...place, requestId: 'other', code: mine.code }, stored(mine.challenge)),
    ],
    [
      'challenge',
      () => email.matches({ ...place, code: mine.code }, { ...stored(mine.challenge), challengeId: 'x' }),
    ],
    [
      'destination',
      () => {
        const { destinationDigest } = other.challenge;
        return email.matches({ ...place, code: mine.code }, { ...stored(mine.challenge), destinationDigest });
      },
    ],
    [
      'mail before it',
      () => mine.code !== again.code && email.matches({ ...place, code: mine.code }, stored(again.challenge)),
    ],
    [
      'method',
      () => {
        const { destinationDigest, id } = mine.challenge;
        const binding = { ...place, step: 'verify', method: 'sms', challengeId: id };
        const destination = destinationDigest.toString('hex');
        const codeDigest = secrets.codeDigest({ ...binding, destination }, mine.code);
        return email.matches({ ...place, code: mine.code }, { ...stored(mine.challenge), codeDigest });
      },
    ],
    [
      'step',
      () => {
        const { destinationDigest, id } = mine.challenge;
        const binding = { ...place, step: 'enrol', method: 'email', challengeId: id };
        const destination = destinationDigest.toString('hex');
        const codeDigest = secrets.codeDigest({ ...binding, destination }, mine.code);
        return email.matches({ ...place, code: mine.code }, { ...stored(mine.challenge), codeDigest });
      },
    ],
  ];

  it.each(uses)('S-28 proves nothing for another %s', (_, use) => {
    expect(use()).toBe(false);
  });

  it('S-28 crosses no dimension', () => {
    const crossed = uses.filter(([, use]) => use()).length;
    figure(`${crossed} cross-uses of a code over ${uses.length} dimensions`);
    expect(crossed).toBe(0);
    expect(email.matches({ ...place, code: mine.code }, stored(mine.challenge))).toBe(true);
  });

  it('S-28 of another key is another code: a dump tells nothing of it', () => {
    const elsewhere = new EmailMethod(new RandomSecrets());
    expect(elsewhere.matches({ ...place, code: mine.code }, stored(mine.challenge))).toBe(false);
    expect(elsewhere.destinationDigest('ada@example.com')).not.toEqual(mine.challenge.destinationDigest);
  });
});
