// npm run test:browser: the tests that drive a real browser, which is installed where there is none.
import { chromiumPath } from '../chromium.ts';
import { runJest } from '../jest-run.ts';
import { buildProduct } from '../product-build.ts';

const chromium = findChromium();
const ready = chromium !== undefined && (await buildProduct());
const totals = ready
  ? await runJest({
      config: 'jest.browser.config.mjs',
      name: 'browser',
      passedOn: process.argv.slice(2),
      env: { LATCHKEY_CHROMIUM: chromium },
    })
  : { passed: 0, failed: 1 };
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);

function findChromium(): string | undefined {
  try {
    return chromiumPath();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
