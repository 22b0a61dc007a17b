import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { TenantContext } from '@latchkey/kernel';
import { Log, Metrics } from '@latchkey/platform';
import { setTimeout as pause } from 'node:timers/promises';

interface FakeRun {
  readonly promise: Promise<unknown>;
  stop(): Promise<void>;
}

/** The library's run, as slow to begin as the test wants it. */
const begin = jest.fn<() => Promise<FakeRun>>();
const actual = await import('graphile-worker');
jest.unstable_mockModule('graphile-worker', () => ({ ...actual, run: begin }));
const { JobRunner } = await import('./job-runner.ts');

type Parts = ConstructorParameters<typeof JobRunner>[0];

const ids = ['01a20000-0000-7000-8000-0000000000e1', '01a20000-0000-7000-8000-0000000000e2'];
const nothing = () => Promise.resolve();

function runnerWith(parts: Partial<Record<keyof Parts, unknown>>) {
  const log = new Log({ app: 'spec', version: '0', level: 'fatal' });
  const lease = () => ({ start: nothing, close: nothing, free: nothing });
  const mover = { start: () => undefined, close: nothing };
  return new JobRunner({
    lease,
    mover,
    log,
    metrics: new Metrics('spec', log),
    ...parts,
  } as unknown as Parts);
}

describe('jobs', () => {
  afterEach(() => {
    begin.mockReset();
  });

  it('I8 R-31 one thing that cannot be ended does not keep the others open', async () => {
    const ended: unknown[] = [];
    const things = ids.map((id) => ({ tenantId: id, environment: 'live', id }));
    const runner = runnerWith({
      overdue: {
        requests: () => Promise.resolve(things),
        changes: () => Promise.resolve(things),
        readiness: () => Promise.resolve(things),
        reminders: () => Promise.resolve(things),
      },
      execute: (command: { requestId?: string; changeId?: string }) => {
        const id = command.requestId ?? command.changeId ?? TenantContext.current().tenantId;
        if (id === ids[0]) return Promise.reject(new Error('poison'));
        ended.push(id);
        return Promise.resolve();
      },
    });
    await runner.sweep();
    expect(ended).toEqual([ids[1], ids[1], ids[1], ids[1]]);
  });

  it('R-12 looks at stores a few at a time, and one that does not answer holds up no other', async () => {
    const looked: string[] = [];
    let [now, most] = [0, 0];
    const places = Array.from({ length: 30 }, (_, n) => ({
      tenantId: ids[0],
      environment: 'live',
      id: `store ${n}`,
    }));
    const runner = runnerWith({
      overdue: { stores: () => Promise.resolve([...places]) },
      execute: async (command: { storeId: string }) => {
        most = Math.max(most, (now += 1));
        await pause(command.storeId === 'store 29' ? 300 : 1);
        now -= 1;
        if (command.storeId === 'store 3') throw new Error('poison');
        looked.push(command.storeId);
      },
    });
    await runner.lookAtStores();
    expect([looked.length, most]).toEqual([29, 8]);
    expect(looked.at(-1)).toBe('store 29');
  });

  it('R-05 ends when it is told to while the queue is still being opened', async () => {
    let stopped = false;
    begin.mockImplementation(async () => {
      await pause(50);
      const end = Promise.withResolvers<undefined>();
      const stop = () => {
        stopped = true;
        end.resolve(undefined);
        return Promise.resolve();
      };
      return { promise: end.promise, stop };
    });
    const runner = runnerWith({});
    await runner.start();
    const result = await Promise.race([
      runner.stop().then(() => 'ended'),
      pause(2000, 'hangs', { ref: false }),
    ]);
    expect([result, stopped]).toEqual(['ended', true]);
  });
});
