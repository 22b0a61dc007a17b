// The suite in which processes are killed, databases go away and stores fail: npm run test:faults.
import workspace from './jest.config.mjs';

export default {
  ...workspace,
  testMatch: ['**/*.fault.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/bundle/'],
};
