// The suite that needs a real browser: npm run test:browser, which installs one.
import workspace from './jest.config.mjs';

export default {
  ...workspace,
  testMatch: ['**/*.browser.spec.ts', '**/*.browser.spec.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 120_000,
};
