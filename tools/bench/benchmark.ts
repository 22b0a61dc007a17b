// The product beside a peer, beside a hand-written loop and beside the limits of the machine, in one run
// on one PostgreSQL. `--quick` for a look; the full run writes docs/benchmarks.md. Never a test: figures, no assertion.
import { mkdirSync, writeFileSync } from 'node:fs';
import { workspacePath } from '../src/index.ts';
import { BenchRun } from './bench-run.ts';
import { describeCommit, describeMachine, loadBefore } from './measure/machine.ts';
import { readOptions, type BenchOptions } from './options.ts';
import { Premises } from './premises.ts';
import { summary, targetTable, type Circumstances } from './report/summary.ts';

const began = performance.now();
const say = (words: string): void => {
  console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${words}`);
};

let premises: Premises | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The children end with this process; what is left to do in order is the data folder.
  process.once(signal, () => void (premises?.close() ?? Promise.resolve()).finally(() => process.exit(130)));
}

try {
  process.exitCode = (await bench(readOptions(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  console.error(`The benchmark failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await premises?.close();
}

/** True when everything was run. */
async function bench(options: BenchOptions): Promise<boolean> {
  const load = loadBefore();
  premises = await Premises.open();
  const [version] = await premises.sql<{ server_version: string }>('postgres', 'show server_version');
  const run = new BenchRun(premises, options, say);
  const around: Circumstances = {
    machine: describeMachine(premises.cluster.dataFolder, version?.server_version ?? 'unknown'),
    commit: describeCommit(),
    date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    load,
    statementTool: run.statementTool,
  };
  say(`${around.machine}; commit ${around.commit}; ${around.date}; load ${load.toFixed(2)}`);
  const figures = await run.run();
  const report = summary(figures, options, around);
  const file =
    options.quick || options.only.length > 0 ? '.results/benchmarks-quick.md' : 'docs/benchmarks.md';
  mkdirSync(workspacePath('.results'), { recursive: true });
  writeFileSync(
    workspacePath('.results/benchmarks.json'),
    JSON.stringify({ around, options, figures }, null, 1),
  );
  writeFileSync(workspacePath(file), report);
  console.log(`\n${targetTable(figures)}\n`);
  for (const words of figures.notRun) console.log(`Not run: ${words}`);
  say(`The whole report is in ${file}, every figure in .results/benchmarks.json.`);
  return figures.notRun.length === 0;
}
