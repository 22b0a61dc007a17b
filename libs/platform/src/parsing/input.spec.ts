import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { asAcme, post, smallApp, type SmallApp } from '../testing/small-app.ts';
import { isStrict } from './strict-schema.ts';

let small: SmallApp;
beforeAll(async () => {
  small = await smallApp();
});
afterAll(() => small.close());

interface Body {
  code: string;
  errors: { pointer: string; code: string; detail: string }[];
}

async function send(payload: string | Buffer | object | undefined, headers: Record<string, string> = {}) {
  const answer = await small.app.inject({
    method: 'POST',
    url: '/v1/things',
    headers: { ...post(), ...headers },
    ...(payload === undefined ? {} : { payload: payload as string }),
  });
  const { code, errors = [] } = answer.json<Body>();
  return {
    status: answer.statusCode,
    code,
    faults: errors.map((fault) => `${fault.code} ${fault.pointer}`),
    answer,
  };
}

describe('input', () => {
  it('accepts what its schema describes', async () => {
    expect((await send({ identifier: 'ada', count: 3, place: { city: 'Rome' } })).status).toBe(201);
    expect(
      (await send('{"identifier":"ada"}', { 'content-type': 'Application/JSON; charset="UTF-8"' })).status,
    ).toBe(201);
  });

  it('S-42 unknown properties are refused, each by its pointer, at every level', async () => {
    const smuggled = [
      'role',
      'tenant',
      'tenantId',
      'tenant_id',
      'state',
      'assurance',
      'attempts',
      'id',
      'isAdmin',
      'a/b',
      'a~b',
      '$where',
      'toString',
      'hasOwnProperty',
      'ident\u0131fier',
      'Identifier',
      ' identifier',
      '',
    ];
    for (const name of smuggled) {
      const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      expect(await send({ identifier: 'ada', [name]: 'x' })).toMatchObject({
        status: 422,
        code: 'invalid-input',
        faults: [`unknown-property ${pointer}`],
      });
      expect((await send({ identifier: 'ada', place: { city: 'Rome', [name]: 1 } })).faults).toEqual([
        `unknown-property /place${pointer}`,
      ]);
    }
  });

  it('S-42 a body schema that would let unknown properties through is a fault of the program', async () => {
    const answer = await small.app.inject({
      method: 'POST',
      url: '/v1/loose',
      headers: post(),
      payload: { anything: 'a' },
    });
    expect(answer.statusCode).toBe(500);
    expect(isStrict(z.strictObject({ a: z.array(z.object({ b: z.string() })) }))).toBe(false);
    expect(isStrict(z.strictObject({ a: z.looseObject({}).optional().default({}) }))).toBe(false);
    expect(isStrict(z.union([z.strictObject({}), z.object({})]))).toBe(false);
    expect(
      isStrict(z.strictObject({ a: z.string().transform(Number), b: z.strictObject({}).nullable() })),
    ).toBe(true);
  });

  it('tells all faults at once, in words of its own', async () => {
    const { status, answer } = await send({ count: 12, colour: 'canary', place: { city: 'R' }, more: 1 });
    expect(status).toBe(422);
    expect(answer.json<Body>().errors).toEqual([
      { pointer: '/identifier', code: 'required', detail: 'This is required.' },
      { pointer: '/count', code: 'too-large', detail: 'Send at most 9.' },
      { pointer: '/colour', code: 'not-a-choice', detail: 'Send one of: red, green.' },
      { pointer: '/place/city', code: 'too-short', detail: 'Send at least 2 characters.' },
      {
        pointer: '/more',
        code: 'unknown-property',
        detail: 'Leave this property out: it is not known here.',
      },
    ]);
    expect(answer.body).not.toContain('canary');
  });

  it('answers an absent body where one is wanted by 422', async () => {
    const untyped = post();
    delete untyped['content-type'];
    const bare = await small.app.inject({ method: 'POST', url: '/v1/things', headers: untyped });
    expect([bare.statusCode, bare.json<Body>().errors]).toEqual([
      422,
      [{ pointer: '', code: 'required', detail: 'This is required.' }],
    ]);
    expect(await send(undefined)).toMatchObject({ status: 422, faults: ['required '] });
    expect(await send('')).toMatchObject({ status: 422, faults: ['required '] });
    expect(await send('null')).toMatchObject({ status: 422, faults: ['wrong-type '] });
    expect(await send('[]')).toMatchObject({ status: 422, faults: ['wrong-type '] });
    expect(await send('"text"')).toMatchObject({ status: 422, faults: ['wrong-type '] });
  });

  it('S-02 the identifier is exactly one string of at most 254 bytes', async () => {
    const wrong: unknown[] = [
      ['a@b.example'],
      ['a@b.example', 'c@d.example'],
      [],
      {},
      { email: 'a@b.example' },
      { toString: 'a' },
      { $ne: null },
      5,
      0,
      true,
      false,
      null,
      '',
      ' ',
      '\t\t',
      'a\nb',
      'a\r\nBcc: x',
      'x'.repeat(255),
      'é'.repeat(128),
      '\u0085',
    ];
    expect(wrong).toHaveLength(20);
    for (const identifier of wrong) {
      const { status, faults } = await send({ identifier });
      expect([identifier, status, faults.every((fault) => fault.endsWith(' /identifier'))]).toEqual([
        identifier,
        422,
        true,
      ]);
    }
    expect((await send('{"identifier":"a@b.example","identifier":"c@d.example"}')).faults).toEqual([
      'duplicate-key /identifier',
    ]);
    for (const identifier of ['x'.repeat(254), 'é'.repeat(127), 'a,b@c', "o'neil"])
      expect((await send({ identifier })).status).toBe(201);
  });

  it('S-43 an object in a scalar field is refused everywhere', async () => {
    const objects: unknown[] = [{}, { $gt: '' }, { __raw: 'x' }, [[]], [{ a: 1 }], { toJSON: 1 }];
    for (const object of objects) {
      for (const field of ['identifier', 'count', 'colour']) {
        expect((await send({ identifier: 'ada', [field]: object })).status).toBe(422);
      }
    }
  });

  it('S-44 S-47 the strict reader stands before every handler', async () => {
    expect(await send('{"identifier":"ada","__proto__":{"polluted":1}}')).toMatchObject({
      status: 422,
      faults: ['forbidden-key '],
    });
    expect(await send('{"identifier":"ada"')).toMatchObject({ status: 422, faults: ['malformed-json '] });
    expect(await send(Buffer.from([0x7b, 0xff, 0x7d]))).toMatchObject({
      status: 422,
      faults: ['invalid-utf-8 '],
    });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('S-47 only application/json in UTF-8 is taken', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/json',
      'application/json; charset=utf-16',
      'application/json; charset=latin1',
      'application/xml',
      'application/json5',
      'application/merge-patch+json',
      'application/json, text/plain',
      'nonsense',
      '*/*',
    ]) {
      const { status, code } = await send('{"identifier":"ada"}', { 'content-type': type });
      expect([type, status, code]).toEqual([type, 415, 'unsupported-media-type']);
    }
    expect((await send('{"identifier":"ada"}', { 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await send('{"identifier":"ada"}', { 'content-encoding': 'identity' })).status).toBe(201);
  });

  it('S-47 64 KiB are taken and one byte more is 413', async () => {
    const body = (size: number): string => '{"identifier":"ada"}'.padEnd(size, ' ');
    expect((await send(body(65_536))).status).toBe(201);
    expect(await send(body(65_537))).toMatchObject({ status: 413, code: 'body-too-large' });
  });

  it('S-47 a query that two readers could read differently is refused', async () => {
    const get = async (query: string) => {
      const answer = await small.app.inject({ method: 'GET', url: `/v1/things?${query}`, headers: asAcme });
      return [
        answer.statusCode,
        answer.json<Body>().errors?.map(({ code, pointer }) => `${code} ${pointer}`),
      ];
    };
    expect(await get('limit=5')).toEqual([200, undefined]);
    expect(await get('')).toEqual([200, undefined]);
    for (const [query, fault] of [
      ['limit=5&limit=6', 'duplicate-key /query/limit'],
      ['limit=5&limit=5', 'duplicate-key /query/limit'],
      ['limit=5&l%69mit=6', 'duplicate-key /query/limit'],
      ['limit=5&limit', 'duplicate-key /query/limit'],
      ['limit=%', 'invalid-text /query/limit'],
      ['limit=%ff', 'invalid-text /query/limit'],
      ['limit=%00', 'invalid-text /query/limit'],
      ['__proto__=1', 'forbidden-key /query/__proto__'],
      ['constructor=1', 'forbidden-key /query/constructor'],
      ['limit[]=5', 'unknown-property /query/limit[]'],
      ['limit[a]=5', 'unknown-property /query/limit[a]'],
      ['limit=5;limit=6', 'invalid-format /query/limit'],
      ['offset=5', 'unknown-property /query/offset'],
      ['limit=x', 'invalid-format /query/limit'],
    ]) {
      expect([query, ...(await get(query ?? ''))]).toEqual([query, 422, [fault]]);
    }
  });

  it('S-40 a malformed id in a path answers exactly like an absent one', async () => {
    const get = async (id: string) => {
      const answer = await small.app.inject({ method: 'GET', url: `/v1/things/${id}`, headers: asAcme });
      const headers = { ...answer.headers, 'latchkey-request-id': '', date: '' };
      return { status: answer.statusCode, headers, body: { ...answer.json<object>(), request_id: '' } };
    };
    const absent = await get('11111111-2222-3333-4444-555555555555');
    expect(absent.status).toBe(404);
    for (const id of [
      '1',
      'a',
      '11111111-2222-3333-4444-55555555555',
      '1111111122223333444455555555555',
      "' OR 1=1",
      '..%2f',
      '%00',
      'null',
      'x'.repeat(150),
      '11111111-2222-3333-4444-555555555555%0a',
    ]) {
      expect([id, await get(encodeURI(decodeURIComponent(id)))]).toEqual([id, absent]);
    }
    const upper = await small.app.inject({
      url: '/v1/things/00000000-AAAA-3333-4444-555555555555',
      headers: asAcme,
    });
    expect(upper.json()).toEqual({ id: '00000000-aaaa-3333-4444-555555555555' });
  });
});
