// node tools/jest/run-jest.mjs <project folder> [jest arguments]: the tests of one project (the Nx target "test").
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [folder = '.', ...rest] = process.argv.slice(2);

const result = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    // First, since everything up to the next option is taken for a root.
    ...['--roots', resolve(root, folder)],
    ...['--config', 'jest.config.mjs', '--passWithNoTests', '--maxWorkers', '2'],
    ...rest,
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exit(result.status ?? 1);
