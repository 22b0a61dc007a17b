import { afterAll, describe, expect, it } from '@jest/globals';
import { Unavailable } from '@latchkey/kernel';
import { figure } from '@latchkey/kernel/testing';
import type { ExtensionAnswer } from '@latchkey/extensions';
import { SandboxThreads, sandboxSettings } from './sandbox-threads.ts';
import { ScriptSandbox } from './script-sandbox.ts';

const threads = new SandboxThreads();
const sandbox = new ScriptSandbox(threads);
afterAll(() => threads.close());

function run(source: string, input: unknown = {}, parameters = {}): Promise<ExtensionAnswer> {
  const definition = { kind: 'script', source } as const;
  const when = { runId: 'r', now: new Date(), secrets: {} };
  return sandbox.execute({ ...when, definition, functionName: 'f', input, parameters });
}
const answered = (output: unknown) => ({ kind: 'answered', output });
const failed = (reason: string) => ({ kind: 'no-answer', reason });

/** Names that a host gives and that code must never see; the last two give away a path or an environment. */
const probes =
  'process require module exports Buffer fetch XMLHttpRequest WebSocket setTimeout setInterval setImmediate ' +
  'console Deno Bun os std scriptArgs print WebAssembly Worker importScripts navigator performance ' +
  'crypto structuredClone __dirname __filename';

describe('a script of a tenant', () => {
  it('S-50 gets its input and its parameters, and answers', async () => {
    const source =
      'function f(input, parameters) { return { account: input.a + parameters.b, n: [1, null] }; }';
    expect(await run(source, { a: 'x' }, { b: 'y' })).toEqual(answered({ account: 'xy', n: [1, null] }));
  });

  it('S-50 may define its function in any way', async () => {
    for (const source of [
      'const f = () => 1',
      'let f = function () { return 1 }',
      'var f = () => 1',
      'globalThis.f = () => 1',
    ]) {
      expect(await run(source)).toEqual(answered(1));
    }
  });

  it.each([
    ['function lookUpAccount() {}', 'defined'],
    ['const lookUpAccount = (input) => ({})', 'defined'],
    ['async function lookUpAccount() {}', 'defined'],
    ['class lookUpAccount {}', 'defined'],
    ['// function lookUpAccount() {}', 'absent'],
    ['"function lookUpAccount() {}"', 'absent'],
    ['var lookUpAccount = 1', 'absent'],
    ['function lookupAccount() {}', 'absent'],
    ['{ let lookUpAccount = () => 1 }', 'absent'],
    ['function lookUpAccount() {', 'no-script'],
    ['throw new Error()', 'no-script'],
    ['for(;;);', 'no-script'],
    ['import x from "fs"', 'no-script'],
  ])('PR-B40 %s: the function of the contract is %s', async (source, expected) => {
    expect(await sandbox.defines(source, 'lookUpAccount')).toBe(expected);
  });

  it('S-50 leaves nothing behind for the next', async () => {
    await run(
      'globalThis.left = 1; Array.prototype.left = 1; JSON.stringify = () => "1"; function f() { return 1 }',
    );
    expect(
      await run('function f() { return [typeof left, [].left === undefined, JSON.stringify([2])] }'),
    ).toEqual(answered(['undefined', true, '[2]']));
  });

  it('S-50 sees no object of the host', async () => {
    const source = `function f() { return ${JSON.stringify(probes.split(' '))}.filter((name) => typeof globalThis[name] !== 'undefined') }`;
    expect(await run(source)).toEqual(answered([]));
  });

  /** What is hostile, and what may come of it. An answer is no escape as long as it is what is written here. */
  const hostile: readonly (readonly [string, string, unknown])[] = [
    ['an endless loop', 'function f() { for (;;); }', failed('too-slow')],
    ['an endless loop while it is read', 'for (;;);', failed('too-slow')],
    ['a loop that catches', 'function f() { for (;;) { try { for (;;); } catch {} } }', failed('too-slow')],
    ['a loop in finally', 'function f() { try { for (;;); } finally { for (;;); } }', failed('too-slow')],
    ['a generator without end', 'function f() { return [...(function* () { for (;;) yield 1 })()] }', 'any'],
    ['a regex bomb', 'function f() { return /^(a+)+$/.test("a".repeat(40) + "!") }', failed('too-slow')],
    ['a native loop', 'function f() { return new Array(2 ** 26).join("ab").length }', failed('too-slow')],
    ['an endless fill', 'function f() { return [].fill.call({ length: 2 ** 40 }, 1) }', failed('too-slow')],
    ['an endless sort', 'function f() { for (;;) [3, 2, 1].sort(() => { for (;;); }) }', failed('too-slow')],
    ['allocation', 'function f() { const all = []; for (;;) all.push(new Array(10000).fill(1)) }', 'any'],
    ['one huge string', 'function f() { let s = "x"; for (;;) s += s }', 'any'],
    ['one huge buffer', 'function f() { return new ArrayBuffer(2 ** 31).byteLength }', failed('failed')],
    ['recursion', 'function f() { return f() }', failed('failed')],
    [
      'deep nesting',
      'function f() { let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return a }',
      failed('failed'),
    ],
    ['deep source', `function f() { return ${'['.repeat(20_000)}${']'.repeat(20_000)} }`, failed('failed')],
    [
      'prototype tampering',
      'Object.prototype.toJSON = () => "mine"; function f() { return {} }',
      answered('mine'),
    ],
    [
      'a prototype in the answer',
      'function f() { return JSON.parse(\'{"__proto__": {"admin": true}}\') }',
      'any',
    ],
    [
      'the constructor of a constructor',
      'function f() { return f.constructor.constructor("return typeof process")() }',
      answered('undefined'),
    ],
    [
      'the constructor of the input',
      'function f(i) { return i.constructor.constructor("return this")().process === undefined }',
      answered(true),
    ],
    ['eval', 'function f() { return eval("typeof require") }', answered('undefined')],
    [
      'a dynamic import',
      'async function f() { return (await import("node:fs")).readFileSync("/etc/passwd") }',
      answered({}),
    ],
    ['require', 'function f() { return require("fs") }', failed('failed')],
    ['process', 'function f() { return process.env }', failed('failed')],
    ['fetch', 'function f() { return fetch("https://example.com") }', failed('failed')],
    ['a huge output', 'function f() { return "x".repeat(70000) }', failed('too-large')],
    ['a getter on the answer', 'function f() { return { get a() { for (;;); } } }', failed('too-slow')],
    [
      'a proxy as the answer',
      'function f() { return new Proxy({}, { ownKeys() { for (;;); } }) }',
      failed('too-slow'),
    ],
    ['a promise that never settles', 'function f() { return new Promise(() => {}) }', answered({})],
    [
      'work after the answer',
      'function f() { Promise.resolve().then(() => { for (;;); }); return 1 }',
      answered(1),
    ],
    [
      'a toJSON that loops',
      'function f() { return { toJSON() { return { toJSON: this.toJSON, a: this } } } }',
      failed('failed'),
    ],
    ['a toJSON without end', 'function f() { return { toJSON() { for (;;); } } }', failed('too-slow')],
    ['a circle', 'function f() { const a = {}; a.a = a; return a }', failed('failed')],
    [
      'JSON replaced',
      'JSON.stringify = () => "{\\"a\\":1}"; JSON.parse = () => 7; function f(i) { return typeof i }',
      answered('object'),
    ],
    ['no answer', 'function f() {}', failed('failed')],
    ['a function as the answer', 'function f() { return f }', failed('failed')],
    [
      'a thrown getter',
      'function f() { throw { get message() { for (;;); }, get stack() { for (;;); } } }',
      failed('failed'),
    ],
    [
      'the stack of an error',
      'function f() { return /[/]work|node_modules|[.]ts/.test(new Error().stack) }',
      answered(false),
    ],
    [
      'a name that is a getter',
      'Object.defineProperty(globalThis, "f", { get() { for (;;); } })',
      failed('too-slow'),
    ],
    [
      'shared memory',
      'function f() { return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0) }',
      failed('failed'),
    ],
    [
      'finalizers',
      'function f() { new FinalizationRegistry(() => { for (;;); }).register({}, 1); return 1 }',
      'any',
    ],
  ];

  /** Which limit ends a script depends on the machine; that it gets no answer does not. */
  const isHarmless = (told: ExtensionAnswer, expected: unknown): boolean =>
    expected === 'any' || (told.kind === 'no-answer' ? !isAnswer(expected) : same(told, expected));
  const isAnswer = (expected: unknown): boolean => (expected as { kind: string }).kind === 'answered';
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

  it('S-50 hostile ones neither escape nor hang, and harm nobody else', async () => {
    const heap = process.memoryUsage().rss;
    let hung = 0;
    let slowest = 0;
    const escapes: unknown[] = [];
    for (const [what, source, expected] of hostile) {
      const began = performance.now();
      const told = await Promise.race([
        run(source),
        new Promise<'hung'>((resolve) => setTimeout(() => resolve('hung'), 15_000).unref()),
      ]);
      slowest = Math.max(slowest, performance.now() - began);
      if (told === 'hung') hung += 1;
      else if (!isHarmless(told, expected)) escapes.push([what, told]);
    }
    const grown = (process.memoryUsage().rss - heap) / 2 ** 20;
    figure(
      `S-50: ${hostile.length} hostile scripts: ${escapes.length} escapes, ${hung} hangs, ${threads.killed} threads killed, ` +
        `slowest ended after ${slowest.toFixed(0)} ms, grown by ${grown.toFixed(0)} MiB`,
    );
    expect(escapes).toEqual([]);
    expect(hung).toBe(0);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    expect(await run('function f() { return 1 }')).toEqual(answered(1));
  }, 120_000);

  it('S-50 no more than 16 MiB', async () => {
    const take = (mebibytes: number) =>
      `function f() { return new Uint8Array(${mebibytes} * 2 ** 20).length }`;
    expect(await run(take(8))).toEqual(answered(8 * 2 ** 20));
    expect(await run(take(17))).toEqual(failed('failed'));
  });

  it('S-50 a thread that is killed does not take the others or the next run with it', async () => {
    const own = new SandboxThreads({ ...sandboxSettings, threads: 1, killAfter: 200 });
    const alone = new ScriptSandbox(own);
    const ask = (source: string) =>
      alone.execute({
        ...{ runId: 'r', now: new Date(), secrets: {}, functionName: 'f', input: {}, parameters: {} },
        definition: { kind: 'script', source },
      });
    await ask('function f() { return 0 }');
    const told = await Promise.all([
      ask('function f() { return new Array(2 ** 26).join("ab").length }'),
      ask('function f() { return 2 }'),
    ]);
    expect(told).toEqual([failed('too-slow'), answered(2)]);
    expect(own.killed).toBe(1);
    await own.close();
    expect(await ask('function f() { return 3 }')).toEqual(failed('too-busy'));
  });

  it('S-50 more than can wait are turned away at once', async () => {
    const own = new SandboxThreads({ ...sandboxSettings, threads: 1, waiting: 3 });
    const alone = new ScriptSandbox(own);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => alone.defines('function f() {}', 'f')),
    );
    const refused = results.filter((each) => each.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(Unavailable);
    expect(await alone.defines('function f() {}', 'f')).toBe('defined');
    await own.close();
  });
});
