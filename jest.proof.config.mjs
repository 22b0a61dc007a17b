// What npm run proof takes its specs from: those of npm test, npm run test:stories and npm run test:faults.
import workspace from './jest.config.mjs';

export default {
  ...workspace,
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/bundle/', '\\.(browser|directory)\\.spec\\.tsx?$'],
};
