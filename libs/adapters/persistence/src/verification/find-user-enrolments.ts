import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NotFound, Permissions, TenantContext } from '@latchkey/kernel';
import { FindUserEnrolments, type UserEnrolment } from '@latchkey/verification';
import { Reads } from '../read-models/reads.ts';

@QueryHandler(FindUserEnrolments)
export class FindUserEnrolmentsHandler implements IQueryHandler<FindUserEnrolments> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ userId }: FindUserEnrolments): Promise<readonly UserEnrolment[]> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    const known = await this.reads.rows(
      `select 1 from tenant.app_user where id = $1 and status <> 'erased'`,
      [userId],
    );
    if (known.length === 0) throw new NotFound();
    return this.reads.rows<UserEnrolment>(
      `select e.id, e.verification_id as "verificationId", v.name as "verificationName", e.method, e.status, e.label,
          e.begun_at as "begunAt", e.usable_from as "usableFrom", e.last_used_at as "lastUsedAt",
          e.removed_at as "removedAt"
        from tenant.enrolment e join tenant.verification v
          on v.tenant_id = e.tenant_id and v.environment = e.environment and v.id = e.verification_id
        where e.user_id = $1 order by e.begun_at desc, e.id desc limit 100`,
      [userId],
    );
  }
}
