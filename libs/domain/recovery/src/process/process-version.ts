import type { ProofChoice } from './assurance.ts';
import type { ProcessPolicy } from './process-policy.ts';
import type { RiskAcceptance } from './risk-acceptance.ts';

/** A policy as it was activated. Never changed; a running request keeps the version that it began with. */
export interface ProcessVersion {
  readonly processId: string;
  /** 1 for the first. */
  readonly number: number;
  readonly policy: ProcessPolicy;
  readonly storeId: string;
  /** Ids of verifications whose proofs a flow owes. */
  readonly owed: readonly string[];
  /** Further proofs, among which people choose. */
  readonly choice: ProofChoice;
  /** Whether people can begin it by themselves. */
  readonly selfService: boolean;
  /** Whether its proofs reach what privileged accounts need (BY-13). */
  readonly recoversPrivileged: boolean;
  readonly risks: readonly RiskAcceptance[];
  readonly activatedAt: Date;
  /** Name of who did it, as the audit trail writes it. */
  readonly activatedBy: string;
}
