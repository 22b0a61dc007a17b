import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { workspacePath } from '../workspace.ts';
import { coverageOf, idsOfTitle, isProved, sumByGroup, unknownIds, type JestReport } from './coverage.ts';
import { readRows } from './rows.ts';

const report = (...tests: [string, string][]): JestReport => ({
  testResults: [{ assertionResults: tests.map(([title, status]) => ({ title, status })) }],
});

describe('the rows of docs/requirements.md', () => {
  const rows = readFile(workspacePath('docs/requirements.md'), 'utf8').then(readRows);

  it('counts 214 rows in the first part', async () => {
    const first = (await rows).filter(({ part }) => part === 1);
    const sums = sumByGroup(coverageOf(first, [])).filter((sum) => sum.rows > 0);
    expect(sums.map(({ group, rows: count }) => [group, count])).toEqual([
      ['AS', 12],
      ['PR', 144],
      ['HV', 26],
      ['AA', 17],
      ['RA', 15],
    ]);
    expect(first).toHaveLength(214);
  });

  it('counts the rows of the other parts', async () => {
    const others = (await rows).filter(({ part }) => part !== 1);
    const sums = sumByGroup(coverageOf(others, [])).filter((sum) => sum.rows > 0);
    expect(sums.map(({ group, rows: count }) => [group, count])).toEqual([
      ['BY', 22],
      ['S', 71],
      ['R', 35],
      ['EX', 56],
    ]);
  });

  it('declares each id once', async () => {
    const ids = (await rows).map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('reads several ids of a cell, several cells of a line, and no id that is only mentioned', () => {
    const markdown =
      '# Part 1.\n| HV-15a HV-15b | as S-20 says |\n| PR-T01 name | text | PR-T02 name | RA |\nS-30 prose';
    expect(readRows(markdown).map(({ id }) => id)).toEqual(['HV-15a', 'HV-15b', 'PR-T01', 'PR-T02']);
  });
});

describe('requirement coverage', () => {
  const rows = readRows('| S-20 | |\n| S-21 | |\n| S-22a | |\n| PR-B01 | |');

  it.each([
    ['S-20 a token has 256 bits', ['S-20']],
    ['S-20 S-21 both', ['S-20', 'S-21']],
    ['S-20, PR-B01: both', ['S-20', 'PR-B01']],
    ['S-22a a link cannot be locked', ['S-22a']],
    ['EX-P10 opening changes nothing', ['EX-P10']],
    ['a token as in S-20', []],
    ['S-20x is no id', []],
    ['S-20', ['S-20']],
  ])('reads the ids of %j', (title, ids) => {
    expect(idsOfTitle(title)).toEqual(ids);
  });

  it('counts a row by its passing tests, and not while one of them fails', () => {
    const coverage = coverageOf(rows, [
      report(['S-20 one', 'passed'], ['S-20 two', 'passed'], ['S-21 one', 'passed']),
      report(['S-21 two', 'failed'], ['S-22a one', 'pending']),
    ]);
    expect(coverage).toMatchObject([
      { id: 'S-20', tests: 2, passed: 2 },
      { id: 'S-21', tests: 2, passed: 1 },
      { id: 'S-22a', tests: 1, passed: 0 },
      { id: 'PR-B01', tests: 0, passed: 0 },
    ]);
    expect(coverage.filter(isProved).map(({ id }) => id)).toEqual(['S-20']);
  });

  it('tells of an id that no row has', () => {
    expect(unknownIds(rows, [report(['S-99 what', 'passed'], ['S-20 one', 'passed'])])).toEqual(['S-99']);
  });
});
