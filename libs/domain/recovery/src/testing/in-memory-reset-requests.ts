import type { InMemoryCredentialChanges } from '@latchkey/credentials/testing';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import type { AttemptLimits, CodeAttempt, MethodKey, ProofAttempt } from '@latchkey/verification';
import {
  widestLimits,
  type KnownFlow,
  type KnownFlows,
  type KnownProofFlow,
  type KnownProofFlows,
} from '@latchkey/verification/testing';
import { ResetRequest } from '../reset-request/reset-request.ts';
import {
  ResetRequests,
  type FollowUp,
  type FurtherVerification,
  type Readiness,
  type UsableEnrolment,
} from '../reset-request/reset-requests.ts';
import type { Standing } from '../reset-request/standing.ts';

/** How things stand for a request; what would be many tables is one answer here. */
export type Surroundings = (request: ResetRequest) => Standing;

export class InMemoryResetRequests extends ResetRequests implements KnownFlows, KnownProofFlows {
  readonly table: AggregateTable<ResetRequest>;

  constructor(
    database: InMemoryDatabase,
    private readonly surroundings: Surroundings,
    private readonly changes: InMemoryCredentialChanges,
    private readonly limits: () => AttemptLimits = () => widestLimits,
  ) {
    super();
    this.table = new AggregateTable(database, ResetRequest, ({ id }) => id);
  }

  async add(request: ResetRequest): Promise<void> {
    this.table.add(request);
  }

  async getForUpdate(id: string): Promise<ResetRequest | undefined> {
    return this.table.load((row) => row.id === id);
  }

  async find(id: string, flowDigest: Buffer): Promise<ResetRequest | undefined> {
    return this.table.peek((row) => row.id === id && row.flowDigest.equals(flowDigest));
  }

  async look(id: string): Promise<ResetRequest | undefined> {
    return this.table.peek((row) => row.id === id);
  }

  /** Methods of the verifications beside the mail, by their ids. */
  readonly furtherMethods = new Map<string, MethodKey>();
  /** Their parameters, where they are not the defaults; and what is not ready. */
  readonly furtherParameters = new Map<string, object>();
  readonly furtherReadiness = new Map<string, Readiness>();
  readonly furtherEnrolments = new Map<string, readonly UsableEnrolment[]>();

  /** Whom the tenant's own check does not know to have them. */
  readonly notEnrolled = new Set<string>();

  async furtherVerifications({ owed, optional }: ResetRequest): Promise<readonly FurtherVerification[]> {
    return [...owed, ...optional].flatMap((id) => {
      const method = this.furtherMethods.get(id);
      const parameters = this.furtherParameters.get(id) ?? {};
      const readiness = this.notEnrolled.has(id)
        ? 'not_enrolled'
        : (this.furtherReadiness.get(id) ?? 'ready');
      const enrolments = this.furtherEnrolments.get(id) ?? [];
      return method ? [{ id, name: id, method, parameters, readiness, enrolments }] : [];
    });
  }

  /** What the version of every request names. */
  postResetExtensionId: string | null = null;

  async followUp(id: string): Promise<FollowUp | undefined> {
    const request = this.table.find((row) => row.id === id && row.status === 'success');
    const extensionId = this.postResetExtensionId;
    if (!request?.userId || extensionId === null) return undefined;
    return { extensionId, userId: request.userId, storeId: request.storeId };
  }

  async standing(request: ResetRequest): Promise<Standing> {
    return this.surroundings(request);
  }

  private linksTo(userId: string | null): ResetRequest[] {
    return this.table.all().filter((row) => row.userId === userId && row.kind === 'administrator_link');
  }

  async newestLinkAt(userId: string): Promise<Date | undefined> {
    const moments = this.linksTo(userId).map(({ startedAt }) => startedAt.getTime());
    return moments.length > 0 ? new Date(Math.max(...moments)) : undefined;
  }

  async replaceLinks({ id, userId }: ResetRequest, now: Date): Promise<number> {
    const open = this.linksTo(userId).filter(
      (row) => row.id !== id && (row.status === 'in_progress' || row.status === 'verified'),
    );
    for (const row of open) this.table.update(row, { status: 'cancelled', endedAt: now });
    return open.length;
  }

  async cancelOthers(request: ResetRequest, now: Date): Promise<number> {
    const { id, userId } = request;
    if (userId === null) return 0;
    const others = this.table
      .all()
      .filter((row) => row.userId === userId && row.id !== id && row.endedAt === null);
    for (const row of others) this.table.update(row, { status: 'cancelled', endedAt: now });
    this.abandonChanges(userId, id, now);
    return others.length;
  }

  accountOf({ requestId, flowDigest }: CodeAttempt, now: Date): KnownFlow | undefined {
    const request = this.table.find(({ id }) => id === requestId);
    if (!request?.flowDigest.equals(flowDigest)) return undefined;
    const open = request.endedAt === null && request.status === 'in_progress' && now < request.linkUntil;
    return open ? { accountKey: request.accountKey, limits: this.limits() } : undefined;
  }

  proofFlow({ requestId, flowDigest, verificationId }: ProofAttempt, now: Date): KnownProofFlow | undefined {
    const request = this.table.find(({ id }) => id === requestId);
    const method = this.furtherMethods.get(verificationId);
    if (!method || !request?.flowDigest.equals(flowDigest) || request.status !== 'in_progress')
      return undefined;
    const asked = [...request.owed, ...request.optional].includes(verificationId);
    const open = request.setPasswordUntil !== null && now < request.setPasswordUntil;
    return asked && open ? { accountKey: request.accountKey, limits: this.limits(), method } : undefined;
  }

  accountOfRequest(requestId: string): Buffer | undefined {
    return this.table.find(({ id }) => id === requestId)?.accountKey;
  }

  private abandonChanges(userId: string, exceptOf: string, concludedAt: Date): void {
    const { table } = this.changes;
    const waiting = table
      .all()
      .filter((row) => row.userId === userId && row.requestId !== exceptOf && row.concludedAt === null);
    const forgotten = { sealedPassword: null, sealedForPage: null, sealedForMail: null };
    const ended = { state: 'failed', reason: 'superseded', ...forgotten, concludedAt } as const;
    for (const row of waiting) table.update(row, ended);
  }
}
