import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { applicationOf, NotFound, part, TenantContext, UnitOfWork, type Page } from '@latchkey/kernel';
import { FindOwnCalls, ownCallHours, type ApplicationCallView } from '@latchkey/tenancy';
import { Reads } from '../read-models/reads.ts';
import { Transactions } from '../unit-of-work/transactions.ts';
import { callsOf } from './call-listing.ts';

const hour = 3_600_000;

@QueryHandler(FindOwnCalls)
export class FindOwnCallsHandler implements IQueryHandler<FindOwnCalls> {
  constructor(private readonly reads: Reads) {}

  execute({ filter, page }: FindOwnCalls): Promise<Page<ApplicationCallView>> {
    const applicationId = applicationOf(TenantContext.current().actor);
    if (applicationId === undefined) throw new NotFound();
    const from = new Date(Date.now() - ownCallHours * hour);
    return this.reads.page(callsOf(applicationId, { ...filter, from, before: null }), page);
  }
}

/** What an application needs that shows other applications their calls. */
export const ownCallParts = [part(Reads, UnitOfWork, Transactions)];
