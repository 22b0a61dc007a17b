import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CredentialChange, CredentialChanges, ExternalTask, ExternalTasks } from '@latchkey/credentials';
import { plainIntent } from '@latchkey/credentials/testing';
import { later, minutes } from '@latchkey/kernel';
import { unitWithin } from '@latchkey/kernel/testing';
import { ResetRequest, ResetRequests } from '@latchkey/recovery';
import { setTimeout as pause } from 'node:timers/promises';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

describe('ending the other requests of an account', () => {
  let world: PgWorld;
  beforeAll(async () => {
    world = await pgWorld();
  }, 60_000);
  afterAll(() => world.close());

  const start = () =>
    unitWithin(world, world.ours, async () => {
      const { tenantId, environment, applicationId, storeId, processId, verificationId, userId } = world.ours;
      const now = await world.clock.now();
      const request = ResetRequest.start({
        ...{ tenantId, environment, applicationId, storeId, processId, userId, now },
        id: world.secrets.id(),
        processVersion: 1,
        accountKey: world.secrets.keyedDigest('account', 'ada'),
        owed: [verificationId],
        optional: [],
        wanted: 0,
        flowDigest: world.secrets.tokenDigest(world.secrets.token()),
        locale: 'en',
        requestExpiry: 30,
        mailsLink: true,
        linkUntil: later(now, minutes(30)),
      });
      await world.parts.get(ResetRequests).add(request);
      return request;
    });

  it('S-33 PR-T03 takes along a password that was chosen at the very same moment', async () => {
    const { ours, secrets, parts, admin } = world;
    const [winner, other] = [await start(), await start()];
    const { tenantId, environment, applicationId, storeId, userId } = ours;
    const change = { tenantId, environment, applicationId, storeId, userId, id: secrets.id() };
    let written = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (written = resolve));
    const choosing = unitWithin(world, ours, async () => {
      const request = await parts.get(ResetRequests).getForUpdate(other.id);
      if (request) request.status = 'changing';
      const now = await world.clock.now();
      const intent = { ...plainIntent, ...change, requestId: other.id, sealedPassword: 'sealed', now };
      await parts.get(CredentialChanges).add(CredentialChange.intend(intent));
      written();
      // Long enough for the other transaction to stand before the lock.
      await pause(500);
    });
    await waiting;
    await unitWithin(world, ours, async () => {
      const request = await parts.get(ResetRequests).getForUpdate(winner.id);
      if (request) await parts.get(ResetRequests).cancelOthers(request, await world.clock.now());
    });
    await choosing;
    const { rows } = await admin.query(
      `select r.status, c.state, c.reason, c.sealed_password from tenant.reset_request r
        join tenant.credential_change c on c.request_id = r.id where r.id = $1`,
      [other.id],
    );
    expect(rows).toEqual([
      { status: 'cancelled', state: 'failed', reason: 'superseded', sealed_password: null },
    ]);
    const log = await admin.query(
      `select request_id, message, reference from tenant.reset_activity where message like '%cancelled%'`,
    );
    expect(log.rows).toEqual([
      { request_id: other.id, message: 'recovery.reset.cancelled', reference: winner.id },
    ]);
  });

  it('S-33 S-92 takes a task back that an external system has of another request, with its parcel', async () => {
    const { ours, secrets, parts } = world;
    const { tenantId, environment, applicationId, storeId, userId } = ours;
    const [winner, other] = [await start(), await start()];
    const [changeId, taskId] = [secrets.id(), secrets.id()];
    const place = { tenantId, environment, storeId };
    await unitWithin(world, ours, async () => {
      const now = await world.clock.now();
      const intent = { ...plainIntent, ...place, applicationId, userId, id: changeId, requestId: other.id };
      const change = CredentialChange.intend({ ...intent, sealedPassword: 'sealed', now });
      const deadline = later(now, minutes(60));
      change.conclude({ kind: 'pending', ticket: taskId, deadline }, change.attempt(1), now);
      await parts.get(CredentialChanges).add(change);
      await parts.get(ExternalTasks).add(
        ExternalTask.open({
          ...{ ...place, id: taskId, changeId, operation: 'reset', userName: 'ada', mustChange: false },
          ...{ tokenDigest: Buffer.alloc(32), sealedPassword: 'to its executor', now, deadline },
        }),
      );
    });
    await unitWithin(world, ours, async () => {
      const request = await parts.get(ResetRequests).getForUpdate(winner.id);
      if (request) await parts.get(ResetRequests).cancelOthers(request, await world.clock.now());
    });
    const said = { status: 'COMPLETED_WITH_SUCCESS', reason: null, fence: null } as const;
    const task = await unitWithin(world, ours, async () => {
      const found = await parts.get(ExternalTasks).getForUpdate(taskId);
      expect(found?.answer(said, await world.clock.now())).toMatchObject({ code: 'outcome-settled' });
      return found;
    });
    expect(task).toMatchObject({ state: 'withdrawn', sealedPassword: null });
  });
});
