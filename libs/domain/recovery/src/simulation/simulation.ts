import { assuranceOf, proofPlan, reaches } from '../process/assurance.ts';
import type { ProcessFacts } from '../process/process-facts.ts';
import type { ProcessPolicy } from '../process/process-policy.ts';
import { runsByItself } from '../process/process-rules/self-service.ts';
import type { RuleVerdict, ValidationReport } from '../process/process-validator.ts';
import type { Audience, RecordedGroup } from './practice.ts';

/** How far back requests are looked at, in days. */
export const simulatedDays = { usual: 30, most: 90 } as const;
/** Requests that are looked at, the newest first. */
export const mostSimulatedRequests = 10_000;
/** People and requests that are named; all are counted. */
export const mostNamed = 50;

/** By what of a draft a recorded request would have been refused. */
export const simulationRules = ['self_service', 'store', 'audience', 'verifications', 'assurance'] as const;
export type SimulationRule = (typeof simulationRules)[number];

export interface Simulation {
  readonly days: number;
  /** Whether people can begin by themselves. */
  readonly selfService: { readonly now: boolean; readonly draft: boolean };
  readonly audience: Audience;
  readonly requests: {
    readonly recorded: number;
    /** True when as many were found as are looked at: there may be more. */
    readonly isCut: boolean;
    /** Requests without an account that could be recovered: no policy lets them through. */
    readonly withoutAccount: number;
    readonly refused: number;
    /** Each rule with how many it would have refused; one request may break several. */
    readonly byRule: readonly { readonly rule: SimulationRule; readonly requests: number }[];
    readonly examples: readonly { readonly id: string; readonly rules: readonly SimulationRule[] }[];
  };
  readonly rules: {
    /** Rules that stop the draft from being activated. */
    readonly stopping: readonly RuleVerdict[];
    /** Rules by which the version in force would deactivate itself if it were judged now. */
    readonly deactivating: readonly RuleVerdict[];
  };
}

/** A draft with what is true around it. */
export interface SimulatedDraft {
  readonly policy: ProcessPolicy;
  readonly facts: ProcessFacts;
}

/** What was found for a simulation. */
export interface Findings {
  readonly days: number;
  readonly selfServiceNow: boolean;
  readonly audience: Audience;
  readonly groups: readonly RecordedGroup[];
  readonly report: ValidationReport;
  /** Null while no version is in force. */
  readonly inForce: ValidationReport | null;
}

/** What would have become of recorded requests and of today's users under a draft (BY-10). */
export function simulate(draft: SimulatedDraft, findings: Findings): Simulation {
  const { days, audience, groups, report, inForce } = findings;
  const refused = groups
    .map((group) => ({ ...group, rules: rulesAgainst(group, draft) }))
    .filter(({ rules }) => rules.length > 0)
    .sort((a, b) => b.requests - a.requests);
  const recorded = total(groups);
  return {
    days,
    selfService: { now: findings.selfServiceNow, draft: runsByItself(draft) },
    audience,
    requests: {
      recorded,
      isCut: recorded >= mostSimulatedRequests,
      withoutAccount: total(groups.filter(({ hasAccount }) => !hasAccount)),
      refused: total(refused),
      byRule: simulationRules.map((rule) => ({
        rule,
        requests: total(refused.filter(({ rules }) => rules.includes(rule))),
      })),
      examples: refused
        .flatMap(({ examples, rules }) => examples.map((id) => ({ id, rules })))
        .slice(0, mostNamed),
    },
    rules: { stopping: broken(report), deactivating: inForce ? broken(inForce) : [] },
  };
}

/**
 * A proof is asked of those alone who were let through then: of the others nobody knows what they could have shown.
 * What was shown for another process counts, since it is the person who is judged and not the way.
 */
export function rulesAgainst(group: RecordedGroup, draft: SimulatedDraft): SimulationRule[] {
  if (!group.hasAccount) return [];
  const given = new Set(group.proofs.map(({ verificationId }) => verificationId));
  const shown = assuranceOf(group.proofs.flatMap(({ method }) => method ?? []));
  const refuses: Readonly<Record<SimulationRule, boolean>> = {
    self_service: !runsByItself(draft),
    store: group.otherStore,
    audience: group.outside,
    verifications: group.letThrough && !satisfies(draft.policy, given),
    assurance: group.letThrough && !reaches(shown, draft.policy.assurance),
  };
  return simulationRules.filter((rule) => refuses[rule]);
}

function satisfies(policy: ProcessPolicy, given: ReadonlySet<string>): boolean {
  const { owed, choice } = proofPlan(policy);
  return (
    owed.every((id) => given.has(id)) && choice.from.filter((id) => given.has(id)).length >= choice.wanted
  );
}

function total(groups: readonly Pick<RecordedGroup, 'requests'>[]): number {
  return groups.reduce((sum, { requests }) => sum + requests, 0);
}

function broken({ verdicts }: ValidationReport): RuleVerdict[] {
  return verdicts.filter(({ severity, passed }) => severity === 'fault' && !passed);
}
