// npm run proof: the figures at the volumes that are stated for them, with seed, commit and machine, and a summary in
// docs/proofs.md. The same specs as in `npm test`, `npm run test:stories` and `npm run test:faults`, told to take their time.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { buildProduct } from '../src/product-build.ts';
import { workspacePath } from '../src/workspace.ts';

interface Figure {
  readonly row: string;
  readonly what: string;
  readonly value: string | number;
  readonly must: string;
}

const kept = workspacePath('.results/figures/proof.jsonl');
const seed = process.env['LATCHKEY_SEED'] ?? String(Date.now() % 2 ** 31);
const chosen = process.argv.slice(2);

if (!(await buildProduct())) process.exit(1);
rmSync(kept, { force: true });
const began = performance.now();
// Times are compared while nothing else runs; everything else shares the cores.
const phases =
  chosen.length > 0
    ? [['--runInBand', ...chosen]]
    : [
        ['--runInBand', 'apps/e2e/src/unknown-accounts'],
        [
          '--maxWorkers=2',
          'apps/e2e/src/(?!unknown-accounts)',
          'libs/adapters/keys',
          'libs/adapters/persistence',
        ],
      ];
const held = phases.map((words) => runJest(words) === 0).every(Boolean);
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
const figures = existsSync(kept)
  ? readFileSync(kept, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Figure)
  : [];
summarise();
process.exit(held ? 0 : 1);

function summarise(): void {
  const verdict = held ? 'every assertion held' : 'AN ASSERTION FAILED: see the output of the run';
  const memory = Math.round(totalmem() / 2 ** 30);
  const lines = [
    '# Proofs',
    '',
    'The last run of `npm run proof`. Each figure is asserted by the test that prints it.',
    '',
    `- commit ${git('rev-parse', '--short', 'HEAD')}, ${new Date().toISOString().slice(0, 10)}, seed ${seed}`,
    `- ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memory} GiB, Node ${process.versions.node}`,
    `- ${minutes} minutes; ${verdict}`,
    '',
    '| row | figure | value | must be |',
    '|---|---|--:|---|',
    ...figures.map(({ row, what, value, must }) => `| ${row} | ${what} | ${value} | ${must} |`),
    '',
  ];
  writeFileSync(workspacePath('docs/proofs.md'), lines.join('\n'));
  console.log(`\n${figures.length} figures, summary in docs/proofs.md; ${minutes} minutes.`);
}

function git(...words: string[]): string {
  return spawnSync('git', words, { cwd: workspacePath('.'), encoding: 'utf8' }).stdout.trim();
}

function runJest(words: readonly string[]): number {
  const jest = workspacePath('node_modules/jest/bin/jest.js');
  const config = ['--config', workspacePath('jest.proof.config.mjs')];
  const node = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning'];
  const env = { ...process.env, LATCHKEY_PROOF: '1', LATCHKEY_SEED: seed };
  return (
    spawnSync(process.execPath, [...node, jest, ...config, ...words], { stdio: 'inherit', env }).status ?? 1
  );
}
