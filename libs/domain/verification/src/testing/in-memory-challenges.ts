import { later, TenantContext, type Clock } from '@latchkey/kernel';
import { AggregateTable, Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import {
  attemptWindow,
  consecutiveFailures,
  failuresPerWindow,
  type AttemptLimits,
} from '../attempts/limits.ts';
import { Challenge, codeTries } from '../challenge/challenge.ts';
import {
  Challenges,
  type CodeAttempt,
  type CountedCode,
  type FailureTally,
  type FoundLink,
} from '../challenge/challenges.ts';

export interface KnownFlow {
  readonly accountKey: Buffer;
  readonly limits: AttemptLimits;
}

/** The flows that codes are tried in: challenges know them by their id and the digest of their secret. */
export interface KnownFlows {
  /** The account of an open flow and what its process allows, if this is its present secret. */
  accountOf(attempt: CodeAttempt, now: Date): KnownFlow | undefined;
  accountOfRequest(requestId: string): Buffer | undefined;
}

interface Brake extends Placed {
  readonly accountKey: string;
  readonly method: string;
  /** Newest first, as many as the day's limit looks at. */
  readonly failedAt: readonly Date[];
  readonly consecutive: number;
  readonly pausedUntil: Date | null;
}

export class InMemoryChallenges extends Challenges {
  readonly table: AggregateTable<Challenge>;
  private readonly brakes: Table<Brake>;

  constructor(
    private readonly database: InMemoryDatabase,
    private readonly clock: Clock,
    private readonly flows: KnownFlows,
  ) {
    super();
    this.table = new AggregateTable(database, Challenge, ({ id }) => id);
    this.brakes = new Table(database, ({ accountKey, method }) => `${accountKey}/${method}`);
  }

  async add(challenge: Challenge): Promise<void> {
    this.table.add(challenge);
  }

  countAttempt(attempt: CodeAttempt): Promise<CountedCode | undefined> {
    return this.database.run('write', async () => {
      const now = await this.clock.now();
      const flow = this.flows.accountOf(attempt, now);
      const challenge = this.table.find((row) => row.requestId === attempt.requestId && isOpen(row, now));
      if (!flow || !challenge) return undefined;
      this.table.update(challenge, { codeAttempts: challenge.codeAttempts + 1 });
      const tally = this.brake(flow, challenge.method, now);
      if (!tally) return undefined;
      const { id: challengeId, verificationId, codeDigest, destinationDigest } = challenge;
      return { challengeId, verificationId, codeDigest, destinationDigest, tally };
    });
  }

  async consumeCode(challengeId: string): Promise<boolean> {
    const challenge = this.table.find((row) => row.id === challengeId && row.codeUsedAt === null);
    if (challenge) this.table.update(challenge, { codeUsedAt: await this.clock.now() });
    return challenge !== undefined;
  }

  async findLink(linkDigest: Buffer): Promise<FoundLink | undefined> {
    const challenge = this.table.find((row) => row.linkDigest.equals(linkDigest));
    if (!challenge) return undefined;
    const { id: challengeId, requestId, verificationId, destinationDigest } = challenge;
    return { challengeId, requestId, verificationId, destinationDigest };
  }

  async consumeLink(challengeId: string): Promise<boolean> {
    const now = await this.clock.now();
    const challenge = this.table.find(
      (row) => row.id === challengeId && row.linkUsedAt === null && now < row.linkUntil,
    );
    if (challenge) this.table.update(challenge, { linkUsedAt: now });
    return challenge !== undefined;
  }

  async forgiveAttempts(requestId: string, method: string): Promise<void> {
    const accountKey = this.flows.accountOfRequest(requestId);
    if (accountKey) this.forgive(accountKey, method);
  }

  /** What ends the failures of an account by another way than a right code. */
  forgive(account: Buffer, method: string): void {
    const accountKey = account.toString('hex');
    const brake = this.brakes.find((row) => row.accountKey === accountKey && row.method === method);
    if (brake) this.brakes.put({ ...brake, failedAt: [], consecutive: 0, pausedUntil: null });
  }

  async codeEnd(requestId: string): Promise<Date | undefined> {
    const issued = this.table.all().filter((row) => row.requestId === requestId);
    return issued.sort((a, b) => b.issuedAt.getTime() - a.issuedAt.getTime())[0]?.codeUntil;
  }

  async triesSpent(requestId: string): Promise<boolean> {
    const tries = this.table.all().filter((row) => row.requestId === requestId && row.supersededAt === null);
    return tries.some(({ codeAttempts }) => codeAttempts >= codeTries);
  }

  async supersedeCodes(requestId: string, now: Date): Promise<void> {
    const open = this.table.all().filter((row) => row.requestId === requestId && row.supersededAt === null);
    for (const row of open) this.table.update(row, { supersededAt: now });
  }

  /** Counts a failure of the account; undefined when its process, its day or its life allows no more. */
  private brake(
    { accountKey: account, limits }: KnownFlow,
    method: string,
    now: Date,
  ): FailureTally | undefined {
    const { tenantId, environment } = TenantContext.current();
    const accountKey = account.toString('hex');
    const known = this.brakes.find((row) => row.accountKey === accountKey && row.method === method);
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
    this.brakes.put({ ...before, failedAt, consecutive, pausedUntil });
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

function isOpen(challenge: Challenge, now: Date): boolean {
  const { codeUsedAt, supersededAt, codeUntil, codeAttempts } = challenge;
  return codeUsedAt === null && supersededAt === null && now < codeUntil && codeAttempts < codeTries;
}
