import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { depConstraints } from './tools/eslint/boundaries.mjs';
import { fileName } from './tools/eslint/file-name.mjs';

const code = ['**/*.ts', '**/*.tsx', '**/*.mjs'];
const tests = ['**/*.spec.ts', '**/*.spec.tsx', '**/testing/**'];

/** Tenants' code runs in a WebAssembly sandbox only, and ours needs no second interpreter. */
const interpreters = ['vm', 'node:vm'].map((name) => ({ name, message: 'No code is evaluated here.' }));
/** The domain computes; whoever reads a file or opens a connection is an adapter. */
const inputAndOutput = [
  'fs',
  'net',
  'http',
  'https',
  'http2',
  'dns',
  'tls',
  'dgram',
  'child_process',
  'cluster',
].map((name) => ({
  group: [name, `node:${name}`, `${name}/*`, `node:${name}/*`],
  message: 'The domain does no input or output.',
}));
const casl = { name: '@casl/ability', message: 'Abilities are the business of access alone.' };

const restrictImports = (paths, patterns = []) => ({
  'no-restricted-imports': ['error', { paths: [...interpreters, ...paths], patterns }],
});

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      'apps/*/bundle',
      '**/coverage',
      '.nx',
      '.data',
      '.results',
      '.stryker',
      '**/node_modules',
    ],
  },
  { linterOptions: { noInlineConfig: true } },
  ...tseslint.configs.strict,
  {
    files: code,
    plugins: { '@nx': nx, latchkey: { rules: { 'file-name': fileName } } },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, banTransitiveDependencies: true, depConstraints },
      ],
      'latchkey/file-name': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      ...restrictImports([]),
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo)$/]',
          message: 'A test runs, or it is not there.',
        },
        {
          selector: 'Identifier[name=/^(xit|xdescribe|fit|fdescribe)$/]',
          message: 'A test runs, or it is not there.',
        },
      ],
      // Nest modules are empty classes with a decorator, commands are classes with nothing but a constructor.
      '@typescript-eslint/no-extraneous-class': [
        'error',
        { allowWithDecorator: true, allowConstructorOnly: true },
      ],
    },
  },
  { files: ['libs/domain/**'], rules: restrictImports([casl], inputAndOutput) },
  { files: ['libs/domain/access/**'], rules: restrictImports([], inputAndOutput) },
  { files: tests, rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  {
    // A migration is a list of statements, named by its date.
    files: ['**/migrations/**'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off', 'latchkey/file-name': 'off' },
  },
  { files: ['tools/**', 'jest*.config.mjs', 'eslint.config.mjs'], rules: { 'no-console': 'off' } },
);
