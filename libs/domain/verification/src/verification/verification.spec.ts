import { describe, expect, it } from '@jest/globals';
import { InvalidInput, type DomainError, type Environment } from '@latchkey/kernel';
import { methodKeys, methodTraits } from '../methods/method-traits.ts';
import { TestEnvironmentOnly } from './errors.ts';
import type { VerificationType } from './verification-parameters.ts';
import { Verification } from './verification.ts';

const made = (
  type: VerificationType,
  parameters: object = {},
  environment: Environment = 'live',
): Verification =>
  Verification.create({
    ...{ tenantId: 'tenant', environment, id: 'verification', name: 'Our Mail', type, parameters },
    createdAt: new Date('2026-03-01T12:00:00Z'),
  });
const happened = (verification: Verification): string[] => verification.pullEvents().map(({ name }) => name);
const defaults = {
  codeLength: 6,
  codeLifetimeSeconds: 300,
  linkLifetimeSeconds: 1800,
  resendAfterSeconds: 60,
};

describe('a verification', () => {
  it('PR-T24 PR-T25 saved without parameters has the defaults of its type', () => {
    const mail = made('email');
    expect(mail).toMatchObject({
      status: 'active',
      type: 'email',
      nameKey: 'our mail',
      parameters: defaults,
    });
    expect(happened(mail)).toEqual(['verification.verification.created']);
  });

  it('PR-T25 keeps parameters within their limits, whoever asks', () => {
    try {
      made('email', { codeLength: 5, codeLifetimeSeconds: 601 });
      throw new Error('nothing was refused');
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidInput);
      expect((error as DomainError).errors.map(({ pointer, code }) => `${code} ${pointer}`)).toEqual([
        'out-of-range /parameters/codeLength',
        'out-of-range /parameters/codeLifetimeSeconds',
      ]);
    }
  });

  it('PR-B01 PR-B23 by questions asks three of five, and never more than people enrol', () => {
    const asked = made('questions');
    expect(asked).toMatchObject({
      status: 'active',
      parameters: { enrolCount: 5, askCount: 3, minimumAnswerLength: 3 },
    });
    for (const parameters of [{ askCount: 6 }, { askCount: 2 }, { enrolCount: 4 }, { count: 5 }])
      expect(() => asked.change('Asked', parameters)).toThrow(InvalidInput);
    asked.change('Asked', { askCount: 6, enrolCount: 6 });
    expect(asked.parameters).toEqual({ enrolCount: 6, askCount: 6, minimumAnswerLength: 3 });
  });

  it.each(['personal_data', 'personal_data_confirmation'] as const)(
    'PR-B03 PR-B04 of type %s asks for the name on record, until the tenant says what else and what it is called',
    (type) => {
      const datum = made(type);
      expect(datum).toMatchObject({
        status: 'active',
        parameters: { attribute: 'display_name', labels: { en: 'Your full name' }, defaultLanguage: 'en' },
      });
      expect(() => datum.change('Datum', { attribute: 'badge' })).toThrow(InvalidInput);
      const badge = { attribute: 'badge', labels: { de: 'Ausweis' }, defaultLanguage: 'de' };
      datum.change('Datum', badge);
      expect(datum.parameters).toEqual(badge);
    },
  );

  it('PR-B02 by SMS has code length, end, pause and codes of a day', () => {
    const defaults = { codeLength: 6, codeLifetimeSeconds: 300, resendAfterSeconds: 120, codesPerDay: 5 };
    expect(made('sms')).toMatchObject({ status: 'active', parameters: defaults });
  });

  it.each([
    ['no integer', { codeLength: 6.5 }],
    ['not positive', { codesPerDay: 0 }],
    ['negative', { codeLifetimeSeconds: -300 }],
    ['text', { resendAfterSeconds: '120' }],
    ['a name of another type', { linkLifetimeSeconds: 1800 }],
    ['a name of nothing', { complexity: 6 }],
    ['S-20 codes of five digits', { codeLength: 5 }],
    ['S-21 a code that lives eleven minutes', { codeLifetimeSeconds: 660 }],
    ['S-10 a new code after a minute', { resendAfterSeconds: 60 }],
    ['S-10 six codes a day', { codesPerDay: 6 }],
  ])('PR-B28 by SMS cannot have parameters that are %s', (_, parameters) => {
    expect(() => made('sms', parameters)).toThrow(InvalidInput);
  });

  it('PR-B13 has parameters of the names of its type, and none can be renamed', () => {
    const mail = made('email', { codeLength: 8 });
    expect(() => mail.change('Our Mail', { codeSize: 8 })).toThrow(InvalidInput);
    mail.change('Their Mail', { codeLength: 7 });
    expect(mail).toMatchObject({
      ...{ name: 'Their Mail', nameKey: 'their mail', type: 'email' },
      parameters: { ...defaults, codeLength: 7 },
    });
    expect(happened(mail)).toContain('verification.verification.updated');
  });

  it.each(['mock_success', 'mock_failure'] as const)('PR-B06 of type %s holds no parameters', (type) => {
    const mock = made(type, { codeLength: 8, anything: true }, 'test');
    expect(mock).toMatchObject({ parameters: {}, status: 'active' });
    mock.change('Mock', { codeLength: 8 });
    expect(mock.parameters).toEqual({});
  });

  it.each(['mock_success', 'mock_failure'] as const)(
    'S-49 of type %s never works with live users',
    (type) => {
      const mock = made(type);
      expect(mock.status).toBe('inactive');
      expect(() => mock.activate()).toThrow(TestEnvironmentOnly);
      expect(mock.status).toBe('inactive');
    },
  );

  it('tells each change once', () => {
    const mail = made('email');
    for (let n = 0; n < 2; n += 1) mail.deactivate();
    expect(mail.status).toBe('inactive');
    for (let n = 0; n < 2; n += 1) mail.activate();
    expect(mail.status).toBe('active');
    mail.markDeleted();
    expect(happened(mail)).toEqual(
      ['created', 'deactivated', 'activated', 'deleted'].map((what) => `verification.verification.${what}`),
    );
  });
});

describe('methods', () => {
  it('BY-13 each has a class and a weight; what is only known proves nothing', () => {
    expect(methodTraits.email).toMatchObject({ assuranceClass: 'possession-email', testOnly: false });
    for (const key of methodKeys) {
      const { assuranceClass, weight } = methodTraits[key];
      const isKnowledge = key === 'questions' || key.startsWith('personal_data');
      expect([key, weight > 0, assuranceClass !== null]).toEqual([key, !isKnowledge, !isKnowledge]);
    }
  });

  it('S-49 mocks, and nothing else, are for the test environment', () => {
    expect(methodKeys.filter((key) => methodTraits[key].testOnly)).toEqual([
      'mock_success',
      'mock_failure',
      'mock_enrolled',
    ]);
  });
});
