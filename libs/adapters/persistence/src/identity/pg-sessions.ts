import { mostShown, Session, Sessions } from '@latchkey/identity';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgSessions extends Sessions {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(session: Session): Promise<void> {
    this.transactions.current().add(session);
    return Promise.resolve();
  }

  async find(digest: Buffer): Promise<Session | undefined> {
    const transaction = this.transactions.current();
    const session = await transaction.entities().findOne(Session, { digest });
    return session ? transaction.track(session) : undefined;
  }

  async getForUpdate(id: string): Promise<Session | undefined> {
    const transaction = this.transactions.current();
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const session = await transaction.entities().findOne(Session, { id }, { lockMode });
    return session ? transaction.track(session) : undefined;
  }

  async alive(userId: string, now: Date): Promise<Session[]> {
    const transaction = this.transactions.current();
    const found = await transaction
      .entities()
      .find(
        Session,
        { userId, revokedAt: null, expiresAt: { $gt: now } },
        { orderBy: { id: 'desc' }, limit: mostShown },
      );
    return found.map((session) => transaction.track(session));
  }

  revokeOthers({ id, userId }: Session, now: Date): Promise<number> {
    return this.transactions
      .current()
      .execute(
        `update tenant.user_session set revoked_at = $3 where user_id = $1 and id <> $2 and revoked_at is null`,
        [userId, id, now],
      );
  }

  revokeAll(userId: string, now: Date): Promise<number> {
    return this.transactions
      .current()
      .execute(`update tenant.user_session set revoked_at = $2 where user_id = $1 and revoked_at is null`, [
        userId,
        now,
      ]);
  }
}
