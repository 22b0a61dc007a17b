import { groups, idsIn, type Group, type Row } from './rows.ts';

/** What Jest writes with --json, as far as it is needed. */
export interface JestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

export interface RowCoverage {
  readonly id: string;
  readonly group: Group;
  /** Tests of the last run whose title begins with the id. */
  readonly tests: number;
  readonly passed: number;
}

export interface GroupSum {
  readonly group: Group;
  readonly rows: number;
  readonly proved: number;
}

/** The ids at the very start of a title: "S-20, S-21 a code is …" names two, "as S-20 says" none. */
export function idsOfTitle(title: string): string[] {
  const start = /^(?:(?:AS|PR|HV|AA|RA|BY|S|R|EX)-\w+[\s,:]+)+/.exec(`${title} `)?.[0] ?? '';
  return [...new Set(idsIn(start).map(({ id }) => id))];
}

export function coverageOf(rows: readonly Row[], reports: readonly JestReport[]): RowCoverage[] {
  const tests = new Map<string, { tests: number; passed: number }>();
  const results = reports.flatMap((report) => report.testResults.flatMap((file) => file.assertionResults));
  for (const { title, status } of results) {
    for (const id of idsOfTitle(title)) {
      const count = tests.get(id) ?? { tests: 0, passed: 0 };
      count.tests += 1;
      if (status === 'passed') count.passed += 1;
      tests.set(id, count);
    }
  }
  return rows.map(({ id, group }) => ({ id, group, ...(tests.get(id) ?? { tests: 0, passed: 0 }) }));
}

/** A row is proved by a passing test, and not while another test of it fails. */
export function isProved({ tests, passed }: RowCoverage): boolean {
  return passed > 0 && passed === tests;
}

export function sumByGroup(coverage: readonly RowCoverage[]): GroupSum[] {
  return groups.map((group) => {
    const rows = coverage.filter((row) => row.group === group);
    return { group, rows: rows.length, proved: rows.filter(isProved).length };
  });
}

/** Ids that tests name and no row has: a slip of the pen that would otherwise go unseen. */
export function unknownIds(rows: readonly Row[], reports: readonly JestReport[]): string[] {
  const known = new Set(rows.map(({ id }) => id));
  const titles = reports.flatMap((report) =>
    report.testResults.flatMap((file) => file.assertionResults.map(({ title }) => title)),
  );
  return [...new Set(titles.flatMap(idsOfTitle))].filter((id) => !known.has(id)).sort();
}
