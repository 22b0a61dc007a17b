// npm run requirements [-- --missing | --json]: which rows of docs/requirements.md a test of the last run proves.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { coverageOf, isProved, sumByGroup, unknownIds, type JestReport } from '../requirements/coverage.ts';
import { readRows } from '../requirements/rows.ts';
import { workspacePath } from '../workspace.ts';

const rows = readRows(await readFile(workspacePath('docs/requirements.md'), 'utf8'));
const reports = await lastResults();
const coverage = coverageOf(rows, reports);

if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify(
      coverage.map(({ id, tests, passed }) => ({ id, tests, passed })),
      null,
      2,
    ),
  );
} else if (process.argv.includes('--missing')) {
  for (const row of coverage.filter((each) => !isProved(each))) console.log(row.id);
} else {
  printSums();
}

function printSums(): void {
  const sums = sumByGroup(coverage);
  const proved = sums.reduce((sum, group) => sum + group.proved, 0);
  const lines = [...sums, { group: 'total', rows: rows.length, proved }];
  console.log('group   proved  without   rows');
  for (const line of lines) {
    const cells = [line.proved, line.rows - line.proved, line.rows].map((number) =>
      String(number).padStart(7),
    );
    console.log(`${line.group.padEnd(6)} ${cells.join('  ')}`);
  }
  const unknown = unknownIds(rows, reports);
  if (unknown.length > 0) console.log(`Named by tests, but no row: ${unknown.join(' ')}`);
}

async function lastResults(): Promise<JestReport[]> {
  const folder = workspacePath('.results');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  if (names.length === 0) {
    console.error('There are no test results yet. Run "npm test" first.');
    process.exit(1);
  }
  const read = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Partial<JestReport>),
  );
  // Other measurements lie beside the results of tests.
  return read.filter((report): report is JestReport => Array.isArray(report.testResults));
}
