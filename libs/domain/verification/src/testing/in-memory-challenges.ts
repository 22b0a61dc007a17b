import type { Clock } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { Challenge, codeTries } from '../challenge/challenge.ts';
import { Challenges, type CodeAttempt, type CountedCode, type FoundLink } from '../challenge/challenges.ts';

import { InMemoryCodeBrakes, type KnownFlow } from './in-memory-code-brakes.ts';

/** The flows that codes are tried in: challenges know them by their id and the digest of their secret. */
export interface KnownFlows {
  /** The account of an open flow and what its process allows, if this is its present secret. */
  accountOf(attempt: CodeAttempt, now: Date): KnownFlow | undefined;
  accountOfRequest(requestId: string): Buffer | undefined;
}

export class InMemoryChallenges extends Challenges {
  readonly table: AggregateTable<Challenge>;
  readonly brakes: InMemoryCodeBrakes;

  constructor(
    private readonly database: InMemoryDatabase,
    private readonly clock: Clock,
    private readonly flows: KnownFlows,
  ) {
    super();
    this.table = new AggregateTable(database, Challenge, ({ id }) => id);
    this.brakes = new InMemoryCodeBrakes(database);
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
      const tally = this.brakes.count(flow, challenge.method, now);
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
    if (accountKey) this.brakes.forgive(accountKey, method);
  }

  /** What ends the failures of an account by another way than a right code. */
  forgive(account: Buffer, method: string): void {
    this.brakes.forgive(account, method);
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
}

function isOpen(challenge: Challenge, now: Date): boolean {
  const { codeUsedAt, supersededAt, codeUntil, codeAttempts } = challenge;
  return codeUsedAt === null && supersededAt === null && now < codeUntil && codeAttempts < codeTries;
}
