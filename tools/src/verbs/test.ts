// npm test: the types of the whole workspace, then every test that needs nothing but Node and npm.
import { buildProduct } from '../product-build.ts';
import { runJest } from '../jest-run.ts';

const began = performance.now();
const passedOn = process.argv.slice(2);
const typesHold = await buildProduct();
const totals = typesHold
  ? await runJest({ config: 'jest.config.mjs', name: 'test', passedOn, workers: 3 })
  : { passed: 0, failed: 1 };
if (!typesHold) console.error('The types do not hold, so no test was run.');

console.log(`in ${((performance.now() - began) / 1000).toFixed(0)} s`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
