import { Secrets } from '@latchkey/kernel';
import type { FailureTally, MethodKey } from '@latchkey/verification';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import { ActivityMonitor } from './activity-monitor.ts';
import { Lockout, pauseAfter } from './lockout.ts';
import { Lockouts } from './lockouts.ts';

/** Notes that a method is paused, when a failure was the one too many. Called inside a transaction. */
export class LockoutOpening {
  constructor(
    private readonly lockouts: Lockouts,
    private readonly monitor: ActivityMonitor,
    private readonly secrets: Secrets,
  ) {}

  async afterFailure(
    request: ResetRequest,
    method: MethodKey,
    tally: FailureTally,
    beganAt: Date,
  ): Promise<void> {
    const pause = pauseAfter(tally);
    if (!pause) return;
    const { tenantId, environment, accountKey, userId } = request;
    const place = { tenantId, environment, id: this.secrets.id() };
    const lockout = Lockout.begin({ ...place, ...pause, accountKey, userId, method, beganAt });
    await this.lockouts.add(lockout);
    const accounts = await this.monitor.sample(lockout);
    if (accounts !== undefined) lockout.reachThreshold(accounts);
  }
}
