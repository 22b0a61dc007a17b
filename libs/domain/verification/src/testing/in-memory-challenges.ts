import { TenantContext, type Clock } from '@latchkey/kernel';
import { AggregateTable, Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import { attemptWindow, consecutiveFailures, failuresPerWindow } from '../attempts/limits.ts';
import { Challenge, codeTries } from '../challenge/challenge.ts';
import {
  Challenges,
  type CodeAttempt,
  type CountedCode,
  type FailureTally,
  type FoundLink,
} from '../challenge/challenges.ts';

/** The flows that codes are tried in: challenges know them by their id and the digest of their secret. */
export interface KnownFlows {
  /** The account of an open flow, if this is its present secret. */
  accountOf(attempt: CodeAttempt, now: Date): Buffer | undefined;
  accountOfRequest(requestId: string): Buffer | undefined;
}

interface Brake extends Placed {
  readonly accountKey: string;
  readonly method: string;
  readonly windowFrom: Date;
  readonly inWindow: number;
  readonly consecutive: number;
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
      const accountKey = this.flows.accountOf(attempt, now);
      const challenge = this.table.find((row) => row.requestId === attempt.requestId && isOpen(row, now));
      if (!accountKey || !challenge) return undefined;
      this.table.update(challenge, { codeAttempts: challenge.codeAttempts + 1 });
      const tally = this.brake(accountKey, challenge.method, now);
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
    if (brake) this.brakes.put({ ...brake, inWindow: 0, consecutive: 0 });
  }

  async codeEnd(requestId: string): Promise<Date | undefined> {
    const issued = this.table.all().filter((row) => row.requestId === requestId);
    return issued.sort((a, b) => b.issuedAt.getTime() - a.issuedAt.getTime())[0]?.codeUntil;
  }

  async supersedeCodes(requestId: string, now: Date): Promise<void> {
    const open = this.table.all().filter((row) => row.requestId === requestId && row.supersededAt === null);
    for (const row of open) this.table.update(row, { supersededAt: now });
  }

  /** Counts a failure of the account; undefined when its day or its life is used up. */
  private brake(account: Buffer, method: string, now: Date): FailureTally | undefined {
    const { tenantId, environment } = TenantContext.current();
    const accountKey = account.toString('hex');
    const known = this.brakes.find((row) => row.accountKey === accountKey && row.method === method);
    const fresh = { tenantId, environment, accountKey, method, windowFrom: now, inWindow: 0, consecutive: 0 };
    const before = known ?? fresh;
    const over = now.getTime() - before.windowFrom.getTime() > attemptWindow;
    const inWindow = over ? 0 : before.inWindow;
    if (inWindow >= failuresPerWindow || before.consecutive >= consecutiveFailures) return undefined;
    const windowFrom = over ? now : before.windowFrom;
    const tally = { windowFrom, inWindow: inWindow + 1, consecutive: before.consecutive + 1 };
    this.brakes.put({ ...before, ...tally });
    return tally;
  }
}

function isOpen(challenge: Challenge, now: Date): boolean {
  const { codeUsedAt, supersededAt, codeUntil, codeAttempts } = challenge;
  return codeUsedAt === null && supersededAt === null && now < codeUntil && codeAttempts < codeTries;
}
