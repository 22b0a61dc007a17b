// npm run test:faults: the whole system while its processes are killed, its database goes away and its stores fail.
import { runJest } from '../jest-run.ts';
import { buildProduct } from '../product-build.ts';

const totals = (await buildProduct())
  ? await runJest({
      config: 'jest.faults.config.mjs',
      name: 'faults',
      passedOn: process.argv.slice(2),
      workers: 3,
    })
  : { passed: 0, failed: 1 };
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
