import { later, TenantContext } from '@latchkey/kernel';
import { Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import {
  attemptWindow,
  consecutiveFailures,
  failuresPerWindow,
  type AttemptLimits,
} from '../attempts/limits.ts';
import type { FailureTally } from '../challenge/challenges.ts';

export interface KnownFlow {
  readonly accountKey: Buffer;
  readonly limits: AttemptLimits;
}

interface Brake extends Placed {
  readonly accountKey: string;
  readonly method: string;
  /** Newest first, as many as the day's limit looks at. */
  readonly failedAt: readonly Date[];
  readonly consecutive: number;
  readonly pausedUntil: Date | null;
}

/** Failures of accounts by their methods, as PostgreSQL counts them. */
export class InMemoryCodeBrakes {
  private readonly table: Table<Brake>;

  constructor(database: InMemoryDatabase) {
    this.table = new Table(database, ({ accountKey, method }) => `${accountKey}/${method}`);
  }

  forgive(account: Buffer, method: string): void {
    const accountKey = account.toString('hex');
    const brake = this.table.find((row) => row.accountKey === accountKey && row.method === method);
    if (brake) this.table.put({ ...brake, failedAt: [], consecutive: 0, pausedUntil: null });
  }

  /** Counts a failure of the account; undefined when its process, its day or its life allows no more. */
  count({ accountKey: account, limits }: KnownFlow, method: string, now: Date): FailureTally | undefined {
    const { tenantId, environment } = TenantContext.current();
    const accountKey = account.toString('hex');
    const known = this.table.find((row) => row.accountKey === accountKey && row.method === method);
    const fresh = {
      tenantId,
      environment,
      accountKey,
      method,
      failedAt: [],
      consecutive: 0,
      pausedUntil: null,
    };
    const before: Brake = known ?? fresh;
    if (isPaused(before, now)) return undefined;
    const failedAt = [now, ...before.failedAt].slice(0, failuresPerWindow);
    const pausedUntil = pauseOf(failedAt, before.pausedUntil, limits);
    const consecutive = before.consecutive + 1;
    this.table.put({ ...before, failedAt, consecutive, pausedUntil });
    const ofDay = failedAt.filter((at) => at > dayBefore(now)).length;
    return { ofDay, consecutive, pausedUntil: pausedUntil && pausedUntil > now ? pausedUntil : null };
  }
}

const dayBefore = (now: Date): Date => later(now, -attemptWindow);

function isPaused({ failedAt, consecutive, pausedUntil }: Brake, now: Date): boolean {
  const tenth = failedAt[failuresPerWindow - 1];
  if (pausedUntil && now < pausedUntil) return true;
  return consecutive >= consecutiveFailures || (tenth !== undefined && tenth > dayBefore(now));
}

/** What the failure that was just added leads to. Failures before the end of an earlier pause are paid for. */
function pauseOf(
  failedAt: readonly Date[],
  paidUntil: Date | null,
  { most, window, pause }: AttemptLimits,
): Date | null {
  const [now = new Date(0)] = failedAt;
  const [oldest, tenth] = [failedAt[most - 1], failedAt[failuresPerWindow - 1]];
  const counts = oldest !== undefined && oldest > later(now, -window) && (!paidUntil || oldest > paidUntil);
  const ends = [
    ...(counts ? [later(now, pause)] : []),
    ...(tenth && tenth > dayBefore(now) ? [later(tenth, attemptWindow)] : []),
  ].sort((a, b) => b.getTime() - a.getTime());
  return ends[0] ?? paidUntil;
}
