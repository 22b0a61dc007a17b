import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NotFound, Permissions, TenantContext } from '@latchkey/kernel';
import { FindEnrolmentLinks, type EnrolmentLinkView } from '@latchkey/verification';
import { Reads } from '../read-models/reads.ts';

@QueryHandler(FindEnrolmentLinks)
export class FindEnrolmentLinksHandler implements IQueryHandler<FindEnrolmentLinks> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ userId }: FindEnrolmentLinks): Promise<readonly EnrolmentLinkView[]> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    const known = await this.reads.rows(
      `select 1 from tenant.app_user where id = $1 and status <> 'erased'`,
      [userId],
    );
    if (known.length === 0) throw new NotFound();
    return this.reads.rows<EnrolmentLinkView>(
      `select id, application_id as "applicationId", case when voided_at is not null then 'void'
            when redeemed_at is not null then 'redeemed' when expires_at <= now() then 'expired' else 'open' end as state,
          issued_at as "issuedAt", expires_at as "expiresAt", redeemed_at as "redeemedAt"
        from tenant.enrolment_link where user_id = $1`,
      [userId],
    );
  }
}
