import { RefreshTokens, type RefreshToken, type TakenToken } from '@latchkey/identity';
import { Transactions } from '../unit-of-work/transactions.ts';

interface UsedRow {
  readonly session_id: string;
  readonly used_at: Date;
}

const theirs = `from tenant.user_session s
  where s.id = t.session_id and t.digest = $1 and s.application_id = $2`;

export class PgRefreshTokens extends RefreshTokens {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  issue({ id, sessionId, digest, issuedAt }: RefreshToken): Promise<void> {
    this.transactions
      .current()
      .insert('refresh_token', { id, session_id: sessionId, digest, issued_at: issuedAt });
    return Promise.resolve();
  }

  /** Whoever comes at the same moment waits for the first one here, and then reads that it is used. */
  async take(digest: Buffer, applicationId: string, now: Date): Promise<TakenToken> {
    const transaction = this.transactions.current();
    const [taken] = await transaction.query<UsedRow>(
      `update tenant.refresh_token t set used_at = $3 ${theirs} and t.used_at is null returning t.session_id`,
      [digest, applicationId, now],
    );
    if (taken) return { outcome: 'taken', sessionId: taken.session_id };
    const [used] = await transaction.query<UsedRow>(
      `select t.session_id, t.used_at from tenant.refresh_token t, lateral (select 1 ${theirs}) their`,
      [digest, applicationId],
    );
    return used
      ? { outcome: 'used', sessionId: used.session_id, usedAt: used.used_at }
      : { outcome: 'unknown' };
  }
}
