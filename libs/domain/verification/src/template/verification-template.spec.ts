import { describe, expect, it } from '@jest/globals';
import { Conflict, InvalidInput, StaleVersion } from '@latchkey/kernel';
import { verificationTypes } from '../verification/verification-parameters.ts';
import {
  builtInTemplate,
  builtInTemplates,
  refuseBuiltIn,
  type TemplateContent,
} from './built-in-templates.ts';
import { VerificationTemplate } from './verification-template.ts';

const place = { tenantId: 'tenant', environment: 'live', id: 'template' } as const;
const built = (method: string): TemplateContent => {
  const found = builtInTemplates.find((one) => one.method === method);
  if (!found) throw new Error(`no template for ${method}`);
  return found;
};
const copied = (name = 'Long Codes', method = 'email'): VerificationTemplate =>
  VerificationTemplate.copy(built(method), { ...place, name });
const defaults = {
  codeLength: 6,
  codeLifetimeSeconds: 300,
  linkLifetimeSeconds: 1800,
  resendAfterSeconds: 60,
};

describe('templates of the house', () => {
  it('PR-T26 there is one for each method, and nobody changes them', () => {
    expect(builtInTemplates.map(({ method }) => method)).toEqual([...verificationTypes]);
    expect(new Set(builtInTemplates.flatMap(({ id, name }) => [id, name])).size).toBe(
      2 * verificationTypes.length,
    );
    expect(built('email').parameters).toEqual(defaults);
    expect(built('mock_success').parameters).toEqual({});
    for (const { id } of builtInTemplates) expect(() => refuseBuiltIn(id)).toThrow(Conflict);
    expect(builtInTemplate('template')).toBeUndefined();
    expect(() => refuseBuiltIn('template')).not.toThrow();
  });
});

describe('a template of a tenant', () => {
  it('PR-T26 is a copy with defaults of its own, within the limits of its method', () => {
    const template = copied();
    expect(template).toMatchObject({
      ...place,
      nameKey: 'long codes',
      method: 'email',
      parameters: defaults,
    });
    template.change('Longer Codes', { codeLength: 10 }, 1);
    expect(template).toMatchObject({ name: 'Longer Codes', parameters: { ...defaults, codeLength: 10 } });
    expect(() => template.change('Longest', { codeLength: 11 }, 1)).toThrow(InvalidInput);
    expect(() => template.change('Other', { codeSize: 7 }, 1)).toThrow(InvalidInput);
    const again = VerificationTemplate.copy(template, { ...place, id: 'second', name: 'Again' });
    expect(again).toMatchObject({ id: 'second', parameters: { ...defaults, codeLength: 10 } });
    template.markDeleted();
    expect(template.pullEvents().map((event) => [event.name, event.facts()])).toEqual(
      ['copied', 'changed', 'deleted'].map((what) => [
        `verification.template.${what}`,
        { templateId: 'template' },
      ]),
    );
  });

  it('PR-B06 of a mock has no parameters', () => {
    const mock = copied('Ours', 'mock_failure');
    mock.change('Ours', { codeLength: 8 }, 1);
    expect(mock).toMatchObject({ method: 'mock_failure', parameters: {} });
  });

  it('PR-B38 does not take the name of one of the house, whatever the letter case', () => {
    expect(() => copied('MAIL')).toThrow(Conflict);
    expect(() => copied().change('mock that FAILS', {}, 1)).toThrow(Conflict);
  });

  it('PR-T26 of two who change it at once refuses the one who had not seen the other', () => {
    const template = copied();
    template.version = 2;
    expect(() => template.change('Late', {}, 1)).toThrow(StaleVersion);
    expect(template.name).toBe('Long Codes');
  });
});
