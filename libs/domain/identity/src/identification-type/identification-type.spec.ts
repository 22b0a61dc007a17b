import { describe, expect, it } from '@jest/globals';
import { InvalidInput, StaleVersion, type DomainError } from '@latchkey/kernel';
import { IdentificationType, type NewIdentificationType } from './identification-type.ts';

const made = (changes: Partial<NewIdentificationType> = {}): IdentificationType =>
  IdentificationType.create({
    ...{ tenantId: 'tenant', environment: 'live', id: 'type', name: 'Employee Number' },
    ...{ kind: 'attribute', attribute: 'employee_number', createdAt: new Date('2026-03-01T12:00:00Z') },
    ...changes,
  });
const happened = (type: IdentificationType): string[] => type.pullEvents().map(({ name }) => name);
const faultsOf = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInput);
    return (error as DomainError).errors.map(({ pointer, code }) => `${code} ${pointer}`);
  }
  throw new Error('nothing was refused');
};

describe('an identification type', () => {
  it('PR-T15 compares one attribute, or name, address or both, and tells each change once', () => {
    const type = made();
    expect(type).toMatchObject({
      status: 'active',
      nameKey: 'employee number',
      attribute: 'employee_number',
    });
    for (const kind of ['user_name', 'email', 'user_name_or_email'] as const)
      expect(made({ kind, attribute: null })).toMatchObject({ kind, attribute: null });
    for (let n = 0; n < 2; n += 1) type.deactivate();
    expect(type.status).toBe('inactive');
    for (let n = 0; n < 2; n += 1) type.activate();
    type.rename('Number', 1);
    type.markDeleted();
    expect(happened(type)).toEqual(
      ['created', 'deactivated', 'activated', 'renamed', 'deleted'].map(
        (what) => `identity.identification-type.${what}`,
      ),
    );
  });

  it('PR-T15 names an attribute where one is compared, and nowhere else', () => {
    for (const attribute of [null, '', 'Employee', '1st', 'a b', 'a-b', '__proto__', 'a'.repeat(65)])
      expect(faultsOf(() => made({ attribute }))).toEqual(['attribute /attribute']);
    expect(made({ attribute: 'a'.repeat(64) }).attribute).toHaveLength(64);
    expect(faultsOf(() => made({ kind: 'email' }))).toEqual(['attribute /attribute']);
  });

  it.each(['', '   ', '\t\n', '\u200b\u2060', '\u00a0\u3000', '\u3164\ufe0f'])(
    'PR-B35 has a name that can be seen: %j is none',
    (name) => {
      expect(faultsOf(() => made({ name, attribute: null }))).toEqual([
        'empty /name',
        'attribute /attribute',
      ]);
      expect(faultsOf(() => made().rename(name, 1))).toEqual(['empty /name']);
    },
  );

  it('PR-B35 neither letter case nor normal form nor blanks around tell its name apart', () => {
    expect(made({ name: ' GEHA\u0308LTER ' }).nameKey).toBe(made({ name: 'geh\u00e4lter' }).nameKey);
  });

  it('PR-T15 of two who rename at once refuses the one who had not seen the other', () => {
    const type = made();
    type.version = 2;
    expect(() => type.rename('Late', 1)).toThrow(StaleVersion);
    expect(type.name).toBe('Employee Number');
  });
});
