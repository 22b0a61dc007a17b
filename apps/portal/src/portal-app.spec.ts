import { connect, type AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { startPortalUnderTest } from './testing/portal-under-test.ts';

describe('the end of the portal', () => {
  it('EX-O3 finishes what it has begun, then takes no new connection', async () => {
    const test = await startPortalUnderTest();
    const address = await test.portal.listen();
    const { port } = (test.portal.app.getHttpServer() as Server).address() as AddressInfo;
    let released: (() => void) | undefined;
    const waiting = new Promise<void>((resolve) => (released = resolve));
    test.api.before = ({ path }) => (path === '/v1/appearance' ? waiting : undefined);
    const page = fetch(`${address.replace('127.0.0.1', 'localhost')}/reset`);
    await test.api.whenSeen(/^\/v1\/appearance$/);
    const closed = test.portal.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(refused(port)).resolves.toBe('ECONNREFUSED');
    released?.();
    expect((await page).status).toBe(200);
    await closed;
    await test.api.stop();
  });

  it('S-01 a request with two hosts is the page of neither', async () => {
    const test = await startPortalUnderTest();
    await test.portal.listen();
    const { port } = (test.portal.app.getHttpServer() as Server).address() as AddressInfo;
    for (const [hosts, status] of [
      ['Host: localhost', 200],
      ['Host: localhost\r\nHost: evil.example', 400],
      ['host: evil.example\r\nHOST: localhost', 400],
    ] as const) {
      const answer = await exchange(port, `GET /reset HTTP/1.1\r\n${hosts}\r\nConnection: close\r\n\r\n`);
      expect(answer.split('\r\n')[0]).toMatch(new RegExp(` ${status} `));
    }
    await test.portal.close();
    await test.api.stop();
  });

  it('S-31 logs one line per answer, with the route and without address, name or typed text', async () => {
    const test = await startPortalUnderTest();
    const typed = 'secret-identifier';
    await test.portal.app.inject({
      method: 'GET',
      url: `/reset?identifier=${typed}`,
      headers: { host: 'localhost' },
    });
    await test.portal.app.inject({ method: 'GET', url: `/${typed}`, headers: { host: 'localhost' } });
    const lines = test.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ route, status, method }) => [method, route, status])).toEqual([
      ['GET', '/reset', 200],
      ['GET', '(none)', 404],
    ]);
    expect(Object.keys(lines[0] ?? {}).sort()).toEqual(
      ['app', 'duration_ms', 'level', 'method', 'msg', 'request_id', 'route', 'status', 'time'].sort(),
    );
    expect(test.lines.join('')).not.toContain(typed);
    await test.stop();
  });
});

function refused(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve('connected');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
  });
}

/** What the server answers to exactly these bytes. */
function exchange(port: number, sent: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(sent));
    socket.on('data', (bytes) => (answer += bytes.toString('latin1')));
    socket.once('end', () => resolve(answer));
    socket.once('error', reject);
  });
}
