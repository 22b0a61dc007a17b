import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { SystemProcess } from './system-process.ts';

const SERVER = `
  import { createServer } from 'node:http';
  const server = createServer((_, response) => { response.end(String(process.pid)); });
  server.listen(Number(process.env.LATCHKEY_PORT), '127.0.0.1');
  process.on('SIGTERM', () => { console.log('asked to stop'); process.exit(0); });
`;

describe('a process of the system', () => {
  let folder: string;
  let started: SystemProcess | undefined;
  const ends: [string, number][] = [];

  const plan = async (script: string): Promise<SystemProcess> => {
    const file = join(folder, 'process.mjs');
    await writeFile(file, script);
    const port = await freePort();
    started = new SystemProcess(
      {
        name: 'worker',
        script: file,
        env: { LATCHKEY_PORT: String(port) },
        logFile: join(folder, 'logs/worker.log'),
        readyUrl: `http://127.0.0.1:${port}/readyz`,
      },
      (name, code) => ends.push([name, code]),
    );
    await started.start();
    return started;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-process-'));
    ends.length = 0;
  });

  afterEach(async () => {
    await started?.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('is started, measured and ended in order', async () => {
    const server = await plan(SERVER);
    await server.untilReady();
    expect(await (await fetch(server.plan.readyUrl)).text()).toBe(String(server.pid));
    expect(await server.rss()).toBeGreaterThan(10 * 2 ** 20);
    await server.stop();
    expect(server.running).toBe(false);
    expect(existsSync(`/proc/${server.pid}`)).toBe(false);
    expect(await server.lastWords()).toContain('asked to stop');
    expect(ends).toEqual([]);
  });

  it('comes back under another number after kill -9', async () => {
    const server = await plan(SERVER);
    await server.untilReady();
    const first = server.pid;
    await server.kill('SIGKILL');
    expect(server.running).toBe(false);
    await server.start();
    await server.untilReady();
    expect(server.pid).not.toBe(first);
    expect(ends).toEqual([]);
  });

  it('can be frozen and thawed', async () => {
    const server = await plan(SERVER);
    await server.untilReady();
    await server.kill('SIGSTOP');
    await expect(fetch(server.plan.readyUrl, { signal: AbortSignal.timeout(300) })).rejects.toThrow();
    await server.kill('SIGCONT');
    expect((await fetch(server.plan.readyUrl)).status).toBe(200);
  });

  it('tells of an end that nobody asked for, and of its last words', async () => {
    const server = await plan('console.error("no key, no start"); process.exit(7);');
    await expect(server.untilReady()).rejects.toThrow(/worker ended before it was ready[^]*no key, no start/);
    expect(ends).toEqual([['worker', 7]]);
  });
});
