import type { Clock } from '../clock.ts';
import { Unavailable } from '../domain-error.ts';
import type { Secrets } from '../secrets.ts';
import { TenantContext, type Environment } from '../tenant-context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

/** Ids of what stands in one environment of one tenant, for rows that refer to it. */
export interface Premises {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly applicationId: string;
  readonly storeId: string;
  readonly verificationId: string;
  readonly processId: string;
  readonly userId: string;
  readonly userName: string;
  readonly email: string;
}

/** What every contract suite needs of the place it runs in: in memory, or on a real database. */
export interface ContractWorld {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly ours: Premises;
  /** The same tenant's test environment. */
  readonly oursInTest: Premises;
  readonly theirs: Premises;
  close(): Promise<void>;
}

/** Runs `work` as this tenant. */
export function within<T>({ tenantId, environment, applicationId }: Premises, work: () => T): T {
  const actor = { kind: 'person', applicationId, firstParty: true } as const;
  return TenantContext.run({ tenantId, environment, actor, requestId: 'test' }, work);
}

/** One unit of work of this tenant. */
export function unitWithin<T>(world: ContractWorld, premises: Premises, work: () => Promise<T>): Promise<T> {
  return within(premises, () => world.unitOfWork.run(work));
}

/**
 * Runs the same work so many times at once and answers how it ended. Who is told to come back does so, as a caller
 * would: on a slow machine a hundred may wait for a connection longer than the two seconds that they are given.
 */
export async function inParallel<T>(
  times: number,
  work: () => Promise<T>,
): Promise<PromiseSettledResult<T>[]> {
  return Promise.allSettled(Array.from({ length: times }, () => insisting(work)));
}

async function insisting<T>(work: () => Promise<T>, times = 10): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Unavailable) || times === 0) throw error;
    return insisting(work, times - 1);
  }
}

/** The values of those that did not fail. */
export function fulfilled<T>(results: readonly PromiseSettledResult<T>[]): T[] {
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}
