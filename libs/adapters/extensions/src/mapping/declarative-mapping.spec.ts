import { describe, expect, it } from '@jest/globals';
import type { MappingRule, Transform } from '@latchkey/extensions';
import { DeclarativeMapping } from './declarative-mapping.ts';

const input = {
  email: ' Ada@Example.COM ',
  fields: { 'a/b': 'slash', 'c~d': 'tilde', n: 7, list: ['x', 'y'] },
};

function map(...rules: Partial<MappingRule>[]) {
  const whole = rules.map((rule) => ({ to: '/out', transforms: [], ...rule }) as MappingRule);
  return new DeclarativeMapping().execute({
    ...{ runId: 'r', functionName: 'f', now: new Date(), secrets: {} },
    definition: { kind: 'mapping', rules: whole },
    input,
    parameters: { domain: 'corp' },
  });
}
const out = (value: unknown) => ({ kind: 'answered', output: { out: value } });

describe('a mapping', () => {
  it.each<[string, unknown]>([
    ['/input/email', ' Ada@Example.COM '],
    ['/input/fields/a~1b', 'slash'],
    ['/input/fields/c~0d', 'tilde'],
    ['/input/fields/n', 7],
    ['/input/fields/list/1', 'y'],
    ['/parameters/domain', 'corp'],
    ['/input/absent', null],
    ['/input/email/length', null],
    ['/input/__proto__/toString', null],
    ['/input/constructor/name', null],
    ['/input/fields/list/length', 2],
  ])('PR-T14 puts %s in its place', async (from, value) => {
    expect(await map({ from })).toEqual(out(value));
  });

  it.each<[Transform[], string]>([
    [['trim', 'lower_case'], 'ada@example.com'],
    [['upper_case', 'trim'], 'ADA@EXAMPLE.COM'],
    [['trim', 'local_part'], 'Ada'],
    [['trim', 'domain_part', 'lower_case'], 'example.com'],
    [['digits'], ''],
  ])('PR-T14 changes a text by %j', async (transforms, value) => {
    expect(await map({ from: '/input/email', transforms })).toEqual(out(value));
  });

  it('PR-T14 makes a boolean of a comparison, and a constant of nothing', async () => {
    expect(await map({ from: '/parameters/domain', equals: 'corp' })).toEqual(out(true));
    expect(await map({ from: '/input/absent', equals: 'corp' })).toEqual(out(false));
    expect(await map({ constant: false })).toEqual(out(false));
    expect(await map({ constant: null })).toEqual(out(null));
  });

  it('PR-T14 builds what is nested, and refuses what stands in its own way', async () => {
    expect(await map({ to: '/a/b', constant: 1 }, { to: '/a/c', constant: 2 })).toEqual({
      kind: 'answered',
      output: { a: { b: 1, c: 2 } },
    });
    expect(await map({ to: '/a', constant: 1 }, { to: '/a/b', constant: 2 })).toMatchObject({
      kind: 'no-answer',
    });
  });

  it('S-50 cannot reach a prototype', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    for (const to of ['/__proto__/polluted', '/constructor/prototype/polluted', '/a/__proto__/polluted']) {
      await map({ to, constant: true });
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  });
});
