import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspacePath } from './workspace.ts';

export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

export interface JestRun {
  readonly config: string;
  /** The results of a whole run are kept as `.results/<name>.json` for the requirement coverage. */
  readonly name: string;
  /** Arguments for Jest. With any, the run is a part, and what it found replaces no whole run's results. */
  readonly passedOn: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Test files at one time; 2 unless told. More than cores where tests wait for processes rather than compute. */
  readonly workers?: number;
}

interface JestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

export async function runJest(run: JestRun): Promise<Totals> {
  const scratch = await mkdtemp(join(tmpdir(), 'latchkey-results-'));
  const whole = run.passedOn.length === 0;
  const kept = workspacePath(`.results/${run.name}.json`);
  const outputFile = whole ? kept : join(scratch, 'results.json');
  if (whole) {
    await mkdir(workspacePath('.results'), { recursive: true });
    await rm(kept, { force: true });
  }
  try {
    const code = await spawnJest(run, outputFile);
    return await totalsOf(outputFile, code);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function spawnJest(run: JestRun, outputFile: string): Promise<number> {
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings=ExperimentalWarning',
      workspacePath('node_modules/jest/bin/jest.js'),
      ...['--config', workspacePath(run.config), '--maxWorkers', String(run.workers ?? 2)],
      ...['--json', '--outputFile', outputFile, ...run.passedOn],
    ],
    { cwd: workspacePath('.'), stdio: ['ignore', 'ignore', 'inherit'], env: environmentOf(run) },
  );
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

/** The product's processes are started a hundred times: what they have been compiled to is kept between the starts. */
function environmentOf({ env }: JestRun): NodeJS.ProcessEnv {
  return { ...process.env, NODE_COMPILE_CACHE: workspacePath('node_modules/.cache/node-compile'), ...env };
}

/** A run that ended badly never counts as passed, whatever its tests say. */
async function totalsOf(outputFile: string, code: number): Promise<Totals> {
  const text = await readFile(outputFile, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1 };
  const results = JSON.parse(text) as JestResults;
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  return { passed: results.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
}
