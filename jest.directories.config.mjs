// The suite that needs real directories: npm run test:directories, which starts them.
import workspace from './jest.config.mjs';

export default {
  ...workspace,
  // No database: a directory is all that these need.
  globalSetup: undefined,
  globalTeardown: undefined,
  testMatch: ['**/*.directory.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/bundle/'],
  testTimeout: 60_000,
};
