import type { ChangeOperation, ChangeState } from './credential-change.ts';

export interface ChangeOutcome {
  readonly state: ChangeState;
  readonly reason: string | null;
  /** Whether waiting for it is over: an external system answers after hours, not after seconds. */
  readonly settled: boolean;
  readonly operation: ChangeOperation;
  readonly userId: string;
  /** A generated password, sealed to the answer that asked for it; null in every other case. */
  readonly sealedForPage: string | null;
}

/** The short answer to "what became of it": one row, no hydration, asked while somebody waits. */
export abstract class ChangeOutcomes {
  abstract find(changeId: string): Promise<ChangeOutcome | undefined>;
}
