import { expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { applied } from '../plain-answers.ts';
import type { Impostor, PeerAnswer } from './http-peer.ts';
import type { HttpStoreCases } from './http-store-conformance.ts';
import type { HttpStoreKind } from './http-store-world.ts';

/** A change of the success that the protocol would have, or an answer by hand. */
type Shape = (genuine: PeerAnswer) => PeerAnswer;

const withHeaders =
  (headers: PeerAnswer['headers']): Shape =>
  (genuine) => ({
    ...genuine,
    headers: { ...genuine.headers, ...headers },
  });
const withBody =
  (change: (body: Buffer) => string | Buffer): Shape =>
  (genuine) => ({
    ...genuine,
    body: change(Buffer.from(genuine.body)),
  });
const withStatus =
  (status: number): Shape =>
  (genuine) => ({
    ...genuine,
    status,
    headers: { ...genuine.headers, location: '/elsewhere' },
  });
const packed =
  (name: string, pack: (body: Buffer) => Buffer): Shape =>
  (genuine) =>
    withHeaders({ 'content-encoding': name })(withBody(pack)(genuine));

const statuses = [
  ...[201, 202, 203, 205, 206, 226, 300, 301, 302, 303, 304, 305, 307, 308],
  ...[400, 401, 403, 404, 407, 409, 412, 418, 422, 429, 500, 501, 502, 503, 504, 599],
];
const page =
  '<!doctype html><html><body>Welcome to our hotel. Status: applied. OK, success, true</body></html>';

const shapes: Readonly<Record<string, Shape>> = {
  ...Object.fromEntries(statuses.map((status) => [`its body with ${status}`, withStatus(status)])),
  'its body as a page': withHeaders({ 'content-type': 'text/html' }),
  'its body as plain text': withHeaders({ 'content-type': 'text/plain; charset=utf-8' }),
  'its body as octets': withHeaders({ 'content-type': 'application/octet-stream' }),
  'its body as a form': withHeaders({ 'content-type': 'application/x-www-form-urlencoded' }),
  'its body in parts': withHeaders({ 'content-type': 'multipart/related; boundary=x' }),
  'its body without a type': ({ status, body }) => ({ status, body }),
  'its body with two types': withHeaders({ 'content-type': 'application/json, text/xml' }),
  'its body told to be UTF-16': withHeaders({ 'content-type': 'application/json; charset=utf-16' }),
  'its body in UTF-16': withBody((body) => Buffer.from(body.toString(), 'utf16le')),
  'half of its body': withBody((body) => body.subarray(0, body.length / 2)),
  'all but its last octet': withBody((body) => body.subarray(0, -1)),
  'its body twice': withBody((body) => Buffer.concat([body, body])),
  'its body with something behind it': withBody((body) => `${body.toString()}<error/>`),
  'its body with something before it': withBody((body) => `x${body.toString()}`),
  'its body with an octet that is no UTF-8': withBody((body) =>
    Buffer.concat([body.subarray(0, -1), Buffer.from([0xc0]), body.subarray(-1)]),
  ),
  'its body behind a mebibyte of blanks': withBody((body) => ' '.repeat(2 ** 20) + body.toString()),
  'no body': withBody(() => ''),
  'a blank': withBody(() => ' '),
  NUL: withBody(() => '\0'),
  'a page': (genuine) => withHeaders({ 'content-type': 'text/html' })(withBody(() => page)(genuine)),
  'a page that is told to be the answer': withBody(() => page),
  garbage: withBody(() => Buffer.from(Array.from({ length: 999 }, (_, n) => (n * 151) % 256))),
  gzip: packed('gzip', gzipSync),
  deflate: packed('deflate', deflateSync),
  brotli: packed('br', brotliCompressSync),
  'a bomb': packed('gzip', () => gzipSync(Buffer.alloc(64 * 2 ** 20))),
  'packed twice': packed('gzip, gzip', (body) => gzipSync(gzipSync(body))),
  'packed, and not told so': withBody(gzipSync),
};

/** What no framework would send, by hand. */
const byHand: Readonly<Record<string, (kind: HttpStoreKind) => Impostor>> = {
  'more octets told than sent': (kind) => (call, response) => {
    const { status, headers, body } = kind.genuine(call);
    response.writeHead(status, { ...headers, 'content-length': String(body.length + 9) });
    response.write(body, () => response.destroy());
    return undefined;
  },
  'a last part that never comes': (kind) => (call, response) => {
    const { status, headers, body } = kind.genuine(call);
    response.writeHead(status, { ...headers, 'transfer-encoding': 'chunked' });
    response.write(body, () => response.destroy());
    return undefined;
  },
  'a word of another protocol': () => (_, response) => void response.socket?.end('SSH-2.0-OpenSSH\r\n\r\n'),
  'headers without end': () => (_, response) =>
    void response.socket?.end(`HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(10_000)}\r\n`),
  'a promise to go on, and no more': () => (_, response) => {
    response.writeContinue();
    setTimeout(() => response.destroy(), 20);
    return undefined;
  },
  'a body without end': (kind) => (call, response) => {
    const { status, headers, body } = kind.genuine(call);
    const part = Buffer.alloc(64 * 1024, ' ');
    response.writeHead(status, { ...headers });
    response.write(body);
    const pour = (): void => {
      while (!response.destroyed && response.write(part));
      if (!response.destroyed) response.once('drain', pour);
    };
    pour();
    return undefined;
  },
};

function impostorsOf(kind: HttpStoreKind): [string, Impostor][] {
  return [
    ...Object.entries(shapes).map(([name, shape]): [string, Impostor] => [
      name,
      (call) => shape(kind.genuine(call)),
    ]),
    ...Object.entries(kind.hostile).map(([name, answer]): [string, Impostor] => [name, answer]),
    ...Object.entries(byHand).map(([name, make]): [string, Impostor] => [name, make(kind)]),
  ];
}

export const hostileAnswerCases: HttpStoreCases = (world) => {
  it('R-18 nothing but the documented success is one', async () => {
    const { kind, peer, accounts } = world();
    const impostors = impostorsOf(kind);
    const before = accounts.journal.length;
    const believed: string[] = [];
    for (const [name, impostor] of impostors) {
      peer.impostor = impostor;
      const answer = await world().reset('never set by anybody', { driver: world().quick });
      if (answer.kind === 'applied' || answer.kind === 'pending') believed.push(name);
    }
    figure(`${kind.key}: false successes over ${impostors.length} shapes = ${believed.length}`);
    expect(believed).toEqual([]);
    expect(impostors.length).toBeGreaterThanOrEqual(30);
    expect(accounts.journal).toHaveLength(before);
    // The one shape that is to be believed: without it the rest would prove nothing.
    peer.impostor = (call) => kind.genuine(call);
    const answer = await world().reset('told as it should be', { driver: world().quick });
    peer.impostor = undefined;
    expect(answer).toEqual(applied);
  });

  it('R-18 nothing is believed of a question either, and nothing of it is an exception', async () => {
    const { kind, peer, account, quick: driver, accounts } = world();
    const before = accounts.journal.length;
    peer.impostorAnswersAll = true;
    const believed: string[] = [];
    for (const [name, impostor] of impostorsOf(kind)) {
      peer.impostor = impostor;
      const state = await world().here(() => driver.lockState(account));
      const checks = await world().here(() => driver.test(account.storeId, { userName: account.userName }));
      const answer = await world().reset('never set by anybody', { driver });
      if (state !== 'unknown' || answer.kind === 'applied') believed.push(name);
      if (checks.every(({ result }) => result === 'passed')) believed.push(`${name} in a test`);
    }
    peer.impostorAnswersAll = false;
    peer.impostor = undefined;
    expect(believed).toEqual([]);
    expect(accounts.journal).toHaveLength(before);
  });
};
