import type { ChangeState } from './credential-change.ts';

export interface ChangeOutcome {
  readonly state: ChangeState;
  readonly reason: string | null;
  readonly final: boolean;
}

/** The short answer to "what became of it": one row, no hydration, asked while somebody waits. */
export abstract class ChangeOutcomes {
  abstract find(changeId: string): Promise<ChangeOutcome | undefined>;
}
