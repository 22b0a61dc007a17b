// npm run test:stories: the product as processes, and what happens to people in it from end to end.
import { runJest } from '../jest-run.ts';
import { buildProduct } from '../product-build.ts';

const totals = (await buildProduct())
  ? await runJest({
      config: 'jest.stories.config.mjs',
      name: 'stories',
      passedOn: process.argv.slice(2),
      workers: 3,
    })
  : { passed: 0, failed: 1 };
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
