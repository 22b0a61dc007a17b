import { later, minutes } from '@latchkey/kernel';
import { unitWithin, type Premises } from '@latchkey/kernel/testing';
import { ResetRequest, ResetRequests } from '@latchkey/recovery';
import type { AttemptLimits, CodeAttempt } from '@latchkey/verification';
import { widestLimits } from '@latchkey/verification/testing';
import type { PgWorld } from './pg-world.ts';

/** Opens flows that codes can be tried in, each by a version of the process that allows so many failures. */
export function openFlowOf(world: PgWorld) {
  return async (
    premises: Premises,
    accountKey: Buffer,
    limits: AttemptLimits = widestLimits,
  ): Promise<CodeAttempt> => {
    const processVersion = await versionWith(world, premises, limits);
    return unitWithin(world, premises, async () => {
      const { secrets, parts } = world;
      const { tenantId, environment, applicationId, storeId, processId, verificationId, userId } = premises;
      const flow = { requestId: secrets.id(), flowDigest: secrets.tokenDigest(secrets.token()) };
      const now = await world.clock.now();
      const request = ResetRequest.start({
        ...{ tenantId, environment, applicationId, storeId, processId, userId, accountKey, now },
        processVersion,
        id: flow.requestId,
        owed: [verificationId],
        optional: [],
        wanted: 0,
        flowDigest: flow.flowDigest,
        locale: 'en',
        requestExpiry: 30,
        mailsLink: true,
        linkUntil: later(now, minutes(30)),
      });
      await parts.get(ResetRequests).add(request);
      return flow;
    });
  };
}

/** The number of a version with these limits, made where there is none. */
async function versionWith(world: PgWorld, { processId }: Premises, limits: AttemptLimits): Promise<number> {
  const windows = {
    maxAttempts: limits.most,
    attemptWindow: limits.window / minutes(1),
    retryWindow: limits.pause / minutes(1),
  };
  const { rows } = await world.admin.query<{ number: number }>(
    `with known as (
        select number from tenant.process_version
        where process_id = $1 and max_attempts = $2 and attempt_window = $3 and retry_window = $4 limit 1
      ), made as (
        insert into tenant.process_version (tenant_id, environment, process_id, number, policy, risks, store_id, owed,
          self_service, recovers_privileged, activated_at, activated_by)
        select tenant_id, environment, process_id, number + 1, policy || jsonb_build_object('windows', $5::jsonb), risks,
          store_id, owed, self_service, recovers_privileged, now(), activated_by
        from tenant.process_version where process_id = $1 and not exists (select 1 from known)
        order by number desc limit 1
        returning number
      )
      select number from known union all select number from made`,
    [processId, windows.maxAttempts, windows.attemptWindow, windows.retryWindow, JSON.stringify(windows)],
  );
  const number = rows[0]?.number;
  if (number === undefined) throw new Error('the process has no version');
  return number;
}
