/**
 * What a session may do. `factor-due`: its member has a second factor and has not shown it. `enrolment-due`: the tenant
 * asks for one and the member has none.
 */
export type SessionStanding = 'whole' | 'factor-due' | 'enrolment-due';

/** Minutes for which a factor that was shown opens dangerous actions, by the database's clock. */
export const stepUpMinutes = 5;

export interface FactorDemands {
  /** Whether the member has a confirmed factor. */
  readonly enrolled: boolean;
  /** Whether the tenant asks all of its staff for one. */
  readonly required: boolean;
}

/** `shown`: in this session, or vouched for by the identity provider that it came by. */
export function standingOf({ enrolled, required }: FactorDemands, shown: boolean): SessionStanding {
  if (shown) return 'whole';
  if (enrolled) return 'factor-due';
  return required ? 'enrolment-due' : 'whole';
}

/** What a route asks of the session that comes by it. */
export interface RouteDemands {
  /** The standings besides a whole one that it is open to. */
  readonly opensTo: readonly SessionStanding[];
  /** Whether it wants a factor that was shown a moment ago. */
  readonly dangerous: boolean;
}
