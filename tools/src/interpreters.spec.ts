import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { globSync, readFileSync } from 'node:fs';
import { workspacePath } from './workspace.ts';

/** Ways by which text becomes code in this process. */
const ways: readonly RegExp[] = [
  /(?<![\w.$'"`])eval\s*\(/,
  /\bnew\s+Function\b/,
  /(?<![\w.$'"`])Function\s*\(/,
  /['"](?:node:)?vm['"]/,
  /\bcreateContext\s*\(.*\brunIn/,
  /\bset(?:Timeout|Interval)\s*\(\s*['"`]/,
  /\bimport\s*\(\s*['"`]data:/,
];

const waysIn = (text: string): RegExp[] => ways.filter((way) => way.test(text));

describe('the product', () => {
  it('S-50 makes no code of text: no eval, no Function, no vm', () => {
    const files = globSync('{apps,libs}/**/src/**/*.{ts,tsx,mjs}', { cwd: workspacePath('.') }).filter(
      (file) => !/\.spec\.tsx?$|\/testing\/|node_modules|\/dist\//.test(file),
    );
    const found = files.filter((file) => waysIn(readFileSync(workspacePath(file), 'utf8')).length > 0);
    figure(`S-50: ${found.length} uses of eval, Function or vm in ${files.length} files of the product`);
    expect(files.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });

  it.each([
    'eval("1")',
    'const f = new Function("return 1")',
    'Function("return 1")()',
    "import vm from 'node:vm'",
    "const vm = require('vm')",
    'setTimeout("work()", 1)',
    "await import('data:text/javascript,1')",
  ])('S-50 would be seen: %s', (text) => {
    expect(waysIn(text)).not.toEqual([]);
  });

  it.each(['context.evalCode(source)', 'isFunction(x)', 'setTimeout(() => 1, 2)'])('%s is none', (text) => {
    expect(waysIn(text)).toEqual([]);
  });
});
