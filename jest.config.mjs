// One Jest configuration for the whole workspace. Types are checked by the build; here swc only strips them.
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 9)) {
  throw new Error(
    `Node ${process.versions.node} is too old for the tests (24.9 is needed). Run them by "npm test", which brings its own.`,
  );
}

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const swc = (tsx) => [
  '@swc/jest',
  {
    swcrc: false,
    module: { type: 'es6' },
    sourceMaps: 'inline',
    jsc: {
      target: 'es2023',
      keepClassNames: true,
      parser: { syntax: 'typescript', tsx, decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: true,
        react: { runtime: 'automatic' },
      },
    },
  },
];

export const swcTransform = { '^.+\\.ts$': swc(false), '^.+\\.tsx$': swc(true) };

export default {
  rootDir: at('.'),
  roots: ['apps', 'libs', 'tools'].map((folder) => at(folder)),
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/dist/',
    '/bundle/',
    '\\.(browser|directory|fault|e2e)\\.spec\\.tsx?$',
  ],
  modulePathIgnorePatterns: ['/dist/', '/bundle/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  // Never 'import': CommonJS packages would then be handed the ES build of their own dependencies.
  testEnvironmentOptions: { customExportConditions: ['@latchkey/source', 'node', 'node-addons'] },
  setupFiles: [at('tools/jest/setup.mjs')],
  globalSetup: at('tools/jest/start-postgres.mjs'),
  globalTeardown: at('tools/jest/stop-postgres.mjs'),
  transform: swcTransform,
  cacheDirectory: at('node_modules/.cache/jest'),
  // Jest's ES module mode keeps modules of finished files alive; a worker that has grown is replaced.
  workerIdleMemoryLimit: '512MB',
  testTimeout: 30_000,
};
