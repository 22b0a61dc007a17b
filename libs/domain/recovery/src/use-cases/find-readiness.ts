import { Query } from '@nestjs/cqrs';
import type { MethodKey } from '@latchkey/verification';
import type { ReadinessCounts, ReadinessState } from '../readiness/readiness.ts';

export interface ReadinessReport extends ReadinessCounts {
  /** When all users were looked at last; null before the first look. */
  readonly asOf: Date | null;
  readonly users: number;
  /** How many users have enrolled in each method. */
  readonly methods: Readonly<Partial<Record<MethodKey, number>>>;
}

/** How many users could recover: of the environment, or of one group. Throws NotFound for a group that is not there. */
export class FindReadiness extends Query<ReadinessReport> {
  constructor(readonly groupId: string | null) {
    super();
  }
}

export interface UserReadiness {
  readonly state: ReadinessState | null;
  /** When this user was looked at; null before the first look. */
  readonly asOf: Date | null;
  readonly methods: readonly MethodKey[];
}

/** Whether one user could recover. Throws NotFound. */
export class FindUserReadiness extends Query<UserReadiness> {
  constructor(readonly userId: string) {
    super();
  }
}
