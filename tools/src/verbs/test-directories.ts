// npm run test:directories: the drivers of directories against a real Active Directory and a real OpenLDAP.
import { startDirectories, type Directories } from '../directories.ts';
import { runJest, type Totals } from '../jest-run.ts';
import { buildProduct } from '../product-build.ts';

const began = performance.now();
const seconds = () => ((performance.now() - began) / 1000).toFixed(0);
let directories: Directories | undefined;
let stopping: Promise<void> | undefined;
const stop = () => (stopping ??= directories?.stop() ?? Promise.resolve());

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void stop().finally(() => process.exit(130)));
}

const totals = await testAgainstDirectories();
console.log(`in ${seconds()} s`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);

async function testAgainstDirectories(): Promise<Totals> {
  try {
    if (!(await buildProduct())) return { passed: 0, failed: 1 };
    console.log('Starting Samba AD and OpenLDAP; where they are not installed, that takes a minute.');
    directories = await startDirectories();
    console.log(`They answer after ${seconds()} s.`);
    const { activeDirectory, openLdap } = directories;
    return await runJest({
      config: 'jest.directories.config.mjs',
      name: 'directories',
      passedOn: process.argv.slice(2),
      env: { LATCHKEY_TEST_DIRECTORIES: JSON.stringify({ activeDirectory, openLdap }) },
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1 };
  } finally {
    await stop();
  }
}
