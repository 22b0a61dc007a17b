import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { PhoneNumber } from './phone-number.ts';
import { destinationRefusal, smsDestinations, type DestinationRefusal } from './sms-destinations.ts';

const refusal = (e164: string, rule: object): DestinationRefusal | undefined => {
  const number = PhoneNumber.read(e164);
  if (typeof number === 'string') throw new Error(`${e164} is no number: ${number}`);
  return destinationRefusal(number, smsDestinations.parse(rule));
};
const numbers = [
  ...['+4915112345678', '+14155552671', '+18765551234', '+447400123456', '+447797700123', '+33612345678'],
  ...['+77011234567', '+79161234567', '+393123456789', '+8613123456789', '+201001234567', '+37253123456'],
];

describe('where a tenant lets messages go', () => {
  it('is nowhere, unless it says where (S-10)', () => {
    const sent = numbers.filter((each) => refusal(each, {}) === undefined);
    figure(`${sent.length} of ${numbers.length} numbers are sent to by an empty rule`);
    expect(numbers.map((each) => refusal(each, {}))).toEqual(numbers.map(() => 'country-not-open'));
  });

  it.each<[string, object, DestinationRefusal | undefined]>([
    ['+4915112345678', { countries: ['DE'] }, undefined],
    ['+4915112345678', { countries: ['FR', 'DE'] }, undefined],
    ['+33612345678', { countries: ['DE'] }, 'country-not-open'],
    // One code, several countries: the classic of toll fraud
    ['+14155552671', { countries: ['US'] }, undefined],
    ['+18765551234', { countries: ['US'] }, 'country-not-open'],
    ['+447797700123', { countries: ['GB'] }, 'country-not-open'],
    ['+77011234567', { countries: ['RU'] }, 'country-not-open'],
    // Prefixes
    ['+4915112345678', { prefixes: ['+49151'] }, undefined],
    ['+4915112345678', { prefixes: ['+49152'] }, 'country-not-open'],
    ['+4915112345678', { countries: ['DE'], deniedPrefixes: ['+491511'] }, 'prefix-denied'],
    ['+4915112345678', { countries: ['DE'], deniedPrefixes: ['+4915112345678'] }, 'prefix-denied'],
    ['+4915112345678', { countries: ['DE'], deniedPrefixes: ['+4915112345679'] }, undefined],
    ['+18765551234', { countries: ['US'], prefixes: ['+1876555'] }, undefined],
    // What is denied is denied
    ['+4915112345678', { countries: ['DE'], deniedCountries: ['DE'] }, 'country-denied'],
    ['+4915112345678', { prefixes: ['+49151'], deniedCountries: ['DE'] }, 'country-denied'],
    ['+4915112345678', { prefixes: ['+49151'], deniedPrefixes: ['+49'] }, 'prefix-denied'],
    // Kinds
    ['+49301234567', { countries: ['DE'] }, 'kind-not-open'],
    ['+49301234567', { countries: ['DE'], kinds: ['mobile', 'fixed-line'] }, undefined],
    ['+445612345678', { countries: ['GB'] }, 'kind-not-open'],
    ['+14155552671', { countries: ['US'], kinds: ['mobile'] }, 'kind-not-open'],
    ['+4915112345678', { countries: ['DE'], kinds: [] }, 'kind-not-open'],
  ])('%s with %j: %s (S-10)', (e164, rule, expected) => {
    expect(refusal(e164, rule)).toBe(expected);
  });

  it.each([
    { deniedPrefixes: ['49'] },
    { deniedPrefixes: ['0049'] },
    { deniedPrefixes: ['+49 151'] },
    { deniedPrefixes: ['+'] },
    { deniedPrefixes: ['+0'] },
    { prefixes: [''] },
    { deniedCountries: ['de'] },
    { deniedCountries: ['Germany'] },
    { countries: ['*'] },
    { countries: ['UK'] },
    { kinds: ['pager'] },
    { allow: ['DE'] },
  ])('is not said by what could never match: %j (S-10)', (rule) => {
    expect(smsDestinations.safeParse(rule).success).toBe(false);
  });

  it('says what to write instead', () => {
    const told = smsDestinations.safeParse({ countries: ['Germany'], deniedPrefixes: ['49'] });
    expect(told.error?.issues.map(({ message }) => message)).toEqual([
      'write a country as two capital letters, for example DE',
      'write a prefix as a plus and digits, for example +4915',
    ]);
  });
});
