import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { administratorOf } from './world/administrator.ts';
import type { HttpClient } from './world/http-client.ts';
import { figure, volume } from './world/volumes.ts';
import { World } from './world/world.ts';

interface Report {
  readonly id: string;
  readonly state: string;
  readonly rowsDone: number;
}

const lease = { LATCHKEY_WORKER_LEASE_SECONDS: '2' };
const people = volume(600, 100_000);
const imports = '/v1/environments/live/user-imports';

describe('a file of users', () => {
  let world: World;
  let staff: HttpClient;

  beforeAll(async () => {
    world = await World.start({
      processes: ['mail-catcher', 'admin-api', 'worker'],
      extraEnvironment: { worker: lease },
    });
    staff = await administratorOf(world);
  }, 60_000);
  afterAll(() => world.stop());

  const send = (file: string) =>
    staff.send<Report>('POST', `${imports}?storeId=${world.acme.seeded.storeId}`, {
      ...{ raw: file, headers: { 'content-type': 'text/csv' }, idempotencyKey: null },
    });
  const report = async (id: string): Promise<Report> => (await staff.get<Report>(`${imports}/${id}`)).body;
  const until = async (id: string, reached: (at: Report) => boolean): Promise<Report> => {
    for (let look = 0; look < volume(2_400, 72_000); look += 1) {
      const now = await report(id);
      if (reached(now)) return now;
      await pause(50);
    }
    throw new Error('it did not come so far');
  };
  const told = async (): Promise<number> =>
    (
      await world.sql<{ n: number }>(
        `select count(*)::int as n from tenant.audit_entry where action = 'identity.user.created' and subject in
          (select id::text from tenant.app_user where email like '%@file.example')`,
      )
    )[0]?.n ?? 0;

  it(
    'BY-21 is worked through once, though the worker is killed on the way; again it changes nothing',
    async () => {
      const rows = Array.from({ length: people }, (_, n) => `many${n},many${n}@file.example,N ${n}`);
      const file = `userName,email,displayName\n${rows.join('\n')}\n`;
      const another = await world.system.startAnother('worker');
      const { status, body } = await send(file);
      expect([status, body]).toEqual([202, expect.objectContaining({ state: 'running', rows: people })]);
      await until(body.id, ({ rowsDone }) => rowsDone >= 300);
      await another.kill('SIGKILL');
      const ended = await until(body.id, ({ state }) => state === 'ended');
      expect(ended).toMatchObject({ rowsDone: people, created: people, failed: 0 });
      const [users] = await world.sql<{ n: number }>(
        `select count(*)::int as n from tenant.app_user where email like '%@file.example'`,
      );
      figure(
        'BY-21',
        `users of a file of ${people}, and how often that was told`,
        `${users?.n}, ${await told()}`,
        'all, once each',
      );
      expect([users?.n, await told()]).toEqual([people, people]);
      const again = await send(file);
      expect(again.status).toBe(202);
      expect(await until(again.body.id, ({ state }) => state === 'ended')).toMatchObject({
        ...{ created: 0, changed: 0, unchanged: people, failed: 0 },
      });
      expect(await told()).toBe(people);
    },
    volume(300_000, 7_200_000),
  );
});
