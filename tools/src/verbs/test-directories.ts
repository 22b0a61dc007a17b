// npm run test:directories: the drivers of directories against a real Active Directory and a real OpenLDAP.
import { startDirectories, type Directories } from '../directories.ts';
import { runJest, type Totals } from '../jest-run.ts';
import { buildProduct } from '../product-build.ts';

const began = performance.now();
const seconds = () => ((performance.now() - began) / 1000).toFixed(0);
const running: Directories[] = [];
let stopping: Promise<unknown> | undefined;
const stop = () => (stopping ??= Promise.all(running.map((each) => each.stop())));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void stop().finally(() => process.exit(130)));
}

const totals = await testAgainstDirectories();
console.log(`in ${seconds()} s`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);

async function started(): Promise<Pick<Directories, 'activeDirectory' | 'openLdap'>> {
  const directories = await startDirectories();
  running.push(directories);
  return { activeDirectory: directories.activeDirectory, openLdap: directories.openLdap };
}

async function testAgainstDirectories(): Promise<Totals> {
  try {
    if (!(await buildProduct())) return { passed: 0, failed: 1 };
    console.log(
      'Starting Samba AD and OpenLDAP, two of each; where they are not installed, that takes a minute.',
    );
    // The stories of the whole system freeze theirs and the drivers change the policy of theirs, both at one time.
    const [forDrivers, forStories] = [await started(), await started()];
    console.log(`They answer after ${seconds()} s.`);
    return await runJest({
      config: 'jest.directories.config.mjs',
      name: 'directories',
      passedOn: process.argv.slice(2),
      env: { LATCHKEY_TEST_DIRECTORIES: JSON.stringify({ forDrivers, forStories }) },
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1 };
  } finally {
    await stop();
  }
}
