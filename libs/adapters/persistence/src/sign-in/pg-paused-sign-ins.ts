import { PausedSignIn, PausedSignIns } from '@latchkey/sign-in';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgPausedSignIns extends PausedSignIns {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  add(paused: PausedSignIn): Promise<void> {
    this.transactions.current().add(paused);
    return Promise.resolve();
  }

  async find(digest: Buffer): Promise<PausedSignIn | undefined> {
    const paused = await this.transactions.current().entities().findOne(PausedSignIn, { digest });
    return paused ?? undefined;
  }

  findForUpdate(digest: Buffer): Promise<PausedSignIn | undefined> {
    return this.lock({ digest });
  }

  getForUpdate(id: string): Promise<PausedSignIn | undefined> {
    return this.lock({ id });
  }

  endOthers(userId: string, but: string | null, now: Date): Promise<number> {
    return this.transactions.current().execute(
      `update tenant.paused_sign_in set ended_at = $3
        where user_id = $1 and id is distinct from $2::uuid and ended_at is null`,
      [userId, but, now],
    );
  }

  private async lock(by: { digest: Buffer } | { id: string }): Promise<PausedSignIn | undefined> {
    const transaction = this.transactions.current();
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const paused = await transaction.entities().findOne(PausedSignIn, by, { lockMode });
    return paused ? transaction.track(paused) : undefined;
  }
}
