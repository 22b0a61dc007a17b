// The suite that needs real directories: npm run test:directories, which starts them.
import workspace from './jest.config.mjs';

export default {
  ...workspace,
  testMatch: ['**/*.directory.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/bundle/'],
  testTimeout: 60_000,
};
