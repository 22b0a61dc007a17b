import { describe, expect, it } from '@jest/globals';
import { InvalidInput, type FieldFault } from '@latchkey/kernel';
import { figure } from '@latchkey/kernel/testing';
import fc from 'fast-check';
import { importPattern } from './import-pattern.ts';
import { patternLimits, Patterns } from './pattern-list.ts';
import { unfoldedSize } from './pattern-size.ts';

const all = (...mustMatch: string[]): Patterns => Patterns.of({ mustMatch, mustNotMatch: [] });
const none = (...mustNotMatch: string[]): Patterns => Patterns.of({ mustMatch: [], mustNotMatch });

function faultsOf(work: () => unknown): readonly FieldFault[] {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors;
    throw error;
  }
  return [];
}

/** Each blows up a backtracking engine, a compiler, or the memory of an automaton. */
const evil = [
  ...['(a+)+$', '(a*)*$', '(a|aa)+$', '(a|a?)+$', '(.*a){20}', '(x+x+)+y', '(a+){10}b', '^(a?){30}a{30}$'],
  ...['^(([a-z])+.)+[A-Z]([a-z])+$', '(\\w+\\s?)*$', '(\\d+)*[^\\d]$', '(.+)+\\d', '(a+b?)+c', '(ab|a|b)*c'],
  ...['^(\\w+)+@(\\w+)+$', '((a{1,7}){1,7}){1,2}b', '([a-zA-Z]+)*\\d', '(?:a|b|ab)*c', '(.|a)*b', '(\\s*)*x'],
  ...[
    '.*.*.*.*.*.*.*.*.*=',
    '(.*)(.*)(.*)(.*)(.*)x',
    '[ab]*a[ab]{60}',
    '[ab]*a[ab]{150}',
    '(a|b)*a(a|b){35}',
  ],
  ...['(.{1,11}){1,12}$', '[a-z]{0,80}[0-9]{0,75}$', '(a?){50}a{50}', '\\pL{80}', '[\\pL\\pN]{0,52}!'],
  ...[
    '(?i)(k|K|\\x{212A})*x',
    '(?i:[a-zß]+)*\\d',
    '(\\pL+\\pM*)+\\pN',
    '(?s).*.*.*\\z.',
    '(^a|a$)*b',
    '(\\b\\w+\\b\\s*)+#',
  ],
  ...[
    '([^a]|a)+z',
    '(a{0,30}){0,4}b',
    '(aa|aaa|aaaa)+b',
    '((((a*)*)*)*)*b',
    '(a*a*a*a*)*b',
    '(|a)+b',
    '(a|)+$b',
  ],
  ...[
    '(?:(?:a+)?b?)+c',
    '([\\s\\S]*){5}#',
    '(\\PL*\\pL*)+~',
    '(a.*)*z',
    '((ab)*c?)+d',
    '(?:.?){75}q',
    '(.*?,){11}P',
    '^[ab]{0,256}[ab]{0,30}#',
    '^\\w{0,310}#',
    '^[a-z]{0,100}!{0,1}[a-z]{0,105}#',
    '[ab]*a[ab]{150}[ab]{0,5}#',
    '[a-z]{0,78}[^a]{0,78}#',
    '(?i)k{0,100}[ks]{0,55}\\d$',
    '.{0,156}!!',
    '(?:.{0,50}|[a-z]{0,50}|\\W{0,52})#',
    '[\\pL\\pN\\pP\\pS]{0,31}#',
    '[\\PL\\PN]{0,52}\\x00',
    '(?i)[\\p{Lu}\\pN]{0,52}!',
  ],
];
const inputs = ['a'.repeat(255) + '!', 'ab'.repeat(128), 'ä'.repeat(256), ' '.repeat(256), '0'.repeat(256)];

/** Milliseconds to compile it and to ask it; on the wall, which somebody else may have held up. */
function timeOf(pattern: string, input: string): number {
  const began = performance.now();
  all(pattern).accept(input);
  return performance.now() - began;
}

/** Milliseconds of this thread's processor, whoever else is at work; it is told in steps, so many runs are one measure. */
function processorTimeOf(pattern: string, input: string): number {
  const runs = 20;
  const before = process.threadCpuUsage();
  for (let n = 0; n < runs; n += 1) all(pattern).accept(input);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000 / runs;
}

describe('patterns of a tenant', () => {
  it('S-64 all of some must be found, and none of others', () => {
    const patterns = Patterns.of({ mustMatch: ['\\d', '[A-Z]'], mustNotMatch: ['\\s', '(?i)acme'] });
    expect(['A1', 'a1', 'A', 'A 1', 'A1acMe'].map((input) => patterns.accept(input))).toEqual([
      ...[true, false, false, false, false],
    ]);
  });

  it('S-64 an input over the limit fits nothing, not even a list without rules', () => {
    expect(all().accept('😀'.repeat(256))).toBe(true);
    expect(all().accept('😀'.repeat(257))).toBe(false);
    expect(none('x').accept('a'.repeat(257))).toBe(false);
  });

  it('S-64 a pattern over the limit is refused, and so is a long list', () => {
    expect(faultsOf(() => all(`[${'a'.repeat(510)}]`))).toEqual([]);
    expect(faultsOf(() => all('a'.repeat(513)))).toMatchObject([{ code: 'pattern-too-long' }]);
    expect(faultsOf(() => all(...Array.from({ length: 17 }, () => 'a')))).toMatchObject([
      { code: 'too-many-patterns' },
    ]);
  });

  it.each([
    '(\\pL{0,1000})(\\pL{0,1000})',
    'a{321}',
    '\\pL{81}',
    '[\\pL\\pN]{54}',
    `[${'acegi'.repeat(5)}]{161}`,
    '(?:a){161}',
    '(.{1,16}){1,16}',
    '(a|b){1,80}',
    'ä{161}',
    '.{200}.{200}',
    '(?:.{2}){100}',
    `(${'ab'.repeat(100)}){10}`,
    '(.{30}){30}',
    '(a{0,1000}){1}',
    '[ab]*a[ab]{256}',
    '^[ab]*a[ab]{256}',
    '[a-z]{0,160}[0-9]{0,150}$',
    '^[a-z]{0,160}[0-9]{0,150}$',
    '(?i)[a-z]{0,155}[^a]{0,155}#',
    '^[a-z]{1,64}a[a-z]{1,190}$',
    '^(?i)[k-]{1,64}K[a-z]{1,190}$',
    '^[a-z]{1,64}@?[a-z]{1,190}$',
    '^a|[a-z]{0,160}#',
    '.{0,256}!!',
    'a{200,256}',
    '(?m)^[a-z]{0,310}#',
    '(?:^){0}[a-z]{0,310}#',
    '^(?:[a-z]{0,10}){9}#[a-z]{0,100}',
  ])('S-64 %s unfolds to too much, which is told before it is compiled', (pattern) => {
    expect(unfoldedSize(pattern)).toBeGreaterThan(patternLimits.steps);
    expect(faultsOf(() => all(pattern))).toMatchObject([{ code: 'pattern-too-large' }]);
  });

  it.each([
    ['(?i)[a-z ]{12,256}', 'a'.repeat(12), 'a'.repeat(11)],
    ['^(?:.{8,256}$)', 'a'.repeat(8), 'a'.repeat(7)],
    ['^([a-z]{1,64})@([a-z]{1,190})$', 'a@b', 'ab'],
    ['^x-[^@]{1,200}@[a-z]{2,100}$', 'x-a@bc', 'x-a@b'],
    ['.{8,256}', 'a'.repeat(8), 'a'.repeat(7)],
    ['^.{12,128}$', 'ä'.repeat(128), 'ä'.repeat(129)],
    ['^[\\x21-\\x7e]{15,256}$', '~'.repeat(15), ' '.repeat(15)],
    ['^(?i)[a-z0-9._-]{1,64}@[a-z0-9.-]{1,190}$', 'Ada@acme.example', 'ada'],
  ])('S-64 %s is ordinary, and accepted', (pattern, fits, fails) => {
    expect(faultsOf(() => all(pattern))).toEqual([]);
    expect([fits, fails].map((text) => all(pattern).accept(text))).toEqual([true, false]);
  });

  it.each([
    ['(?=a)b', 'look-ahead'],
    ['a(?!b)', 'negative look-ahead'],
    ['(?<=a)b', 'look-behind'],
    ['(?<!a)b', 'negative look-behind'],
    ['(a)\\1', 'back-reference'],
    ['(?P<n>a)(?P=n)', 'back-reference'],
    ['(?<n>a)\\k<n>', 'back-reference'],
    ['(?>a)b', 'atomic group'],
    ['a++', 'possessive'],
    ['a{2}+', 'possessive'],
    ['(?(1)a|b)', 'condition'],
    ['(?R)', 'recursion'],
    ['(?1)', 'recursion'],
    ['(?#note)', 'comment'],
    ['(?|a)', 'branch reset'],
    ['\\Ga', '\\G'],
    ['a\\Z', '\\Z'],
    ['\\R', 'escape'],
  ])('S-64 %s is refused, and the words name the construct', (pattern, words) => {
    const [told] = faultsOf(() => all(pattern));
    expect(told).toMatchObject({ pointer: '/mustMatch/0', code: 'pattern-construct' });
    expect(told?.detail).toContain(words);
  });

  it.each(['(', '[', '*', '\\', '(?P<a>', '(?z)', '\\pX', '[z-a]'])('S-64 %j is no pattern', (pattern) => {
    expect(faultsOf(() => all(pattern))).toHaveLength(1);
  });

  it('S-64 whatever is typed is compiled or refused', () => {
    const parts = fc.constantFrom(
      ...'(?=)|[]{}*+\\dpL1,9^$.-:<>!a'.split(''),
      '(?:',
      '(?=',
      '\\Q',
      '\\E',
      '{2,}',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (pieces) => {
        for (const read of [all, importPattern]) faultsOf(() => read(pieces.join('')));
      }),
      { numRuns: 500 },
    );
  });

  it('S-64 evil patterns cost no more than others', () => {
    // The engine itself is compiled by its first uses; what it has learnt of a pattern is thrown away with the pattern.
    for (const pattern of evil) inputs.forEach((input) => all(pattern).accept(input));
    const cases = evil.flatMap((pattern) =>
      inputs.map((input) => {
        const took = Math.min(...[1, 2, 3, 4, 5].map(() => timeOf(pattern, input)));
        return { pattern, input, took };
      }),
    );
    const slowest = cases.sort((a, b) => b.took - a.took).slice(0, 5);
    const measured = slowest.map(({ pattern, input }) => ({
      pattern,
      took: Math.min(...[1, 2, 3].map(() => processorTimeOf(pattern, input))),
    }));
    const worst = measured.reduce((most, each) => (each.took > most.took ? each : most));
    expect(evil.length).toBeGreaterThanOrEqual(50);
    const { took, pattern } = worst;
    figure(
      `S-64: worst of ${evil.length} evil patterns: ${took.toFixed(1)} ms of processor (${pattern}), at most 10`,
    );
    expect(took).toBeLessThan(1_000);
  });

  it('S-64 work grows with the length of the input, not faster', () => {
    const time = (length: number): number => {
      const input = `${'a'.repeat(length - 1)}!`;
      const patterns = evil.map((pattern) => all(pattern));
      const began = performance.now();
      for (let n = 0; n < 20; n += 1) patterns.forEach((each) => each.accept(input));
      return performance.now() - began;
    };
    time(256);
    const [short, long] = [time(64), time(256)];
    figure(`S-64: four times the input took ${(long / short).toFixed(1)} times as long`);
    // Backtracking would multiply this by more than the age of the universe; a quadratic engine by 16.
    expect(long / short).toBeLessThan(64);
  });
});

describe('the importer of patterns', () => {
  it('S-64 splits a row of look-aheads into a list', () => {
    expect(importPattern('^(?=.*\\d)(?!.*\\s).{8,}$')).toEqual({
      mustMatch: ['^(?:.*\\d)', '^.{8,}$'],
      mustNotMatch: ['^(?:.*\\s)'],
    });
  });

  it.each([
    [
      '^(?=.*[A-Z])(?=.*[a-z])(?=.*\\d)[A-Za-z\\d]{8,}$',
      ['Passw0rdX', 'passw0rdx', 'PASSW0RDX', 'Pw0', 'Passw0rd!'],
    ],
    ['^(?!.*(.)x)abc', ['abc', 'abcx', 'zabc']],
    ['^(?=a|b)[a-c]+$', ['ac', 'bc', 'cc']],
    ['^(?=.*(?:x|y)).*$', ['ax', 'ay', 'az']],
    ['^(?=[)(?=]+)..$', ['()', 'ab', '==']],
    ['^(?![0-9]+$)(?!.*\\)$).*$', ['12', '12a', 'a)', 'a)b']],
    ['^(?=.{2,3}$)', ['a', 'ab', 'abc', 'abcd']],
    ['abc|d', ['abc', 'd', 'e']],
  ])('S-64 %s means what it meant', (pattern, texts) => {
    const patterns = Patterns.of(importPattern(pattern));
    const before = new RegExp(pattern);
    expect(texts.map((text) => [text, patterns.accept(text)])).toEqual(
      texts.map((text) => [text, before.test(text)]),
    );
  });

  it('S-64 keeps flags for every part', () => {
    const patterns = Patterns.of(importPattern('(?i)^(?=.*acme)(?!.*test).*$'));
    expect(['ACME', 'ACME-TEST', 'x'].map((each) => patterns.accept(each))).toEqual([true, false, false]);
  });

  it.each([
    ['(?=.*\\d).{8,}', 'look-ahead'],
    ['^.{8,}(?=\\d)', 'look-ahead'],
    ['^(?=(?!a)b)c', 'negative look-ahead'],
    ['^(?=a)b|c', 'alternatives'],
    ['^(?=a)*b', 'repeated'],
    ['^(?=a)(?<=b)c', 'look-behind'],
    ['^(?=.*(.)\\1)a', 'back-reference'],
    ['(?m)^(?=a)b', 'look-ahead'],
  ])('S-64 %s is refused, and the words name the construct', (pattern, words) => {
    const [told] = faultsOf(() => importPattern(pattern, '/pattern'));
    expect(told).toMatchObject({ pointer: '/pattern', code: 'pattern-construct' });
    expect(told?.detail).toContain(words);
  });

  it('S-64 refuses what is too long before it reads it', () => {
    expect(faultsOf(() => importPattern(`^(?=${'a'.repeat(600)})`))).toMatchObject([
      { code: 'pattern-too-long' },
    ]);
  });
});
