import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { PublicApiClient, PublicApiUnreachable } from './public-api-client.ts';

const servers: Server[] = [];
const clients: PublicApiClient[] = [];

async function clientOf(answer: RequestListener): Promise<PublicApiClient> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new PublicApiClient(
    new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    Buffer.alloc(32, 1),
  );
  clients.push(client);
  return client;
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const get = { method: 'GET', path: '/x' } as const;

async function failureOf(promise: Promise<unknown>): Promise<PublicApiUnreachable> {
  const error = await promise.then(
    () => new Error('it answered'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof PublicApiUnreachable) return error;
  throw error;
}

describe('client of public-api', () => {
  it('keeps its connection for the next request', async () => {
    const sockets = new Set<unknown>();
    const client = await clientOf((request, response) => {
      sockets.add(request.socket);
      response.end('{}');
    });
    for (let time = 0; time < 5; time += 1) await client.send(get);
    expect(sockets.size).toBe(1);
  });

  it('a kept connection that was closed meanwhile is no failure', async () => {
    let closeNext = false;
    const client = await clientOf((request, response) => {
      if (closeNext) {
        closeNext = false;
        request.socket.resetAndDestroy();
      } else response.end('{"ok":true}');
    });
    await client.send(get);
    closeNext = true;
    expect((await client.send(get)).body).toEqual({ ok: true });
  });

  it('gives up at the deadline, also in the middle of an answer', async () => {
    const client = await clientOf((_request, response) => void response.write('{"a":'));
    expect((await failureOf(client.send({ ...get, deadline: 150 }))).sent).toBe(true);
  });

  it('gives up on an answer without end, before it fills the memory', async () => {
    let written = 0;
    const client = await clientOf((_request, response) => {
      const more = () => {
        if (response.destroyed) return;
        written += 65_536;
        response.write('x'.repeat(65_536), () => setImmediate(more));
      };
      more();
    });
    await failureOf(client.send(get));
    expect(written).toBeLessThan(8 * 1024 * 1024);
  });

  it('knows a request that was never sent from one whose answer was lost', async () => {
    const client = await clientOf((request) => void request.socket.destroy());
    expect((await failureOf(client.send(get))).sent).toBe(true);
    const nobody = new PublicApiClient(new URL('http://127.0.0.1:9'), Buffer.alloc(32, 1));
    expect((await failureOf(nobody.send(get))).sent).toBe(false);
  });

  it('asks again while the first of two equal requests is still worked on', async () => {
    let asked = 0;
    const client = await clientOf((_request, response) => {
      asked += 1;
      response.writeHead(asked < 3 ? 409 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(asked < 3 ? { code: 'request-in-progress' } : { asked }));
    });
    expect((await client.send({ method: 'POST', path: '/x', body: {} })).body).toEqual({ asked: 3 });
  });
});
