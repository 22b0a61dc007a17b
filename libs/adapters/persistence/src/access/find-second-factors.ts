import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  FindSecondFactor,
  FindSecondFactors,
  StaffSessionRequired,
  type SecondFactorView,
} from '@latchkey/access';
import { NotFound, TenantContext, type Page } from '@latchkey/kernel';
import { Reads, type Listing } from '../read-models/reads.ts';

/** Everybody sees their own, and nobody those of others. */
function ownFactors(): Listing {
  const { actor } = TenantContext.current();
  if (actor.kind !== 'staff') throw new StaffSessionRequired(`a ${actor.kind} is no staff`);
  return {
    select: `t.id, t.kind, t.label, t.confirmed_at as "confirmedAt"`,
    from: 'tenant.second_factor t',
    table: 'tenant.second_factor',
    filters: [['t.staff_id = ? and t.confirmed_at is not null', actor.staffId]],
  };
}

@QueryHandler(FindSecondFactors)
export class FindSecondFactorsHandler implements IQueryHandler<FindSecondFactors> {
  constructor(private readonly reads: Reads) {}

  execute({ page }: FindSecondFactors): Promise<Page<SecondFactorView>> {
    return this.reads.page(ownFactors(), page);
  }
}

/** Nobody has more than a page of them. */
const all = { after: null, limit: 100 };

@QueryHandler(FindSecondFactor)
export class FindSecondFactorHandler implements IQueryHandler<FindSecondFactor> {
  constructor(private readonly reads: Reads) {}

  async execute({ factorId }: FindSecondFactor): Promise<SecondFactorView> {
    const { items } = await this.reads.page<SecondFactorView>(ownFactors(), all);
    const found = items.find(({ id }) => id === factorId);
    if (!found) throw new NotFound();
    return found;
  }
}
