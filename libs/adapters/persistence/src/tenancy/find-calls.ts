import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NotFound, Permissions, TenantContext, type Page } from '@latchkey/kernel';
import {
  FindCalls,
  SummarizeCalls,
  type ApplicationCallView,
  type CallSummary,
  type RefusedCalls,
} from '@latchkey/tenancy';
import { Reads } from '../read-models/reads.ts';
import { callsOf } from './call-listing.ts';

/** Whoever may see an application may see its calls: they say nothing of the people behind them. */
async function requireApplication(permissions: Permissions, reads: Reads, id: string): Promise<void> {
  permissions.require(TenantContext.current().actor, 'application:read');
  const known = await reads.rows(`select 1 from tenant.application where id = $1`, [id]);
  if (known.length === 0) throw new NotFound();
}

@QueryHandler(FindCalls)
export class FindCallsHandler implements IQueryHandler<FindCalls> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ applicationId, filter, page }: FindCalls): Promise<Page<ApplicationCallView>> {
    await requireApplication(this.permissions, this.reads, applicationId);
    return this.reads.page(callsOf(applicationId, filter), page);
  }
}

const countText = `select coalesce(sum(calls), 0)::int as calls, coalesce(sum(calls - kept), 0)::int as "notKept"
  from tenant.application_call_count where application_id = $1
    and ($2::timestamptz is null or day >= ($2 at time zone 'UTC')::date)
    and ($3::timestamptz is null or day < $3 at time zone 'UTC')`;

const refusedText = `select code, status, method, route, count(*)::int as count, max(at) as "lastAt"
  from tenant.application_call where application_id = $1 and code is not null
    and ($2::timestamptz is null or at >= $2) and ($3::timestamptz is null or at < $3)
  group by code, status, method, route order by count(*) desc, max(at) desc, code, route limit 100`;

@QueryHandler(SummarizeCalls)
export class SummarizeCallsHandler implements IQueryHandler<SummarizeCalls> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ applicationId, period }: SummarizeCalls): Promise<CallSummary> {
    await requireApplication(this.permissions, this.reads, applicationId);
    const values = [applicationId, period.from, period.before];
    const [counted] = await this.reads.rows<Pick<CallSummary, 'calls' | 'notKept'>>(countText, values);
    const refused = await this.reads.rows<RefusedCalls>(refusedText, values);
    return { calls: counted?.calls ?? 0, notKept: counted?.notKept ?? 0, refused };
  }
}
