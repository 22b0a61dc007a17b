import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NotFound, Permissions, TenantContext } from '@latchkey/kernel';
import {
  FindReadiness,
  FindUserReadiness,
  type ReadinessReport,
  type UserReadiness,
} from '@latchkey/recovery';
import { Reads } from '../read-models/reads.ts';

// One statement, so that counts and their moment are of one look.
const reportText = `with counted as (
    select r.state, r.methods from tenant.user_readiness r
    where $1::uuid is null or exists (select 1 from tenant.group_member m where m.tenant_id = r.tenant_id
      and m.environment = r.environment and m.user_id = r.user_id and m.group_id = $1)
  )
  select (select as_of from tenant.readiness_look) as "asOf", count(*)::int as users,
    count(*) filter (where state = 'ready')::int as ready,
    count(*) filter (where state = 'quarantined')::int as quarantined,
    count(*) filter (where state = 'not_ready')::int as not_ready,
    count(*) filter (where state = 'not_covered')::int as not_covered,
    coalesce((select jsonb_object_agg(method, users) from (select method, count(*)::int as users
      from counted, unnest(methods) method group by method) each), '{}') as methods
  from counted`;

@QueryHandler(FindReadiness)
export class FindReadinessHandler implements IQueryHandler<FindReadiness> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ groupId }: FindReadiness): Promise<ReadinessReport> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    if (groupId !== null) {
      const known = await this.reads.rows(`select 1 from tenant.user_group where id = $1`, [groupId]);
      if (known.length === 0) throw new NotFound();
    }
    const [report] = await this.reads.rows<ReadinessReport>(reportText, [groupId]);
    if (!report) throw new NotFound();
    return report;
  }
}

@QueryHandler(FindUserReadiness)
export class FindUserReadinessHandler implements IQueryHandler<FindUserReadiness> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ userId }: FindUserReadiness): Promise<UserReadiness> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    const [found] = await this.reads.rows<UserReadiness>(
      // A look leaves rows alone of which nothing is new.
      `select r.state, greatest(r.as_of, case when r.user_id is not null then look.as_of end) as "asOf",
          coalesce(r.methods, '{}') as methods
        from tenant.app_user u left join tenant.readiness_look look
          on look.tenant_id = u.tenant_id and look.environment = u.environment
        left join tenant.user_readiness r
          on r.tenant_id = u.tenant_id and r.environment = u.environment and r.user_id = u.id
        where u.id = $1 and u.status <> 'erased'`,
      [userId],
    );
    if (!found) throw new NotFound();
    return found;
  }
}
