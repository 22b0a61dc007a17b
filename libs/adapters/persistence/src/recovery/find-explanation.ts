import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NotFound, Permissions, TenantContext } from '@latchkey/kernel';
import {
  explain,
  FindExplanation,
  type Explanation,
  type HistoryEntry,
  type ResetHistory,
} from '@latchkey/recovery';
import { Reads } from '../read-models/reads.ts';

// Older lines have their reason in the message alone; an older cancellation has no line.
const historyText = `select a.id, a.at, split_part(a.message, ': ', 1) as event, coalesce(a.reference,
      case when strpos(a.message, ': ') > 0 then substr(a.message, strpos(a.message, ': ') + 2) end) as reference
    from tenant.reset_activity a where a.request_id = $1
  union all
  select r.id, r.ended_at, 'recovery.reset.cancelled', null from tenant.reset_request r
    where r.id = $1 and r.status = 'cancelled' and not exists (
      select 1 from tenant.reset_activity a where a.tenant_id = r.tenant_id and a.environment = r.environment
        and a.request_id = r.id and a.message = 'recovery.reset.cancelled')
  union all
  select l.id, told.at, told.event, told.reference from tenant.reset_request r
    join tenant.lockout l on l.tenant_id = r.tenant_id and l.environment = r.environment
      and l.account_key = r.account_key and l.began_at <= coalesce(r.ended_at, now())
      and coalesce(least(l.ended_at, l.until), 'infinity') > r.started_at
    cross join lateral (values ('recovery.lockout.began', l.began_at, l.reason),
      ('recovery.lockout.ended', l.ended_at, null)) told (event, at, reference)
    where r.id = $1 and told.at <= coalesce(r.ended_at, now())
  order by at, id limit 500`;

@QueryHandler(FindExplanation)
export class FindExplanationHandler implements IQueryHandler<FindExplanation> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ requestId }: FindExplanation): Promise<Explanation> {
    const { actor } = TenantContext.current();
    this.permissions.require(actor, 'explanation:read');
    const [request] = await this.reads.rows<Pick<ResetHistory, 'owed' | 'hasAccount'>>(
      `select cardinality(owed) + wanted as owed, user_id is not null as "hasAccount" from tenant.reset_request where id = $1`,
      [requestId],
    );
    if (!request) throw new NotFound();
    const entries = await this.reads.rows<HistoryEntry>(historyText, [requestId]);
    return explain({ ...request, entries }, (permission) => this.permissions.allows(actor, permission));
  }
}
