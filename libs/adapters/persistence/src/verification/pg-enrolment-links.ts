import { EnrolmentLink, enrolmentLinkPause, EnrolmentLinks } from '@latchkey/verification';
import { LockMode, type FilterQuery } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

/** Enrolment links in PostgreSQL: one row of each person, replaced by a guarded statement. */
export class PgEnrolmentLinks extends EnrolmentLinks {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async replace(link: EnrolmentLink): Promise<boolean> {
    const transaction = this.transactions.current();
    const { tenantId, environment, userId, id, applicationId, digest, destinationDigest } = link;
    const written = await transaction.execute(
      `insert into tenant.enrolment_link as l (tenant_id, environment, user_id, id, application_id, digest,
          destination_digest, issued_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (tenant_id, environment, user_id) do update set id = excluded.id,
          application_id = excluded.application_id, digest = excluded.digest,
          destination_digest = excluded.destination_digest, issued_at = excluded.issued_at,
          expires_at = excluded.expires_at, redeemed_at = null, voided_at = null, session_digest = null,
          session_until = null
        where l.issued_at <= now() - interval '${enrolmentLinkPause} milliseconds'`,
      [
        ...[tenantId, environment, userId, id, applicationId, digest, destinationDigest],
        ...[link.issuedAt, link.expiresAt],
      ],
    );
    if (written > 0) transaction.track(link);
    return written > 0;
  }

  async issuedAt(userId: string): Promise<Date | undefined> {
    const rows = await this.transactions
      .current()
      .query<{ issuedAt: Date }>(
        `select issued_at as "issuedAt" from tenant.enrolment_link where user_id = $1`,
        [userId],
      );
    return rows[0]?.issuedAt;
  }

  getForUpdate(digest: Buffer): Promise<EnrolmentLink | undefined> {
    return this.locked({ digest });
  }

  ofUserForUpdate(userId: string): Promise<EnrolmentLink | undefined> {
    return this.locked({ userId });
  }

  private async locked(where: FilterQuery<EnrolmentLink>): Promise<EnrolmentLink | undefined> {
    const transaction = this.transactions.current();
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;
    const found = await transaction.entities().findOne(EnrolmentLink, where, lock);
    return found ? transaction.track(found) : undefined;
  }
}
