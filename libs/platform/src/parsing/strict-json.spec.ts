import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '@latchkey/kernel';
import fc from 'fast-check';
import { parseStrictJson } from './strict-json.ts';

const parse = (text: string): unknown => parseStrictJson(Buffer.from(text));

function faultOf(bytes: Uint8Array | string): string {
  try {
    parseStrictJson(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  } catch (error) {
    if (error instanceof InvalidInput)
      return error.errors.map(({ code, pointer }) => `${code} ${pointer}`).join();
    throw error;
  }
  return 'accepted';
}

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('strict JSON', () => {
  it('S-47 duplicate JSON keys are refused, however they are written and wherever they are', () => {
    for (const [text, pointer] of [
      ['{"a":1,"a":2}', '/a'],
      ['{"a":1,"a":1}', '/a'],
      ['{"a":1,"\\u0061":2}', '/a'],
      ['{"a":{"b":[0,{"c":1,"d":2,"c":3}]}}', '/a/b/1/c'],
      ['[{"x":1},{"x":1,"x":1}]', '/1/x'],
      ['{"":1,"":2}', '/'],
      ['{"a/b":1,"a~b":{"a/b":1,"a\\/b":2}}', '/a~0b/a~1b'],
      ['{ "a" : "}" , "a" : "{" }', '/a'],
      ['{"a":{"a":1},"b":{"a":1},"a":0}', '/a'],
      ['{"a":[],"a":[]}', '/a'],
    ] as const) {
      expect([text, faultOf(text)]).toEqual([text, `duplicate-key ${pointer}`]);
    }
  });

  it('S-47 equal keys of different objects, and equal values, are fine', () => {
    for (const text of [
      '{"a":{"a":{"a":"a"}}}',
      '[{"a":1},{"a":1}]',
      '{"a":"a","b":"a"}',
      '["a","a"]',
      '{"a,b":1,"a":[1,1]}',
    ]) {
      expect(parse(text)).toEqual(JSON.parse(text));
    }
  });

  it('S-44 keys that reach a prototype are refused at any depth', () => {
    const keys = ['__proto__', 'constructor', 'prototype', '\\u005f_proto__', 'con\\u0073tructor'];
    const places = [
      (key: string) => `{"${key}":{"polluted":1}}`,
      (key: string) => `{"a":{"${key}":1}}`,
      (key: string) => `[[[{"${key}":null}]]]`,
      (key: string) => `{"a":1,"b":[{"c":2},{"${key}":{"prototype":{"polluted":true}}}]}`,
      (key: string) => `{"constructor":{"${key}":{"polluted":1}}}`,
    ];
    for (const key of keys) {
      for (const place of places)
        expect([place(key), faultOf(place(key))]).toEqual([
          place(key),
          expect.stringMatching(/^forbidden-key /),
        ]);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(parse('["__proto__",{"a":"constructor"}]')).toEqual(['__proto__', { a: 'constructor' }]);
  });

  it('S-47 depth 16 is accepted and 17 refused, also in text that never closes', () => {
    expect(parse(nested(16))).toBeDefined();
    expect(faultOf(nested(17))).toMatch(/^too-deep /);
    expect(faultOf('['.repeat(65_000))).toMatch(/^too-deep /);
    expect(faultOf('{"a":'.repeat(12_000))).toMatch(/^too-deep /);
    expect(parse(`["${'['.repeat(40)}"]`)).toEqual(['['.repeat(40)]);
  });

  it('S-47 bytes that are no UTF-8, a byte order mark, NUL and half characters are refused', () => {
    for (const [bytes, fault] of [
      [Buffer.from([0x22, 0xff, 0x22]), 'invalid-utf-8'],
      [Buffer.from([0x22, 0xc0, 0x80, 0x22]), 'invalid-utf-8'],
      [Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'invalid-utf-8'],
      [Buffer.from('{"a":1}', 'utf16le'), 'invalid-text'],
      [Buffer.from('\ufeff{"a":1}'), 'byte-order-mark'],
      [Buffer.from('{"a":"\\u0000"}'), 'invalid-text'],
      [Buffer.from('{"a\\u0000b":1}'), 'invalid-text'],
      [Buffer.from('{"a":"\\ud800"}'), 'invalid-text'],
      [Buffer.from('{"a":"\\udc00\\ud800"}'), 'invalid-text'],
      [Buffer.from('["a\0b"]'), 'invalid-text'],
    ] as const) {
      expect([bytes.toString('hex'), faultOf(bytes).split(' ')[0]]).toEqual([bytes.toString('hex'), fault]);
    }
    expect(parse('"\\ud83d\\ude00 😀"')).toBe('😀 😀');
  });

  it('S-47 numbers that would change are refused', () => {
    for (const text of ['1e999', '[-1e400]', '9007199254740993', '{"a":12345678901234567890}', '1e20']) {
      expect([text, faultOf(text)]).toEqual([text, expect.stringMatching(/^number-too-large/)]);
    }
    expect(parse('[9007199254740991,-0.5,1.5e3,0]')).toEqual([9007199254740991, -0.5, 1500, 0]);
  });

  it('S-47 what is not JSON is refused without repeating it', () => {
    const wrong = ['{', '}', '{"a"}', "{'a':1}", '{a:1}', '[1,]', '{"a":1,}', '01', '+1', '.5', '1.', '0x10', 'NaN', 'Infinity',
      'undefined', 'nul', 'True', '"', '"\\"', '"\\x41"', '"\t"', '"a\nb"', '//x\n1', '/*x*/1', '1 2', '[1 2]', '{"a" 1}', '{1:2}',
      ' ', '\n', '-', '--1', '[', ']', '{]', '[}', '\u00a01', '{"a":1}}', '{"a":1}{"a":1}', '"\\u12"', '"\\u{41}"', '[,1]', '{,}']; // prettier-ignore
    for (const text of wrong) expect([text, faultOf(text)]).toEqual([text, 'malformed-json ']);
  });

  it('S-47 no bytes are no value', () => {
    expect(parseStrictJson(new Uint8Array())).toBeUndefined();
  });

  it('S-47 it reads every other JSON exactly as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const fault = faultOf(text);
        if (fault === 'accepted') expect(parse(text)).toEqual(JSON.parse(text));
        else expect(fault).toMatch(/^(duplicate-key|forbidden-key|invalid-text|number-too-large) /);
      }),
      { numRuns: 500 },
    );
  });

  it('S-47 it never lets through what JSON.parse refuses', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '"a"',
      '"b"',
      '1',
      '-',
      'e',
      'true',
      'null',
      ' ',
      '\u0000',
      '\\u0061',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), (parts) => {
        const text = parts.join('');
        if (faultOf(text) === 'accepted') expect(parse(text)).toEqual(JSON.parse(text));
        else expect(faultOf(text)).toMatch(/^[a-z-]+ /);
      }),
      { numRuns: 3000 },
    );
  });
});
