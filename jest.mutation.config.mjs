// Specs of rules alone, for mutants: no database, no process. Used by npm run mutation.
import workspace from './jest.config.mjs';

const { globalSetup, globalTeardown, ...rest } = workspace;

export default {
  ...rest,
  testMatch: ['**/libs/domain/recovery/src/{process,reset-request,lockout}/**/*.spec.ts'],
};
