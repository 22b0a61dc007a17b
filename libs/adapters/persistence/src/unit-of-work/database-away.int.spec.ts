import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Idempotency, Unavailable } from '@latchkey/kernel';
import { unitWithin, within } from '@latchkey/kernel/testing';
import { ResetRequest, ResetRequests } from '@latchkey/recovery';
import { Challenge, Challenges } from '@latchkey/verification';
import { CuttingProxy } from '../testing/cutting-proxy.ts';
import { openHouse } from '../testing/open-house.ts';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';
import { testDatabase } from '../testing/test-database.ts';
import { PgConcludedRequests } from './pg-concluded-requests.ts';

describe('a database that does not answer as it should', () => {
  let world: PgWorld;
  beforeAll(async () => {
    world = await pgWorld();
  }, 60_000);
  afterAll(() => world.close());

  async function openFlow() {
    const { ours, secrets, parts } = world;
    const flow = { requestId: secrets.id(), flowDigest: secrets.tokenDigest(secrets.token()) };
    await unitWithin(world, ours, async () => {
      const now = await world.clock.now();
      const until = new Date(now.getTime() + 600_000);
      const { tenantId, environment, applicationId, storeId, processId, verificationId, userId } = ours;
      const place = { tenantId, environment, verificationId };
      const request = ResetRequest.start({
        ...{ tenantId, environment, applicationId, storeId, processId, userId, now, linkUntil: until },
        processVersion: 1,
        id: flow.requestId,
        accountKey: secrets.keyedDigest('account', flow.requestId),
        owed: [verificationId],
        optional: [],
        wanted: 0,
        flowDigest: flow.flowDigest,
        locale: 'en',
        requestExpiry: 30,
        mailsLink: true,
      });
      const digest = () => secrets.tokenDigest(secrets.token());
      await parts.get(ResetRequests).add(request);
      await parts.get(Challenges).add(
        Challenge.issue({
          ...{ ...place, id: secrets.id(), requestId: flow.requestId, method: 'email', issuedAt: now },
          ...{ destinationDigest: digest(), codeDigest: digest(), linkDigest: digest() },
          ...{ codeUntil: until, linkUntil: until },
        }),
      );
    });
    return flow;
  }

  it('R-08 an attempt that cannot be counted for a lock is told as 503, never as a fault of ours', async () => {
    const flow = await openFlow();
    const { admin, ours, parts } = world;
    await admin.query('begin');
    await admin.query('select 1 from tenant.challenge where request_id = $1 for update', [flow.requestId]);
    const counted = within(ours, () => parts.get(Challenges).countAttempt(flow)).catch(
      (error: unknown) => error,
    );
    expect(await counted).toBeInstanceOf(Unavailable);
    await admin.query('rollback');
  });

  it('R-06 a claim that meets a server that is going down is told as 503', async () => {
    const { admin, ours, parts } = world;
    const request = { caller: 'c', key: 'going-down', operation: 'POST /', fingerprint: Buffer.from('a') };
    await admin.query('begin; lock table tenant.idempotent_request in access exclusive mode');
    const claimed = within(ours, () =>
      Idempotency.run(request, () => parts.get(PgConcludedRequests).claim()),
    ).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    expect(await claimed).toBeInstanceOf(Unavailable);
    await admin.query('rollback');
  });

  it('R-06 a server that is frozen is not waited for without end', async () => {
    const database = await testDatabase();
    const proxy = await CuttingProxy.before(database.appUrl);
    const house = openHouse(proxy.url);
    const look = () => within(world.ours, () => house.unitOfWork.read(() => Promise.resolve(1)));
    expect(await look()).toBe(1);
    proxy.silent = true;
    expect(await look().catch((error: unknown) => error)).toBeInstanceOf(Unavailable);
    proxy.silent = false;
    expect(await look()).toBe(1);
    await house.close();
    await proxy.close();
    await database.drop();
  }, 60_000);
});
