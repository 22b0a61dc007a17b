import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHttpApp, type RunningHttpApp } from '../start-http-app.ts';
import { asAcme, LogLines, smallApp, smallOptions, TwoTenants, type SmallApp } from '../testing/small-app.ts';
import { Readiness } from './readiness.ts';

class FakeProcess extends EventEmitter {
  readonly exited: Promise<number>;
  readonly exit: (code: number) => void;
  constructor() {
    super();
    const { promise, resolve } = Promise.withResolvers<number>();
    this.exited = promise;
    this.exit = resolve;
  }
}

describe('health', () => {
  let small: SmallApp;
  let failure: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    small = await smallApp({
      healthChecks: () => [
        { name: 'database', check: () => failure?.() ?? Promise.resolve() },
        { name: 'queue', check: () => Promise.resolve() },
      ],
    });
  });
  afterAll(() => small.close());

  it('EX-O3 /livez says that the process turns', async () => {
    const answer = await small.app.inject('/livez');
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'alive' }]);
  });

  it('EX-O3 /readyz names each dependency, and why it is not ready without a word of the fault', async () => {
    const ask = async () => {
      await pause(550);
      const answer = await small.app.inject('/readyz');
      return [answer.statusCode, answer.json<object>()];
    };
    expect(await ask()).toEqual([200, { status: 'ready', checks: { database: 'ok', queue: 'ok' } }]);
    failure = () => Promise.reject(new Error('connect 10.0.0.5:5432'));
    expect(await ask()).toEqual([503, { status: 'not-ready', checks: { database: 'failed', queue: 'ok' } }]);
    failure = undefined;
    expect(await ask()).toEqual([200, { status: 'ready', checks: { database: 'ok', queue: 'ok' } }]);
    const changes = small.lines.parsed
      .filter(({ check }) => check === 'database')
      .map((line) => line['check_state']);
    expect(changes).toEqual(['failed', 'ok']);
  });

  it('EX-O3 a dependency that hangs is a timeout, asked once for many who ask', async () => {
    let asked = 0;
    const hanging = {
      name: 'database',
      check: () => {
        asked += 1;
        return new Promise<void>(() => undefined);
      },
    };
    const { log } = smallOptions(new TwoTenants(), new LogLines());
    const readiness = new Readiness([hanging], log, { deadline: 100 });
    const reports = await Promise.all(Array.from({ length: 20 }, () => readiness.report()));
    expect(reports[0]).toEqual({ status: 'not-ready', checks: { database: 'timeout' } });
    expect(asked).toBe(1);
    const throwing = {
      name: 'queue',
      check: () => {
        throw new Error('before it could answer');
      },
    };
    expect(await new Readiness([throwing], log).report()).toMatchObject({ checks: { queue: 'failed' } });
  });

  it('EX-O4 /metrics counts by route template and status, with no id, tenant or user in a label', async () => {
    await small.app.inject({ url: '/v1/things/00000000-1111-2222-3333-444444444444', headers: asAcme });
    await small.app.inject('/v1/unknown-path/ada@example.com');
    const answer = await small.app.inject('/metrics');
    expect(answer.headers['content-type']).toContain('text/plain');
    const counts = answer.body
      .split('\n')
      .filter((line) => line.startsWith('latchkey_http_request_duration_seconds_count'));
    expect(counts).toContainEqual(
      expect.stringMatching(/method="GET",route="\/v1\/things\/:id",status="200"} 1$/),
    );
    expect(counts).toContainEqual(expect.stringMatching(/method="GET",route="unknown",status="404"} 1$/));
    expect(answer.body).toContain('process_resident_memory_bytes{app="small"}');
    expect(answer.body).toContain('latchkey_log_lines_dropped_total{app="small"} 0');
    expect(answer.body).not.toMatch(/00000000-1111|ada@|acme/);
  });

  it('S-31 the access log has the template of the route, never the URL', async () => {
    await small.app.inject({ url: '/v1/things/canary-token?x=canary-query', headers: asAcme });
    const line = small.lines.parsed.findLast(({ msg, status }) => msg === 'request' && status === 404);
    expect(line).toMatchObject({
      route: '/v1/things/:id',
      method: 'GET',
      status: 404,
      code: 'not-found',
      tenant: 'acme',
    });
    expect(small.lines.text).not.toContain('canary');
  });
});

describe('the end of a process', () => {
  async function start(drainDelay: number): Promise<[RunningHttpApp, FakeProcess, LogLines]> {
    const host = new FakeProcess();
    const lines = new LogLines();
    const options = smallOptions(new TwoTenants(), lines);
    return [await startHttpApp({ ...options, config: { ...options.config, drainDelay } }, host), host, lines];
  }

  it('EX-O3 R-05 after SIGTERM /readyz is 503, what is under way is answered, then the process ends', async () => {
    const [running, host] = await start(300);
    const slow = Array.from({ length: 10 }, () => fetch(`${running.url}/v1/slow/900`, { headers: asAcme }));
    await pause(100);
    host.emit('SIGTERM');
    const ready = await fetch(`${running.url}/readyz`);
    expect([ready.status, await ready.json(), ready.headers.get('connection')]).toEqual([
      503,
      { status: 'draining', checks: {} },
      'close',
    ]);
    expect((await fetch(`${running.url}/v1/who`, { headers: asAcme })).status).toBe(200);
    const answers = await Promise.all(slow);
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual(
      Array(10).fill({ waited: '900' }),
    );
    expect(await host.exited).toBe(0);
    await expect(fetch(`${running.url}/livez`)).rejects.toThrow();
  });

  it('EX-O3 Ctrl-C ends an idle process at once, though connections are held open', async () => {
    const [running, host, lines] = await start(0);
    await (await fetch(`${running.url}/livez`)).text();
    host.emit('SIGINT');
    host.emit('SIGINT');
    expect(await host.exited).toBe(0);
    expect(lines.parsed.find(({ msg }) => msg === 'Listening.')).toMatchObject({
      port: Number(new URL(running.url).port),
    });
  }, 10_000);

  it('stops listening to the signals of its process when it is closed by hand', async () => {
    const [running, host] = await start(0);
    expect(host.listenerCount('SIGTERM')).toBe(1);
    await Promise.all([running.close(), running.close()]);
    expect(host.listenerCount('SIGTERM') + host.listenerCount('SIGINT')).toBe(0);
  });

  it('says a taken port', async () => {
    const [running] = await start(0);
    const options = smallOptions(new TwoTenants(), new LogLines());
    const port = Number(new URL(running.url).port);
    const second = startHttpApp({ ...options, config: { ...options.config, port } }, new FakeProcess());
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await running.close();
  });
});
