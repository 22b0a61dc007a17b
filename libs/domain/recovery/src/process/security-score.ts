import { methodTraits, type MethodKey } from '@latchkey/verification';
import { guaranteedAssurance } from './assurance.ts';
import type { ProcessFacts } from './process-facts.ts';
import type { ProcessPolicy } from './process-policy.ts';

export const scoreAreas = ['identification', 'verification', 'configuration', 'password_policy'] as const;
export type ScoreArea = (typeof scoreAreas)[number];

export interface AreaScore {
  readonly area: ScoreArea;
  readonly points: number;
  readonly of: number;
}

export interface SecurityScore {
  /** 0 to 100. */
  readonly total: number;
  readonly areas: readonly AreaScore[];
  /** What would raise it, the greatest gain first. */
  readonly advice: readonly string[];
}

interface Criterion {
  readonly area: ScoreArea;
  readonly points: number;
  readonly met: boolean;
  readonly advice: string;
}

/**
 * How strong a policy is: identification 20, verification 40, configuration 20, password policy 20. A puzzle that a
 * machine solves earns nothing.
 */
export function securityScore(policy: ProcessPolicy, facts: ProcessFacts): SecurityScore {
  const criteria = [
    ...identification(policy, facts),
    ...proofs(policy, facts),
    ...configuration(policy),
    ...password(policy, facts),
  ];
  const areas = scoreAreas.map((area) => {
    const own = criteria.filter((one) => one.area === area);
    return { area, points: sum(own.filter(({ met }) => met)), of: sum(own) };
  });
  const missing = criteria.filter(({ met }) => !met).sort((a, b) => b.points - a.points);
  return {
    total: areas.reduce((total, { points }) => total + points, 0),
    areas,
    advice: missing.map(({ advice }) => advice),
  };
}

function sum(criteria: readonly Criterion[]): number {
  return criteria.reduce((total, { points }) => total + points, 0);
}

function identification(
  { audience, publicAccess, identificationTypeId }: ProcessPolicy,
  { identificationType }: ProcessFacts,
): Criterion[] {
  const area = 'identification';
  return [
    {
      area,
      points: 8,
      met: !audience.everyone,
      advice: 'Apply it to the groups that need it, not to everyone.',
    },
    {
      area,
      points: 6,
      met: publicAccess === null,
      advice: 'Without public access nobody unknown can begin it.',
    },
    {
      area,
      points: 6,
      met: identificationTypeId !== null && identificationType?.kind === 'attribute',
      advice: 'Let people name something that is less known than a user name or an address.',
    },
  ];
}

function proofs(policy: ProcessPolicy, facts: ProcessFacts): Criterion[] {
  const area = 'verification';
  const { weight, classes } = guaranteedAssurance(policy, facts);
  const methods = policy.verifications.flatMap(({ verificationId }): MethodKey[] => {
    const found = facts.verifications.get(verificationId);
    return found ? [found.method] : [];
  });
  const real = methods.length > 0 && methods.every((method) => methodTraits[method].weight > 0);
  return [
    {
      area,
      points: 15,
      met: weight >= 2,
      advice: 'Ask for a proof that something is held, such as a mailbox.',
    },
    { area, points: 15, met: classes >= 2, advice: 'Ask for two proofs of different kinds.' },
    { area, points: 5, met: weight >= 4, advice: 'Ask for a stronger proof, or for one more.' },
    { area, points: 5, met: real, advice: 'Take away what proves nothing: questions and personal data.' },
  ];
}

function configuration({ windows, redirectUrl, privilegedAssurance, assurance }: ProcessPolicy): Criterion[] {
  const area = 'configuration';
  const more = privilegedAssurance === null || privilegedAssurance.classes > assurance.classes;
  return [
    { area, points: 5, met: windows.maxAttempts <= 5, advice: 'Allow five tries at most.' },
    { area, points: 5, met: windows.attemptWindow >= 1440, advice: 'Count tries over a whole day.' },
    { area, points: 5, met: more, advice: 'Ask privileged accounts for more than the others.' },
    {
      area,
      points: 5,
      met: redirectUrl !== null,
      advice: 'Send people back to the sign-in page, so that they need not look for it.',
    },
  ];
}

function password({ generatedPassword }: ProcessPolicy, { store }: ProcessFacts): Criterion[] {
  const area = 'password_policy';
  const sent = generatedPassword?.deliverBy.some((way) => way !== 'display') ?? false;
  return [
    { area, points: 8, met: !sent, advice: 'Send no password by mail or text message.' },
    {
      area,
      points: 6,
      met: generatedPassword?.mustChange ?? true,
      advice: 'Let a generated password be changed at the first sign-in.',
    },
    {
      area,
      points: 6,
      met: store?.multiFactorSignIn ?? false,
      advice: 'Keep passwords in a store whose sign-in asks for a second factor.',
    },
  ];
}
