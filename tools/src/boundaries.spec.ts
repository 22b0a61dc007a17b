import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LintMessage, LintRequest } from './lint-texts.ts';
import { workspacePath } from './workspace.ts';

const BOUNDARIES = '@nx/enforce-module-boundaries';
const folders: Record<string, string> = {
  kernel: 'libs/domain/kernel',
  ui: 'libs/ui',
  platform: 'libs/platform',
  'public-api': 'apps/public-api',
  portal: 'apps/portal',
  tools: 'tools',
  ...Object.fromEntries(
    [
      'tenancy',
      'messaging',
      'extensions',
      'access',
      'identity',
      'credentials',
      'sign-in',
      'verification',
      'recovery',
      'desktop',
      'audit',
    ].map((name) => [name, `libs/domain/${name}`]),
  ),
  ...Object.fromEntries(
    ['persistence', 'credential-stores', 'channels', 'keys', 'templates', 'outbound'].map((name) => [
      name,
      `libs/adapters/${name}`,
    ]),
  ),
  'extension-executors': 'libs/adapters/extensions',
};

/** A file of the project that imports one thing and uses it. */
function importing(project: string, specifier: string, file = 'src/deliberate.ts'): LintRequest {
  return {
    filePath: `${folders[project]}/${file}`,
    text: `import * as imported from '${specifier}';\nexport const used = imported;\n`,
  };
}

/** project, import, what the rule must say */
const violations: [string, string, string][] = [
  // type:domain
  ['recovery', '@latchkey/persistence', '"type:domain" can only depend on'],
  ['recovery', '@latchkey/platform', '"type:domain" can only depend on'],
  ['recovery', '@latchkey/ui', '"type:domain" can only depend on'],
  ['recovery', 'pg', 'is not allowed to import "pg"'],
  ['recovery', '@mikro-orm/core', 'is not allowed to import "@mikro-orm/core"'],
  ['kernel', '@nestjs/common', 'is not allowed to import "@nestjs/common"'],
  // the order of the contexts
  ['kernel', '@latchkey/tenancy', '"scope:kernel" cannot depend on any libs'],
  ['tenancy', '@latchkey/identity', '"scope:tenancy" can only depend on'],
  ['messaging', '@latchkey/identity', '"scope:messaging" can only depend on'],
  ['extensions', '@latchkey/identity', '"scope:extensions" can only depend on'],
  ['extensions', '@latchkey/messaging', '"scope:extensions" can only depend on'],
  ['access', '@latchkey/identity', '"scope:access" can only depend on'],
  ['identity', '@latchkey/credentials', '"scope:identity" can only depend on'],
  ['identity', '@latchkey/access', '"scope:identity" can only depend on'],
  ['credentials', '@latchkey/messaging', '"scope:credentials" can only depend on'],
  ['credentials', '@latchkey/sign-in', '"scope:credentials" can only depend on'],
  ['sign-in', '@latchkey/verification', '"scope:sign-in" can only depend on'],
  ['verification', '@latchkey/recovery', '"scope:verification" can only depend on'],
  ['recovery', '@latchkey/access', '"scope:recovery" can only depend on'],
  ['desktop', '@latchkey/access', '"scope:desktop" can only depend on'],
  ['audit', '@latchkey/tenancy', '"scope:audit" can only depend on'],
  // the other types
  ['channels', '@latchkey/persistence', '"type:adapter" can only depend on'],
  ['channels', '@latchkey/platform', '"type:adapter" can only depend on'],
  ['outbound', '@latchkey/persistence', '"type:adapter" can only depend on'],
  ['extension-executors', '@latchkey/persistence', '"type:adapter" can only depend on'],
  ['extensions', '@latchkey/outbound', '"type:domain" can only depend on'],
  ['messaging', 'smpp', 'is not allowed to import "smpp"'],
  ['extensions', 'undici', 'is not allowed to import "undici"'],
  ['extensions', 'quickjs-emscripten-core', 'is not allowed to import "quickjs-emscripten-core"'],
  ['platform', '@latchkey/recovery', '"type:platform" can only depend on'],
  ['platform', '@latchkey/persistence', '"type:platform" can only depend on'],
  ['portal', '@latchkey/recovery', '"type:client" can only depend on'],
  ['portal', '@latchkey/persistence', '"type:client" can only depend on'],
  ['ui', '@latchkey/kernel', '"type:ui" cannot depend on any libs'],
  ['public-api', '@latchkey/tools', '"type:app" can only depend on'],
  ['public-api', '@latchkey/portal', 'unresolvable dependencies are not allowed'],
  // for everybody
  ['recovery', '../../verification/src/index.ts', 'relative'],
  ['persistence', 'fast-uri', 'Transitive or unresolvable'],
];

/** What the house allows, so that a rule which refuses everything does not pass for a good one. */
const permitted: [string, string][] = [
  ['recovery', '@latchkey/verification'],
  ['recovery', '@latchkey/messaging'],
  ['recovery', 'zod'],
  ['extensions', 're2js'],
  ['identity', 'libphonenumber-js/max'],
  ['desktop', 'ipaddr.js'],
  ['credentials', '@latchkey/extensions'],
  ['extension-executors', '@latchkey/extensions'],
  ['extension-executors', '@latchkey/outbound'],
  ['channels', '@latchkey/outbound'],
  ['credential-stores', '@latchkey/strict-xml'],
  ['access', '@casl/ability'],
  ['sign-in', '@latchkey/credentials'],
  ['persistence', '@latchkey/recovery'],
  ['persistence', 'pg'],
  ['templates', '@latchkey/ui'],
  ['platform', '@latchkey/identity'],
  ['portal', '@latchkey/ui'],
  ['public-api', '@latchkey/platform'],
  ['public-api', '@latchkey/persistence'],
  ['tools', '@latchkey/persistence'],
];

const otherRules: [string, string, LintRequest][] = [
  ['no-restricted-imports', 'casl outside access', importing('recovery', '@casl/ability')],
  ['no-restricted-imports', 'input and output in the domain', importing('recovery', 'node:fs/promises')],
  ['no-restricted-imports', 'a second interpreter', importing('platform', 'node:vm')],
  ['no-eval', 'eval', { filePath: 'libs/platform/src/deliberate.ts', text: 'export const x = eval("1");' }],
  [
    'no-new-func',
    'the Function constructor',
    { filePath: 'tools/src/deliberate.ts', text: 'export const x = new Function("return 1");' },
  ],
  ['no-console', 'console', { filePath: 'apps/worker/src/deliberate.ts', text: 'console.log(1);' }],
  ['latchkey/file-name', 'an empty name', { filePath: 'libs/platform/src/utils.ts', text: 'export {};' }],
  [
    'latchkey/file-name',
    'an empty suffix',
    { filePath: 'libs/platform/src/users.service.ts', text: 'export {};' },
  ],
  ['latchkey/file-name', 'another case', { filePath: 'libs/platform/src/LoadUser.ts', text: 'export {};' }],
  ['max-lines', 'a long file', { filePath: 'libs/platform/src/long.ts', text: '// line\n'.repeat(301) }],
  [
    'max-lines-per-function',
    'a long function',
    {
      filePath: 'libs/platform/src/long.ts',
      text: `export function long() {\n${'  Math.random();\n'.repeat(41)}}\n`,
    },
  ],
  [
    'no-restricted-syntax',
    'a skipped test',
    { filePath: 'libs/platform/src/some.spec.ts', text: "it.skip('x', () => undefined);" },
  ],
];

/** Most deliberate violations would also close a circle, and be refused for that before their tags are read. */
const circle: LintRequest = {
  ...importing('kernel', '@latchkey/tenancy', 'src/circle.ts'),
  circlesMatter: true,
};

const control: LintRequest = {
  filePath: 'libs/platform/src/service-desk-types.ts',
  text: 'export const one = 1;\n',
};

describe('the boundaries of the house', () => {
  let answers: LintMessage[][];
  const requests = [
    ...violations.map(([project, specifier]) => importing(project, specifier)),
    circle,
    ...permitted.map(([project, specifier]) => importing(project, specifier)),
    ...otherRules.map(([, , request]) => request),
    control,
  ];
  const said = (request: LintRequest): LintMessage[] => {
    const at = requests.findIndex(
      ({ filePath, text }) => filePath === request.filePath && text === request.text,
    );
    return answers[at] ?? [];
  };

  beforeAll(() => {
    writeProjectGraph();
    const lint = spawnSync(process.execPath, [workspacePath('tools/src/lint-texts.ts')], {
      cwd: workspacePath('.'),
      input: JSON.stringify(requests),
      maxBuffer: 64 * 2 ** 20,
    });
    if (lint.status !== 0) throw new Error(String(lint.stderr));
    answers = JSON.parse(String(lint.stdout)) as LintMessage[][];
  }, 120_000);

  it.each(violations)('%s may not import %s', (project, specifier, words) => {
    const messages = said(importing(project, specifier)).filter(({ rule }) => rule === BOUNDARIES);
    expect(messages.map(({ message }) => message).join('\n')).toContain(words);
  });

  it('kernel may not close a circle', () => {
    const messages = said(circle).map(({ message }) => message);
    expect(messages.join('\n')).toContain('Circular dependency between "kernel" and "tenancy"');
  });

  it.each(permitted)('%s may import %s', (project, specifier) => {
    expect(said(importing(project, specifier))).toEqual([]);
  });

  it.each(otherRules)('%s sees %s', (rule, _, request) => {
    expect(said(request).map((message) => message.rule)).toContain(rule);
  });

  it('lets an ordinary file pass', () => {
    expect(said(control)).toEqual([]);
  });
});

/** Without a graph on disk the boundary rule passes over everything with a mere warning. */
function writeProjectGraph(): void {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-graph-'));
  const file = join(folder, 'graph.json');
  const nx = workspacePath('node_modules/.bin/nx');
  const graph = spawnSync(process.execPath, [nx, 'graph', `--file=${file}`], {
    cwd: workspacePath('.'),
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  const made = graph.status === 0 && existsSync(file);
  rmSync(folder, { recursive: true, force: true });
  if (!made) throw new Error(`The project graph cannot be made:\n${String(graph.stderr)}`);
}
