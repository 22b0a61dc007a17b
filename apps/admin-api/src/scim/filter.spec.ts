import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupCriterion, userCriterion } from './criteria.ts';
import { parseFilter, parsePath } from './filter.ts';
import { ScimFault } from './scim-fault.ts';

const scimTypeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof ScimFault) return error.errors[0]?.code;
    throw error;
  }
};
const equal = (field: string, value: unknown) => ({ kind: 'compare', field, comparison: 'eq', value });

describe('a SCIM filter', () => {
  it('BY-21 "and" binds closer than "or", parentheses closer than both, in any letters', () => {
    const text = 'userName EQ "a" or title pr AND not (active eq true) And (id eq "1" OR id eq "2")';
    expect(parseFilter(text)).toEqual({
      kind: 'or',
      of: [
        { kind: 'compare', path: 'userName', comparison: 'eq', value: 'a' },
        {
          kind: 'and',
          of: [
            { kind: 'present', path: 'title' },
            { kind: 'not', of: { kind: 'compare', path: 'active', comparison: 'eq', value: true } },
            {
              kind: 'or',
              of: [
                { kind: 'compare', path: 'id', comparison: 'eq', value: '1' },
                { kind: 'compare', path: 'id', comparison: 'eq', value: '2' },
              ],
            },
          ],
        },
      ],
    });
  });

  it('BY-21 texts are quoted as JSON quotes', () => {
    expect(parseFilter(String.raw`userName eq "a\"b\\c\u00e9 and (d"`)).toMatchObject({
      value: 'a"b\\cé and (d',
    });
  });

  it.each<[string, object]>([
    ['userName eq "Ada"', equal('userName', 'Ada')],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "Ada"', equal('userName', 'Ada')],
    ['emails.value eq "a@b.example"', equal('email', 'a@b.example')],
    ['emails eq "a@b.example"', equal('email', 'a@b.example')],
    [
      'emails[type eq "work" and value eq "a@b.example"]',
      { kind: 'all', of: [{ kind: 'all', of: [] }, equal('email', 'a@b.example')] },
    ],
    ['emails[type eq "home"]', { kind: 'any', of: [] }],
    ['emails.type ne "home"', { kind: 'all', of: [] }],
    ['active eq "False"', equal('active', false)],
    ['active eq true', equal('active', true)],
    [
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq "7"',
      equal('attribute.employee_number', '7'),
    ],
    [
      'name.familyName sw "L"',
      { kind: 'compare', field: 'attribute.family_name', comparison: 'sw', value: 'L' },
    ],
    ['meta.created ge "2026-01-01T00:00:00Z"', { comparison: 'ge', value: new Date('2026-01-01T00:00:00Z') }],
    ['title eq null', { kind: 'not', of: { kind: 'present', field: 'attribute.title' } }],
    ['title ne null', { kind: 'present', field: 'attribute.title' }],
    ['emails.type pr', { kind: 'all', of: [] }],
  ])('BY-21 means fields of ours: %s', (text, expected) => {
    expect(userCriterion(text)).toMatchObject(expected);
  });

  it.each([
    ...['', ' ', 'userName', 'userName eq', 'userName eq Ada', 'eq "x"', 'userName is "x"', 'userName eq "x'],
    ...['userName eq "x" and', 'or userName pr', '(userName pr', 'userName pr)', 'not userName pr', '()'],
    ...['userName pr userName pr', 'emails[', 'emails[]', 'emails[type eq "work"', 'emails[emails[type pr]]'],
    ...['shoeSize eq "38"', '__proto__ eq "x"', 'constructor pr', 'toString eq "x"', 'password eq "x"'],
    ...[
      'active gt true',
      'active eq "maybe"',
      'active co "r"',
      'userName eq 7',
      'meta.created eq "yesterday"',
    ],
    ...['meta.created co "2026"', 'id sw "0"', 'groups co "x"', 'userName gt null', 'emails.type co "w"'],
    ...['userName eq "\\u0000"', 'userName eq "\\ud800"', 'userName eq "\\x"', 'userName eq 1e999'],
  ])('BY-21 is refused when it is none, or asks what cannot be asked: %j', (text) => {
    expect(scimTypeOf(() => userCriterion(text))).toBe('invalidFilter');
  });

  it('BY-21 has a bounded length, depth and number of comparisons', () => {
    const deep = (n: number, [open, close]: [string, string]) => `${open.repeat(n)}id pr${close.repeat(n)}`;
    expect(scimTypeOf(() => parseFilter(deep(16, ['(', ')'])))).toBeUndefined();
    expect(scimTypeOf(() => parseFilter(deep(17, ['(', ')'])))).toBe('invalidFilter');
    expect(scimTypeOf(() => parseFilter(deep(17, ['not (', ')'])))).toBe('invalidFilter');
    for (const text of [deep(10_000, ['(', ')']), '('.repeat(10_000), 'x['.repeat(10_000)])
      expect(scimTypeOf(() => parseFilter(text))).toBe('invalidFilter');
    const many = (n: number) => Array.from({ length: n }, () => 'id pr').join(' or ');
    expect(scimTypeOf(() => parseFilter(many(64)))).toBeUndefined();
    expect(scimTypeOf(() => parseFilter(many(65)))).toBe('invalidFilter');
  });

  it('BY-21 whatever is sent is understood or refused, and never anything else', () => {
    const word = fc.constantFrom(
      ...[
        'userName',
        'emails',
        'active',
        'eq',
        'pr',
        'and',
        'or',
        'not',
        '(',
        ')',
        '[',
        ']',
        '"a"',
        'true',
        '.',
      ],
      ...['"', '\\', "'", ';', '--', '%00', '\u202e', '\0', 'members', 'null', '-1'],
    );
    const text = fc.array(word, { maxLength: 20 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (sent) => {
        for (const read of [userCriterion, groupCriterion, parsePath])
          expect([undefined, 'invalidFilter', 'invalidPath']).toContain(scimTypeOf(() => read(sent)));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a path of a SCIM patch', () => {
  it.each<[string, object]>([
    ['title', { attribute: 'title', filter: null, part: null }],
    ['name.familyName', { attribute: 'name.familyName', filter: null, part: null }],
    ['emails[type eq "work"]', { attribute: 'emails', filter: { path: 'type' }, part: null }],
    ['emails[type eq "w]k"].value', { attribute: 'emails', filter: { value: 'w]k' }, part: 'value' }],
  ])('BY-21 names an attribute, which values of it, and a part of them: %s', (text, expected) => {
    expect(parsePath(text)).toMatchObject(expected);
  });

  it.each(['', '.', '7', 'a b', 'emails[type eq "work"', 'emails]', 'emails[a pr].b.c', '[a pr]', 'ämail'])(
    'BY-21 is refused when it is none: %j',
    (text) => {
      expect(scimTypeOf(() => parsePath(text))).toBe('invalidPath');
    },
  );
});
