import { later, minutes } from '@latchkey/kernel';
import { unitWithin, type Premises } from '@latchkey/kernel/testing';
import { ResetRequest, ResetRequests } from '@latchkey/recovery';
import { Challenges } from '@latchkey/verification';
import { challengesContract } from '@latchkey/verification/testing';
import { pgWorld } from '../testing/pg-world.ts';

challengesContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const { parts, secrets, admin } = world;
  const openFlow = (premises: Premises, accountKey: Buffer) =>
    unitWithin(world, premises, async () => {
      const { tenantId, environment, applicationId, storeId, processId, verificationId, userId } = premises;
      const flow = { requestId: secrets.id(), flowDigest: secrets.tokenDigest(secrets.token()) };
      const now = await world.clock.now();
      const request = ResetRequest.start({
        ...{ tenantId, environment, applicationId, storeId, processId, userId, accountKey, now },
        processVersion: 1,
        id: flow.requestId,
        owed: [verificationId],
        flowDigest: flow.flowDigest,
        locale: 'en',
        linkUntil: later(now, minutes(30)),
      });
      await parts.get(ResetRequests).add(request);
      return flow;
    });
  const passDay = async () => {
    await admin.query(`update tenant.code_brake set window_from = window_from - interval '25 hours'`);
  };
  return { ...world, challenges: parts.get(Challenges), openFlow, passDay };
});
