// npm run mutation [-- <Stryker's arguments>]: changes the rules of the aggregates one by one and expects a test to
// notice. Writes docs/mutation.md, which names the files that were asked. Exit code 0 when at least 85 % were noticed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { checkTypes } from '../type-check.ts';
import { workspacePath } from '../workspace.ts';

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

const passedOn = process.argv.slice(2);
if (!(await checkTypes())) process.exit(1);
const stryker = workspacePath('node_modules/@stryker-mutator/core/bin/stryker.js');
rmSync(workspacePath('.results/mutation.json'), { force: true });
const { status } = spawnSync(process.execPath, [stryker, 'run', ...passedOn], {
  cwd: workspacePath('.'),
  stdio: 'inherit',
});
const report = workspacePath('.results/mutation.json');
// Written last of all: where it is missing the run did not come to its end.
if (existsSync(report)) summarise(JSON.parse(readFileSync(report, 'utf8')));
process.exit(status ?? 1);

function summarise({ files }: Report): void {
  const rows = Object.entries(files).map(([file, { mutants }]) => {
    const noticed = mutants.filter((each) => each.status === 'Killed' || each.status === 'Timeout').length;
    const counted = mutants.filter(
      (each) => !['Ignored', 'CompileError', 'RuntimeError'].includes(each.status),
    );
    return { file: file.replace('libs/domain/', ''), noticed, of: counted.length };
  });
  const sum = { file: 'together', noticed: total(rows, 'noticed'), of: total(rows, 'of') };
  const lines = [
    '# Mutation testing',
    '',
    'The last run of `npm run mutation`: each rule of these files is changed, and a test of the rules must fail.',
    '',
    `- commit ${git()}, ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}`,
    '',
    '| file | noticed | changes | share |',
    '|---|--:|--:|--:|',
    ...[...rows, sum].map(
      ({ file, noticed, of }) => `| ${file} | ${noticed} | ${of} | ${share(noticed, of)} |`,
    ),
    '',
  ];
  writeFileSync(workspacePath('docs/mutation.md'), lines.join('\n'));
  console.log(
    `${sum.noticed} of ${sum.of} changes were noticed (${share(sum.noticed, sum.of)}); must be 85 %.`,
  );
}

function total(rows: readonly { noticed: number; of: number }[], key: 'noticed' | 'of'): number {
  return rows.reduce((all, row) => all + row[key], 0);
}

function share(noticed: number, of: number): string {
  return of === 0 ? '-' : `${((noticed / of) * 100).toFixed(1)} %`;
}

function git(): string {
  const words = ['rev-parse', '--short', 'HEAD'];
  return spawnSync('git', words, { cwd: workspacePath('.'), encoding: 'utf8' }).stdout.trim();
}
