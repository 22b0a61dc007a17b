import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { figure } from '@latchkey/kernel/testing';
import { BreachedRange } from './breached-range.ts';

const password = 'mornings smell of rain';
const digestOf = (text: string): string =>
  createHash('sha1').update(text, 'utf8').digest('hex').toUpperCase();
const rest = digestOf(password).slice(5);
const filler = (n: number): string => digestOf(`filler ${n}`).slice(5);

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;
const answering =
  (body: string, status = 200, headers: Record<string, string> = {}): Behaviour =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

describe('the range service for breached passwords', () => {
  let server: Server;
  let base: string;
  let behave: Behaviour = answering('');
  const asked: { method: string; url: string; headers: string; body: string }[] = [];
  const silences: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')));
      request.on('end', () => {
        asked.push({
          method: request.method ?? '',
          url: request.url ?? '',
          headers: request.rawHeaders.join('\n'),
          body,
        });
        behave(request, response);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`;
  });
  afterEach(() => {
    asked.length = 0;
    silences.length = 0;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const ask = (text = password, url = base) =>
    new BreachedRange({ url, onSilence: (reason) => void silences.push(reason) }).ask(text);

  it('is told five digits of the digest, and nothing else', async () => {
    behave = answering(`${filler(1)}:3\r\n`);
    for (const text of [password, 'd\u00e9j\u00e0 vu', '\u{1f600}'.repeat(20), '']) {
      asked.length = 0;
      await ask(text);
      const [first] = asked;
      expect(first).toMatchObject({ method: 'GET', url: `/range/${digestOf(text).slice(0, 5)}`, body: '' });
      expect(first?.url).toHaveLength('/range/'.length + 5);
      expect(first?.headers.toUpperCase()).not.toContain(digestOf(text).slice(5, 12));
      expect(first?.headers).toContain('Add-Padding\ntrue');
      if (text !== '') expect(JSON.stringify(first)).not.toContain(text);
    }
  });

  it.each([
    ['with its count', `${filler(1)}:3\r\n${rest}:42\r\n${filler(2)}:1`, 'breached'],
    ['in small letters', `${rest.toLowerCase()}:1\n`, 'breached'],
    ['as the only line', `${rest}:1`, 'breached'],
    ['as padding, with the count 0', `${filler(1)}:3\r\n${rest}:0\r\n`, 'not-breached'],
    ['not at all', `${filler(1)}:3\r\n${filler(2)}:1\r\n`, 'not-breached'],
    ['not among padding only', `${filler(1)}:0\r\n${filler(2)}:0\r\n`, 'not-breached'],
  ])('lists the password %s', async (_, body, answer) => {
    behave = answering(body);
    expect(await ask()).toBe(answer);
    expect(silences).toEqual([]);
  });

  it('finds a password among a thousand lines', async () => {
    const lines = Array.from({ length: 1000 }, (_, n) => `${filler(n)}:${n + 1}`);
    lines.splice(500, 0, `${rest}:7`);
    behave = answering(lines.join('\r\n'));
    expect(await ask()).toBe('breached');
  });

  const silent: readonly [string, Behaviour][] = [
    ['status 500', answering(`${rest}:42`, 500)],
    ['status 503', answering('', 503)],
    ['status 404', answering('', 404)],
    ['status 204', answering('', 204)],
    ['a redirect', answering(`${rest}:42`, 302, { Location: '/range/elsewhere' })],
    ['a permanent redirect', answering('', 301, { Location: 'http://169.254.169.254/' })],
    ['a page of some proxy', answering('<html><body>Sign in</body></html>')],
    ['JSON', answering(JSON.stringify({ [rest]: 42 }))],
    ['nothing', answering('')],
    ['a line without a count', answering(`${filler(1)}:3\r\n${rest}\r\n`)],
    ['a count that is none', answering(`${rest}:many`)],
    ['a negative count', answering(`${rest}:-1`)],
    ['whole digests', answering(`${digestOf(password)}:3`)],
    ['garbage', answering('\u0000\u0001\u0002\u00ff'.repeat(1000))],
    [
      'an answer that breaks off',
      (_, response) => {
        response
          .writeHead(200, { 'Content-Length': '1000' })
          .write(`${rest}:42\r\n`, () => response.destroy());
      },
    ],
    ['a closed connection', (request) => request.socket.destroy()],
    [
      'a body without end',
      (_, response) => {
        const line = `${filler(1)}:3\r\n`.repeat(2000);
        const pour = (): void => {
          while (!response.destroyed && response.write(line));
          if (!response.destroyed) response.once('drain', pour);
        };
        response.writeHead(200);
        pour();
      },
    ],
  ];

  it.each(silent)('R-18 gives no answer by %s, and somebody is told', async (_, behaviour) => {
    behave = behaviour;
    expect(await ask()).toBe('no-answer');
    expect(silences).toHaveLength(1);
    expect(asked).toHaveLength(1);
    expect(silences.join('')).not.toMatch(/[0-9A-F]{5}|rain/);
  });

  it('S-69 an endless body does not grow the process', async () => {
    behave = silent.find(([name]) => name === 'a body without end')?.[1] ?? answering('');
    const before = process.memoryUsage().rss;
    for (let n = 0; n < 5; n += 1) await ask();
    const grown = (process.memoryUsage().rss - before) / 2 ** 20;
    figure(`five endless answers grew the process by ${grown.toFixed(0)} MiB`);
    expect(grown).toBeLessThan(64);
  });

  it.each<[string, Behaviour]>([
    ['never begins', () => undefined],
    ['begins and never ends', (_, response) => void response.writeHead(200).write(`${rest}:42\r\n`)],
    [
      'drips',
      (_, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write(`${filler(1)}:1\r\n`), 50);
        response.on('close', () => clearInterval(drip));
      },
    ],
  ])(
    'S-69 an answer that %s is not waited for',
    async (_, behaviour) => {
      behave = behaviour;
      expect(await ask()).toBe('no-answer');
      expect(silences).toHaveLength(1);
    },
    10_000,
  );

  it('gives no answer when nobody is there', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    other.close();
    await once(other, 'close');
    expect(await ask(password, `http://127.0.0.1:${port}/range/`)).toBe('no-answer');
    expect(silences).toHaveLength(1);
  });

  it('is off without an address', () => {
    expect(new BreachedRange({ url: '', onSilence: () => undefined }).enabled).toBe(false);
    expect(new BreachedRange({ url: base, onSilence: () => undefined }).enabled).toBe(true);
  });
});
