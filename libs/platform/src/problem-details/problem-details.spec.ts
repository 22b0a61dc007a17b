import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError, InvalidInput, NotFound, type ErrorKind, StillInUse } from '@latchkey/kernel';
import { ForbiddenException } from '@nestjs/common';
import { asAcme, post, smallApp, type SmallApp } from '../testing/small-app.ts';
import { isUnexpected, problemBody, problemOf } from './problem.ts';

class AnyRefusal extends DomainError {
  readonly code = 'any-refusal';
  readonly kind: ErrorKind;
  constructor(kind: ErrorKind, retryAfter?: number) {
    super({ detail: 'Do something else.', ...(retryAfter === undefined ? {} : { retryAfter }) });
    this.kind = kind;
  }
}

let small: SmallApp;
beforeAll(async () => {
  small = await smallApp();
});
afterAll(() => small.close());

const get = (url: string) => small.app.inject({ method: 'GET', url, headers: asAcme });

describe('problem details', () => {
  it.each<[ErrorKind, number]>([
    ['invalid', 422],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['expired', 410],
    ['too-many', 429],
    ['unavailable', 503],
    ['precondition-required', 400],
    ['match-required', 428],
    ['precondition-failed', 412],
    ['unsupported-media-type', 415],
    ['too-large', 413],
  ])('a refusal of kind %s is answered %i', (kind, status) => {
    expect(problemOf(new AnyRefusal(kind))).toMatchObject({ status, code: 'any-refusal', retryAfter: null });
  });

  it('PR-B20 lists what uses a thing, only where that is why it was refused', () => {
    const usedBy = [{ kind: 'process', id: 'p', name: 'Forgotten password' }];
    const body = problemBody(problemOf(new StillInUse(usedBy)), 'https://d/', 'r-1');
    expect(body).toMatchObject({ status: 409, code: 'still-in-use', usedBy });
    expect(problemBody(problemOf(new NotFound()), 'https://d/', 'r-1')).not.toHaveProperty('usedBy');
  });

  it('tells the seconds to wait in the body and in Retry-After, rounded up', () => {
    const problem = problemOf(new AnyRefusal('too-many', 6.2));
    expect(problem.headers).toEqual({ 'retry-after': '7' });
    expect(problemBody(problem, 'https://d/', 'r-1')).toEqual({
      type: 'https://d/any-refusal',
      title: 'Too many requests',
      status: 429,
      detail: 'Do something else.',
      code: 'any-refusal',
      errors: [],
      request_id: 'r-1',
      retry_after: 6.2,
    });
  });

  it('repeats nothing of what a framework or a library says', () => {
    const told = problemOf(new ForbiddenException('the secret reason'));
    expect(told).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(JSON.stringify(told)).not.toContain('secret');
    const foreign = Object.assign(new Error('x'), { statusCode: 418, status: 418 });
    expect(problemOf(foreign)).toMatchObject({ status: 500, code: 'internal-error' });
    expect([foreign, 'thrown text', undefined, new TypeError('y')].every(isUnexpected)).toBe(true);
    expect([new NotFound(), new InvalidInput([]), new ForbiddenException()].some(isUnexpected)).toBe(false);
  });

  it('S-48 an unforeseen error is answered by a request id and nothing more', async () => {
    const answer = await get('/v1/broken');
    const body = answer.json<Record<string, unknown>>();
    expect(answer.statusCode).toBe(500);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(body).toEqual({
      type: 'https://docs.example/errors/internal-error',
      title: 'Something went wrong on our side',
      status: 500,
      detail: expect.any(String),
      code: 'internal-error',
      errors: [],
      request_id: answer.headers['latchkey-request-id'],
      retry_after: null,
    });
    expect(answer.body).not.toMatch(/ada@|internal:5432|SELECT|23505|\.ts|node_modules/);
    const line = small.lines.parsed.find(({ level, route }) => level === 'error' && route === '/v1/broken');
    expect(line).toMatchObject({ error_name: 'Error', fault_code: '23505', request_id: body['request_id'] });
    expect(String(line?.['stack'])).toContain('libs/platform/src/testing/small-app.ts:');
    expect(small.lines.text).not.toMatch(/ada@example|db-7|SELECT \*/);
  });

  it('S-48 a back end that is away is 503 with Retry-After, without its address', async () => {
    const answer = await get('/v1/away');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.json()).toMatchObject({ code: 'unavailable', retry_after: 2 });
    expect(answer.body).not.toContain('10.1.2.3');
    expect(
      small.lines.parsed.find(({ level, route }) => level === 'warn' && route === '/v1/away'),
    ).toMatchObject({
      cause_code: 'ECONNREFUSED',
    });
    expect(small.lines.text).not.toContain('10.1.2.3');
  });

  it('answers an unknown path as an absent thing, whatever is sent with it and without asking who sends', async () => {
    const absent = (await get('/v1/things/11111111-2222-3333-4444-555555555555')).json<
      Record<string, unknown>
    >();
    for (const [method, url] of [
      ['GET', '/v1/nothing'],
      ['POST', '/v1/things/a/b'],
      ['DELETE', '/'],
      ['GET', '/v1/things/%zz'],
      ['GET', `/v1/things/${'x'.repeat(300)}`],
      ['GET', '/V1/things'],
    ] as const) {
      const answer = await small.app.inject({
        method,
        url,
        headers: { 'content-type': 'text/plain' },
        payload: 'x',
      });
      const body = answer.json<Record<string, unknown>>();
      expect([method, url, answer.statusCode, answer.headers['content-type']]).toEqual([
        method,
        url,
        404,
        'application/problem+json',
      ]);
      expect({ ...body, request_id: '' }).toEqual({ ...absent, request_id: '' });
      expect(body['request_id']).toBe(answer.headers['latchkey-request-id']);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('S-47 an unknown method of a known path is 405 with Allow', async () => {
    for (const [method, url, allow] of [
      ['DELETE', '/v1/things', 'GET, HEAD, POST'],
      ['PUT', '/v1/things/5?x=1', 'GET, HEAD'],
      ['OPTIONS', '/v1/loose', 'POST'],
      ['GET', '/v1/loose', 'POST'],
      ['HEAD', '/v1/loose', 'POST'],
      ['PROPFIND', '/v1/things', 'GET, HEAD, POST'],
      ['TRACE', '/livez', 'GET, HEAD'],
    ] as const) {
      const answer = await small.app.inject({ method: method as 'GET', url });
      expect([method, url, answer.statusCode, answer.headers['allow']]).toEqual([method, url, 405, allow]);
      if (method !== 'HEAD') expect(answer.json()).toMatchObject({ code: 'method-not-allowed' });
    }
  });

  it('sends the headers of an API with every answer', async () => {
    for (const answer of [await get('/v1/who'), await get('/v1/broken'), await get('/nothing')]) {
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'latchkey-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
      });
    }
  });

  it('takes no request id from outside', async () => {
    const given = '00000000-0000-0000-0000-000000000000';
    const answer = await small.app.inject({
      url: '/v1/open',
      headers: { 'request-id': given, 'x-request-id': given, 'latchkey-request-id': given },
    });
    expect(answer.headers['latchkey-request-id']).not.toBe(given);
  });

  it('answers what is no HTTP by a problem too', async () => {
    const url = new URL(await small.listen());
    for (const [sent, status, code] of [
      ['NONSENSE\r\n\r\n', '400', 'malformed-request'],
      ['GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\nConnection: close\r\n\r\n', '400', 'malformed-request'],
      [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`, '431', 'headers-too-large'],
      [
        'POST /v1/things HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
        '400',
        'malformed-request',
      ],
    ] as const) {
      const answer = await exchange(Number(url.port), sent);
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: Number(status), code });
    }
  });

  it('refuses a body of 10 MB over a real connection and goes on', async () => {
    const url = small.app.getHttpServer().address() as { port: number };
    const sent = await fetch(`http://127.0.0.1:${url.port}/v1/things`, {
      method: 'POST',
      headers: post(),
      body: `{"identifier":"${'x'.repeat(10_000_000)}"}`,
    }).then(
      async (answer) => [answer.status, ((await answer.json()) as { code: string }).code],
      (error: Error) => [error.name],
    );
    // The server may close before a client has sent everything; then fetch sees the closed connection.
    expect([[413, 'body-too-large'], ['TypeError']]).toContainEqual(sent);
    expect((await get('/v1/who')).statusCode).toBe(200);
  });
});

function exchange(port: number, sent: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(sent));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString())).on('error', reject);
    socket.on('close', () => resolve(text));
  });
}
