import { later, minutes } from '@latchkey/kernel';
import { unitWithin, type Premises } from '@latchkey/kernel/testing';
import { ResetRequest, ResetRequests } from '@latchkey/recovery';
import type { CodeAttempt } from '@latchkey/verification';
import type { PgWorld } from './pg-world.ts';

/** Opens flows that codes can be tried in. */
export function openFlowOf(world: PgWorld) {
  return (premises: Premises, accountKey: Buffer): Promise<CodeAttempt> =>
    unitWithin(world, premises, async () => {
      const { secrets, parts } = world;
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
}
