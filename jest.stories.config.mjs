// The suite in which the product runs as processes and stories are told from end to end: npm run test:stories.
import workspace from './jest.config.mjs';

export default {
  ...workspace,
  testMatch: ['**/*.e2e.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/bundle/'],
};
