import { describe, expect, it } from '@jest/globals';
import { emailParameters } from './parameters.ts';

describe('the parameters of mail verification', () => {
  it('S-21 have defaults', () => {
    expect(emailParameters.parse({})).toEqual({
      codeLength: 6,
      codeLifetimeSeconds: 300,
      linkLifetimeSeconds: 1800,
      resendAfterSeconds: 60,
    });
  });

  it.each([
    ['S-20 codes of five digits', { codeLength: 5 }],
    ['S-20 codes of eleven digits', { codeLength: 11 }],
    ['S-21 a code that lives eleven minutes', { codeLifetimeSeconds: 660 }],
    ['S-21 a link that lives a day and a second', { linkLifetimeSeconds: 86_401 }],
    ['S-09 a new mail every second', { resendAfterSeconds: 1 }],
    ['half a digit', { codeLength: 6.5 }],
    ['a number in a text', { codeLength: '6' }],
    ['something nobody knows', { attempts: 100 }],
  ])('cannot be: %s', (_, parameters) => {
    expect(emailParameters.safeParse(parameters).success).toBe(false);
  });

  it('S-21 may go up to their hard limits', () => {
    const limits = {
      codeLength: 10,
      codeLifetimeSeconds: 600,
      linkLifetimeSeconds: 86_400,
      resendAfterSeconds: 600,
    };
    expect(emailParameters.parse(limits)).toEqual(limits);
  });
});
