import { randomUUID } from 'node:crypto';
import {
  ConcludedRequests,
  Idempotency,
  IdempotencyKeyReused,
  recall,
  remember,
  RequestInProgress,
  Sealer,
  Secrets,
  TenantContext,
  type EarlierResult,
  type IdempotencyScope,
  type RememberedResult,
} from '@latchkey/kernel';
import { brokenConstraint } from './database-faults.ts';
import type { Transaction } from './transaction.ts';
import { Transactions } from './transactions.ts';

interface StoredRequest {
  readonly fingerprint: Buffer;
  readonly result: Buffer | null;
}

/** A claim older than this was made by a process that died: another execution may take over. */
const claimLease = '30 seconds';
const table = 'idempotent_request';

/** Concluded results per caller and key, sealed, kept in the transaction that they conclude. */
export class PgConcludedRequests extends ConcludedRequests {
  /** Requests that this process is working on: their repeats are told to wait, without waiting for a lock. */
  private readonly running = new Set<string>();

  constructor(
    private readonly transactions: Transactions,
    private readonly sealer: Sealer,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  async alone<T>(scope: IdempotencyScope, work: () => Promise<T>): Promise<T> {
    const { tenantId, environment } = TenantContext.current();
    const key = `${tenantId}/${environment}/${this.digest(scope).toString('base64')}`;
    if (this.running.has(key)) throw new RequestInProgress();
    this.running.add(key);
    try {
      await this.sealer.ready();
      return await work();
    } finally {
      this.running.delete(key);
    }
  }

  async claim(): Promise<EarlierResult> {
    const scope = Idempotency.scope();
    if (!scope) return { concluded: false };
    const claim = randomUUID();
    const claimed = await this.transactions.run(
      'write-relaxed',
      () => this.insertClaim(scope, claim),
      () => Promise.resolve(),
    );
    if (!claimed) {
      const known = await this.find(scope);
      if (!known) throw new RequestInProgress();
      scope.replayed = true;
      return { concluded: true, result: known.result };
    }
    scope.claim = claim;
    return { concluded: false };
  }

  async release(): Promise<void> {
    const scope = Idempotency.scope();
    if (!scope?.claim) return;
    const { claim } = scope;
    const text = `delete from tenant.${table} where key_digest = $1 and claim = $2 and concluded_at is null`;
    await this.transactions.run(
      'write-relaxed',
      () => this.transactions.current().execute(text, [this.digest(scope), claim]),
      () => Promise.resolve(),
    );
  }

  /** Writes the result beside the work. A claim that was taken over in the meantime makes everything roll back. */
  async keep(transaction: Transaction, scope: IdempotencyScope, result: unknown): Promise<void> {
    const key = this.digest(scope);
    const kept = JSON.stringify(remember(result));
    const sealed = await this.sealer.seal(kept, this.place(key));
    if (!scope.claim) {
      transaction.insert(table, {
        key_digest: key,
        operation: scope.request.operation,
        fingerprint: scope.request.fingerprint,
        concluded_at: transaction.now,
        result: sealed,
      });
      return;
    }
    const text = `update tenant.${table} set concluded_at = now(), result = $3
      where key_digest = $1 and claim = $2 and concluded_at is null`;
    const written = await transaction.execute(text, [key, scope.claim, sealed]);
    if (written !== 1) throw new RequestInProgress();
  }

  /** The concluded result of an earlier execution. Throws IdempotencyKeyReused when it was another request. */
  async find<T>(scope: IdempotencyScope): Promise<{ readonly result: T } | undefined> {
    const key = this.digest(scope);
    const stored = await this.transactions.run(
      'read',
      async () => {
        const text = `select fingerprint, result from tenant.${table} where key_digest = $1`;
        return (await this.transactions.current().query<StoredRequest>(text, [key]))[0];
      },
      () => Promise.resolve(),
    );
    if (!stored) return undefined;
    if (!this.secrets.equal(stored.fingerprint, scope.request.fingerprint)) throw new IdempotencyKeyReused();
    if (!stored.result) return undefined;
    const kept = JSON.parse(await this.sealer.open(stored.result, this.place(key))) as RememberedResult;
    return { result: recall(kept) as T };
  }

  isOwnConstraint(error: unknown): boolean {
    return brokenConstraint(error) === `${table}_pkey`;
  }

  private async insertClaim(scope: IdempotencyScope, claim: string): Promise<boolean> {
    const { tenantId, environment } = this.transactions.current().scope;
    const text = `insert into tenant.${table} as known
        (tenant_id, environment, key_digest, operation, fingerprint, claim)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (tenant_id, environment, key_digest) do update
        set claim = excluded.claim, claimed_at = now()
        where known.concluded_at is null and known.claimed_at < now() - interval '${claimLease}'`;
    const { operation, fingerprint } = scope.request;
    const values = [tenantId, environment, this.digest(scope), operation, fingerprint, claim];
    return (await this.transactions.current().execute(text, values)) === 1;
  }

  private digest(scope: IdempotencyScope): Buffer {
    return this.secrets.keyedDigest('idempotency-key', scope.request.caller, scope.request.key);
  }

  private place(key: Buffer) {
    return { table, column: 'result', row: key.toString('base64url') };
  }
}
