import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import fc from 'fast-check';
import { hostilePhoneNumbers } from '../testing/hostile-phone-numbers.ts';
import { isPhoneNumber, maskedPhoneNumber, PhoneNumber, type PhoneNumberFault } from './phone-number.ts';

const read = (typed: string, country?: string) => {
  const number = PhoneNumber.read(typed, country);
  return typeof number === 'string' ? number : `${number.e164} ${number.country} ${number.kind}`;
};
const adas = '+4915112345678 DE mobile';

describe('a phone number', () => {
  it('is none of the texts that somebody could read as something else, or be paid for (S-10)', () => {
    const accepted = hostilePhoneNumbers.filter((text) => typeof PhoneNumber.read(text, 'DE') === 'object');
    figure(`${accepted.length} of ${hostilePhoneNumbers.length} hostile texts are taken for a number`);
    expect(hostilePhoneNumbers.length).toBeGreaterThanOrEqual(80);
    expect(accepted).toEqual([]);
    expect(hostilePhoneNumbers.filter(isPhoneNumber)).toEqual([]);
  });

  it.each([
    ['+4915112345678'],
    [' +49 151 123 456 78 '],
    ['+49 (0)151 12345678'],
    ['(+49) 151/12345678'],
    ['+49-151-1234-5678'],
    ['+49.151.12345678'],
    ['+49\u00a0151\u202f12345678'],
    ['+49\u2011151\u201312345678'],
    ['\uff0b\uff14\uff19 \uff11\uff15\uff11 \uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18'],
    ['+\u0664\u0669\u0661\u0665\u0661\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668'],
    ['+\u06f4\u06f9\u06f1\u06f5\u06f1\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8'],
  ])('S-03 has many spellings and is stored in one: %s', (typed) => {
    expect(read(typed)).toBe(adas);
  });

  it.each([
    ['0151 12345678', 'DE', adas],
    ['0151/12345678', 'DE', adas],
    ['0049 151 12345678', 'DE', adas],
    ['011 49 151 12345678', 'US', adas],
    [
      '\u0660\u0661\u0665\u0661\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668',
      'DE',
      '+4915112345678 DE mobile',
    ],
    ['\u0660\u0661\u0660\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667', 'EG', '+201001234567 EG mobile'],
    ['(415) 555-2671', 'US', '+14155552671 US fixed-line-or-mobile'],
    ['030/1234567', 'DE', '+49301234567 DE fixed-line'],
    ['06 12 34 56 78', 'FR', '+33612345678 FR mobile'],
    ['312 345 6789', 'IT', '+393123456789 IT mobile'],
    ['07400 123456', 'GB', '+447400123456 GB mobile'],
    ['056 1234 5678', 'GB', '+445612345678 GB voip'],
  ])('may be typed as people of its country do: %s in %s', (typed, country, expected) => {
    expect(read(typed, country)).toBe(expected);
  });

  it.each([
    ['+14155552671', 'US'],
    ['+18765551234', 'JM'],
    ['+12423591234', 'BS'],
    ['+18095551234', 'DO'],
    ['+16135550123', 'CA'],
    ['+447400123456', 'GB'],
    ['+447797700123', 'JE'],
    ['+447911123456', 'GG'],
    ['+77011234567', 'KZ'],
    ['+79161234567', 'RU'],
    ['+390669812345', 'VA'],
    ['+358401234567', 'FI'],
  ])('knows the country among those that share a code: %s is of %s (S-10)', (typed, country) => {
    expect(PhoneNumber.read(typed)).toMatchObject({ e164: typed, country });
  });

  it.each<[string, string | undefined, PhoneNumberFault]>([
    ['', undefined, 'not-a-number'],
    ['+', undefined, 'not-a-number'],
    ['0151 12345678', undefined, 'country-missing'],
    ['0151 12345678', 'XX', 'country-unknown'],
    ['0151 12345678', 'de', 'country-unknown'],
    ['0151 12345678', '__proto__', 'country-unknown'],
    ['+9991234567', undefined, 'country-unknown'],
    ['+49', undefined, 'too-short'],
    ['+4915112345678901234', undefined, 'too-long'],
    ['1'.repeat(65), 'DE', 'too-long'],
    ['+4915112345678 ext. 5', undefined, 'extension'],
    ['+4915112345678x5', undefined, 'extension'],
    ['+4915112345678#5', undefined, 'extension'],
    ['+1-800-FLOWERS', undefined, 'letters'],
    ['\u0434+4915112345678', undefined, 'letters'],
    ['+4915112345678, +4915112345679', undefined, 'several-numbers'],
    ['+4915112345678 +4915112345679', undefined, 'several-numbers'],
    ['+493012345678/79', undefined, 'several-numbers'],
    ['+4915112\u200b345678', undefined, 'not-a-number'],
    ['+15551234567', undefined, 'not-assigned'],
    ['+881612345678', undefined, 'no-country'],
    ['+449012345678', undefined, 'premium-rate'],
    ['+499001234567', undefined, 'premium-rate'],
    ['+979123456789', undefined, 'premium-rate'],
    ['+4918012345678', undefined, 'shared-cost'],
    ['+80012345678', undefined, 'toll-free'],
    ['+18002345678', undefined, 'toll-free'],
    ['+447640123456', undefined, 'pager'],
    ['+447012345678', undefined, 'personal'],
    ['+445512345678', undefined, 'company'],
  ])('%j (of %s) is refused as %s (S-10)', (typed, country, fault) => {
    expect(PhoneNumber.read(typed, country)).toBe(fault);
  });

  it('S-03 reads the same once it is read, whatever was typed', () => {
    const character = fc.oneof(
      fc.constantFrom(...'+0123456789 ()-./,;x#'),
      fc.constantFrom('\u0661', '\uff11', '\u06f1', '\u200b', '\u202e', '\u{1d7cf}', '\u00b2'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    const text = fc.array(character, { maxLength: 30 }).map((all) => all.join(''));
    const beginning = fc.constantFrom('', '+49151', '+1415', '+447400', '0151');
    fc.assert(
      fc.property(beginning, text, fc.constantFrom(undefined, 'DE', 'US', 'EG'), (start, rest, country) => {
        const number = PhoneNumber.read(start + rest, country);
        if (typeof number === 'string') return;
        expect(number.e164).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(PhoneNumber.read(number.e164)).toEqual(number);
        expect(isPhoneNumber(number.e164)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('may be sent to in its stored form alone (S-10)', () => {
    expect(isPhoneNumber('+4915112345678')).toBe(true);
    const others = ['4915112345678', '+49 15112345678', '+49015112345678', ' +4915112345678', '015112345678'];
    expect(others.filter(isPhoneNumber)).toEqual([]);
  });

  it('S-08 is shown by its last two digits and nothing else', () => {
    const [one, other] = [PhoneNumber.read('+4915112345678'), PhoneNumber.read('+37253123478')];
    expect(typeof one === 'object' && one.masked).toBe('••••••••78');
    expect(typeof other === 'object' && other.masked).toBe('••••••••78');
    expect(maskedPhoneNumber('')).toBe('••••••••');
    expect(maskedPhoneNumber('+49151x')).toBe('••••••••');
  });
});
