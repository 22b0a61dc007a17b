import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { developerPage } from './developer-page.ts';
import type { ExampleRequest, Json } from './example-request.ts';
import { pageScript } from './page-script.ts';
import { curlSnippet } from './snippets/curl.ts';
import { javaSnippet, javaText } from './snippets/java.ts';
import { javascriptSnippet } from './snippets/javascript.ts';
import { pythonSnippet } from './snippets/python.ts';
import { triedOperations } from './tried-operations.ts';

const hostileWords = [
  ...['"', "'", '`', '\\', '$(id)', '${1+1}', '`id`', '</script><script>alert(1)</script>', '</pre>', '<!--'],
  ...[
    '&amp;',
    '%s',
    '{}',
    '*/',
    '"""',
    "'''",
    '\\u000a',
    '\\',
    '\n',
    '\r\n',
    '\u0000',
    '\u2028',
    '\ud800',
    '😀',
  ],
  ...['__proto__', '@/etc/passwd', '$LATCHKEY_KEY', '!!', '-', ''],
];
const hostile = fc.oneof(
  fc.constantFrom(...hostileWords),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...hostileWords)).map((words) => words.join('')),
);
const { tree: body } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    hostile,
    fc.constantFrom(true, false, null, 0, -7, 1.5, 1e21),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.array(fc.tuple(hostile, tie('tree')), { maxLength: 3 }).map((fields) => Object.fromEntries(fields)),
  ),
}));

const apiOf = (name: string, value: string, example: Json) => ({
  paths: {
    [`/v1/${name}/{${name}}`]: {
      post: {
        tags: ['shown'],
        description: name,
        parameters: [
          { name, in: 'path', required: true, example: value, description: value },
          { name, in: 'query', required: true, example: value },
          { name: 'Idempotency-Key', in: 'header', required: true },
          { name: 'X-Told', in: 'header', required: true, example: value },
          { name, in: 'header', required: true, example: value },
        ],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Sent' } } } },
        responses: { 200: { description: name, content: { [name]: { schema: { example } } } } },
      },
    },
  },
  components: { schemas: { Sent: { examples: [example] } } },
});
const api = fc.tuple(hostile, hostile, body).map((parts) => apiOf(...parts));
const request = api.map((described) => triedOperations(described, 'shown')[0]?.requests[0] as ExampleRequest);

const url = 'https://latchkey.example';
const key = 'lk_test_aaaaaaaaaaaaaaaaaaaa';
const env = { LATCHKEY_URL: url, LATCHKEY_KEY: key };
const sameJson = (text: string, value: Json | undefined) =>
  expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(value));

/** What a program in the language of snippets tells of them, on its standard output. */
function run(command: string, words: string[], snippets: readonly string[]): unknown[] {
  const options = { input: JSON.stringify(snippets), env: { ...process.env, ...env }, maxBuffer: 2 ** 24 };
  return JSON.parse(execFileSync(command, words, options).toString()) as unknown[];
}

describe('snippets of whatever a description says', () => {
  it('RA-15 have a path and headers that mean nothing in any language', () => {
    const check = ({ path, headers }: ExampleRequest) => {
      expect(path).toMatch(/^[\w.~%/-]+\?[\w.~%=-]+$/);
      for (const value of Object.values(headers)) expect(value).toMatch(/^[\x20-\x7e]*$/);
    };
    fc.assert(fc.property(request, check));
  });

  it('RA-15 in JavaScript send what is described, and do nothing else', () => {
    const samples = fc.sample(request, 100);
    const driver = `
const read = await new Response(process.stdin).json();
const [sent, { log }] = [[], console];
globalThis.fetch = (url, options) => (sent.push({ url, ...options }), { status: 200, text: () => '' });
console.log = () => undefined;
for (const snippet of read) await import('data:text/javascript,' + encodeURIComponent(snippet));
log(JSON.stringify(sent));`;
    const sent = run(process.execPath, ['--input-type=module', '-e', driver], samples.map(javascriptSnippet));
    expect(sent).toHaveLength(samples.length);
    for (const [at, { path, headers, body: described }] of samples.entries()) {
      const { body: text, ...rest } = sent[at] as { body: string };
      expect(rest).toEqual({
        ...{ url: `${url}${path}`, method: 'POST' },
        headers: {
          ...{ ...headers, Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
          'Idempotency-Key': expect.stringMatching(/^[\da-f-]{36}$/),
        },
      });
      sameJson(text, described);
    }
  });

  it('RA-15 for a shell are one call of curl, with the same words', () => {
    const check = (described: ExampleRequest) => {
      const script = `curl() { printf '%s\\0' "$@"; }\n${curlSnippet(described)}`;
      const words = execFileSync('sh', ['-c', script], { env: { ...process.env, ...env } })
        .toString()
        .split('\0')
        .slice(0, -1);
      expect(words.slice(0, 6)).toEqual([
        ...['--globoff', '--request', 'POST', `${url}${described.path}`, '--header'],
        `Authorization: Bearer ${key}`,
      ]);
      for (const [name, value] of Object.entries(described.headers))
        expect(words).toContain(`${name}: ${value}`);
      expect(words.at(-2)).toBe('--data-raw');
      sameJson(words.at(-1) ?? '', described.body);
    };
    fc.assert(fc.property(request, check), { numRuns: 50 });
  });

  it('RA-15 in Python give the same values, where Python is; everywhere, texts that JSON reads too', () => {
    const samples = fc.sample(request, 100);
    const snippets = samples.map(pythonSnippet);
    for (const snippet of snippets)
      for (const [text] of snippet.matchAll(/"(?:[^"\\]|\\.)*"/g))
        expect(() => JSON.parse(text)).not.toThrow();
    const driver = `
import json, sys, types
sent = []
def request(method, url, headers, json=None, timeout=None):
    sent.append([method, url, headers, json])
    return types.SimpleNamespace(status_code=200, text='')
sys.modules['requests'] = types.SimpleNamespace(request=request)
for snippet in json.load(sys.stdin):
    exec(snippet, {'print': lambda *shown: None})
print(json.dumps(sent))`;
    if (spawnSync('python3', ['--version']).error) return;
    const sent = run('python3', ['-c', driver], snippets) as [string, string, Record<string, string>, Json][];
    expect(sent).toHaveLength(samples.length);
    for (const [at, { path, headers, body: described }] of samples.entries()) {
      expect(sent[at]?.slice(0, 2)).toEqual(['POST', `${url}${path}`]);
      expect(sent[at]?.[2]).toMatchObject({ ...headers, Authorization: `Bearer ${key}` });
      expect(JSON.stringify(sent[at]?.[3])).toBe(JSON.stringify(described));
    }
  });

  it('RA-15 in Java are printable, and no text in them ends before its end', () => {
    const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
    const read = (literal: string) =>
      literal
        .slice(1, -1)
        .replaceAll(/\\(?:u([\da-f]{4})|([0-7]{3})|(.))/g, (_all, hex?: string, octal?: string, name = '') =>
          hex || octal
            ? String.fromCharCode(Number.parseInt(hex ?? octal ?? '', hex ? 16 : 8))
            : (named[name as string] ?? 'no escape of Java'),
        );
    const check = (text: string, described: ExampleRequest) => {
      expect(javaText(text)).toMatch(/^"(?:[ !#-[\]-~]|\\(?:[nrt"\\]|[0-7]{3}|u[\da-f]{4}))*"$/);
      expect(read(javaText(text))).toBe(text);
      expect(javaSnippet(described)).toMatch(/^[\x20-\x7e\n]*$/);
    };
    fc.assert(fc.property(hostile, request, check));
  });
});

describe('the page of the API', () => {
  const pageOf = (described: object) =>
    developerPage({ operations: triedOperations(described as never, 'shown'), origin: url });
  const tagsOf = (page: string) => page.match(/<[a-z!/][^>]*>/gi) ?? [];

  it('RA-15 has the same tags whatever the description says', () => {
    const namesOf = (page: string) => tagsOf(page).map((tag) => /^<[!/]*\w+/.exec(tag)?.[0]);
    const plain = namesOf(pageOf(apiOf('a', 'b', { c: 1 })));
    fc.assert(
      fc.property(api, (described) => {
        expect(namesOf(pageOf(described))).toEqual(plain);
      }),
    );
    expect(plain.filter((name) => name === '<script')).toHaveLength(1);
  });

  it('RA-15 S-49 has no script of its own, no form, no named field and nobody else’s file', () => {
    const page = pageOf(apiOf('a', 'b', { c: 1 }));
    expect(page).toContain('<script src="/developer/page.js" defer></script>');
    expect(page).not.toMatch(
      /<form|<style|\son\w+=|\sname="(?!viewport)|\sstyle=|https?:\/\/(?!latchkey\.example)/,
    );
    expect(pageScript).not.toMatch(/localStorage|sessionStorage|cookie|innerHTML|location|eval\(|https?:/);
  });

  it('RA-15 gives an example of every answer, made where none is given', () => {
    const [operation] = triedOperations(
      {
        paths: {
          '/v1/things': {
            get: {
              tags: ['shown'],
              responses: {
                200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
                204: { description: 'Nothing.' },
              },
            },
          },
        },
        components: {
          schemas: {
            Thing: {
              type: 'object',
              required: ['at', 'kinds', 'next', 'inner', 'rank', 'on'],
              properties: {
                ...{ at: { type: 'string', format: 'date-time' }, left: { type: 'string' } },
                ...{
                  kinds: { type: 'array', items: { enum: ['a', 'b'] } },
                  next: { type: ['string', 'null'] },
                },
                ...{ inner: { $ref: '#/components/schemas/Thing' }, rank: { type: 'integer' } },
                on: { anyOf: [{ type: 'boolean' }, { type: 'null' }] },
              },
            },
          },
        },
      },
      'shown',
    );
    const [given, nothing] = operation?.answers ?? [];
    expect(given?.body).toMatchObject({
      ...{ at: '2026-03-01T09:30:00.000Z', kinds: ['a'], next: 'text', rank: 1, on: true },
      inner: { kinds: ['a'] },
    });
    expect(Object.keys(given?.body ?? {})).not.toContain('left');
    expect(nothing).toMatchObject({ status: '204', description: 'Nothing.', body: undefined });
    expect(operation?.requests).toMatchObject([
      { method: 'GET', path: '/v1/things', needsIdempotencyKey: false },
    ]);
  });
});
