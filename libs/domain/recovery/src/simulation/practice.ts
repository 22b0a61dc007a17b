import type { MethodKey } from '@latchkey/verification';
import { proofPlan, type ProofPlan } from '../process/assurance.ts';
import type { ProcessPolicy } from '../process/process-policy.ts';

/**
 * Whom a policy recovers: the active accounts of one store, all of them or members of one of the groups, who have
 * enrolled in what it asks for. What is still in quarantine counts: it is no reason to lose access for long.
 */
export interface Reach {
  /** Null: nobody. */
  readonly storeId: string | null;
  /** Null: everyone of the store. */
  readonly groupIds: readonly string[] | null;
  /** What people have to show. */
  readonly proofs: ProofPlan;
  /** Of them, those of which a check of the tenant's own says who has them. */
  readonly checked: readonly string[];
}

export const nobody: Reach = {
  storeId: null,
  groupIds: null,
  proofs: { owed: [], choice: { from: [], wanted: 0 } },
  checked: [],
};

export function reachOf(policy: ProcessPolicy): Reach {
  const { storeId, audience, verifications } = policy;
  return {
    storeId,
    groupIds: audience.everyone ? null : audience.groupIds,
    proofs: proofPlan(policy),
    checked: verifications.filter((one) => one.enrolmentCheckId).map((one) => one.verificationId),
  };
}

/** Today's users, counted by both policies. */
export interface Audience {
  readonly now: number;
  readonly draft: number;
  readonly losing: number;
  readonly gaining: number;
  /** The first of those who lose access. */
  readonly losers: readonly { readonly id: string; readonly userName: string }[];
}

/** Recorded requests that are the same in everything that a draft is judged by. */
export interface RecordedGroup {
  /** False when nobody has the name that was typed, or the account is gone or disabled. */
  readonly hasAccount: boolean;
  /** The password of the account lies in another store than the draft's. */
  readonly otherStore: boolean;
  /** The account is in none of the draft's groups. */
  readonly outside: boolean;
  /** Every proof that was owed then was given. */
  readonly letThrough: boolean;
  /** The proofs that were given; the method is null when its verification is gone. */
  readonly proofs: readonly { readonly verificationId: string; readonly method: MethodKey | null }[];
  readonly requests: number;
  /** Ids of some of them, the newest first. */
  readonly examples: readonly string[];
}
