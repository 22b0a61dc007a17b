import type { Judged } from './process-rules/process-rule.ts';
import { methodTraits, type AssuranceClass, type MethodKey } from '@latchkey/verification';
import type { ProcessFacts } from './process-facts.ts';
import {
  inOrder,
  type AttachedVerification,
  type ProcessPolicy,
  type RequiredAssurance,
} from './process-policy.ts';

/** The least that somebody has shown who was let through, whatever they chose. */
export type GuaranteedAssurance = RequiredAssurance;

const nothing: GuaranteedAssurance = { weight: 0, classes: 0 };

/** Each class counts once, with its best proof (S-34). What proves nothing counts nothing. */
export function assuranceOf(methods: readonly MethodKey[]): GuaranteedAssurance {
  const best = new Map<AssuranceClass, number>();
  for (const method of methods) {
    const { assuranceClass, weight } = methodTraits[method];
    if (assuranceClass && weight > 0)
      best.set(assuranceClass, Math.max(weight, best.get(assuranceClass) ?? 0));
  }
  return { weight: [...best.values()].reduce((sum, weight) => sum + weight, 0), classes: best.size };
}

/**
 * What a process guarantees: its mandatory proofs, and of the optional ones as many as the minimum asks for: the first
 * in order, or the weakest choice when people may choose.
 */
export function guaranteedAssurance(policy: ProcessPolicy, facts: ProcessFacts): GuaranteedAssurance {
  const methodsOf = (attached: readonly AttachedVerification[]): MethodKey[] =>
    attached.flatMap(({ verificationId }) => facts.verifications.get(verificationId)?.method ?? []);
  const mandatory = inOrder(policy).filter((one) => one.mandatory);
  const reached = choicesOf(policy).map((choice) => assuranceOf(methodsOf([...mandatory, ...choice])));
  return {
    weight: Math.min(...reached.map(({ weight }) => weight)),
    classes: Math.min(...reached.map(({ classes }) => classes)),
  };
}

/**
 * Whether privileged accounts may be recovered: never where the policy does not say what they need (BY-13), nor where
 * anything is asked that is only known (security policy 7 and 8).
 */
export function recoversPrivileged({ policy, facts }: Pick<Judged, 'policy' | 'facts'>): boolean {
  const { privilegedAssurance } = policy;
  if (privilegedAssurance === null || asksForKnowledge({ policy, facts })) return false;
  return reaches(guaranteedAssurance(policy, facts), privilegedAssurance);
}

/** Whether it asks for anything that is only known, and so proves nothing. */
export function asksForKnowledge({ policy, facts }: Pick<Judged, 'policy' | 'facts'>): boolean {
  return policy.verifications.some(({ verificationId }) => {
    const method = facts.verifications.get(verificationId)?.method;
    return method !== undefined && methodTraits[method].weight === 0;
  });
}

/** The optional proofs that somebody may end up with. */
function choicesOf(policy: ProcessPolicy): AttachedVerification[][] {
  const attached = inOrder(policy);
  const optional = attached.filter(({ mandatory }) => !mandatory);
  const wanted = Math.max(0, policy.minimumVerifications - (attached.length - optional.length));
  return policy.userMayChoose ? combinations(optional, wanted) : [optional.slice(0, wanted)];
}

function combinations<T>(items: readonly T[], size: number): T[][] {
  if (size === 0 || items.length <= size) return [[...items]];
  const [first, ...rest] = items as [T, ...T[]];
  return [...combinations(rest, size - 1).map((more) => [first, ...more]), ...combinations(rest, size)];
}

export function reaches(given: GuaranteedAssurance, needed: RequiredAssurance | null): boolean {
  const { weight, classes } = needed ?? nothing;
  return given.weight >= weight && given.classes >= classes;
}

/** Optional proofs among which people choose, and how many of them they give. */
export interface ProofChoice {
  readonly from: readonly string[];
  readonly wanted: number;
}

/** What a flow has to show: proofs that are always asked for, in order, and a choice among others. */
export interface ProofPlan {
  readonly owed: readonly string[];
  readonly choice: ProofChoice;
}

/** Every mandatory proof, and optional ones until the minimum is met: the first in order, or those that people choose. */
export function proofPlan(policy: ProcessPolicy): ProofPlan {
  const attached = inOrder(policy);
  const optional = attached.filter(({ mandatory }) => !mandatory);
  const wanted = Math.max(0, policy.minimumVerifications - (attached.length - optional.length));
  const chosen = policy.userMayChoose && wanted > 0;
  const taken = new Set(chosen ? [] : optional.slice(0, wanted));
  const ids = (some: readonly AttachedVerification[]) => some.map(({ verificationId }) => verificationId);
  return {
    owed: ids(attached.filter((one) => one.mandatory || taken.has(one))),
    choice: chosen ? { from: ids(optional), wanted } : { from: [], wanted: 0 },
  };
}
