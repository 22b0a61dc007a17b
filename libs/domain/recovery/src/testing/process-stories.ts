import type { FieldFault } from '@latchkey/kernel';
import type { MethodKey } from '@latchkey/verification';
import type { ProcessFacts, StoreFacts, VerificationFacts } from '../process/process-facts.ts';
import { processPolicy, type ProcessPolicy } from '../process/process-policy.ts';
import { validateProcess } from '../process/process-validator.ts';
import { Process } from '../process/process.ts';
import type { RiskAcceptance, RiskKind } from '../process/risk-acceptance.ts';
import { noon } from './request-stories.ts';

/** Ids by which stories tell things apart. */
export const named = {
  store: '01a20000-0000-7000-8000-00000000000a',
  group: '01a20000-0000-7000-8000-00000000000b',
  otherGroup: '01a20000-0000-7000-8000-00000000000c',
  mail: '01a20000-0000-7000-8000-00000000000d',
  secondMail: '01a20000-0000-7000-8000-00000000000e',
  questions: '01a20000-0000-7000-8000-00000000000f',
  mock: '01a20000-0000-7000-8000-000000000010',
  check: '01a20000-0000-7000-8000-000000000013',
  absent: '01a20000-0000-7000-8000-000000000011',
  identificationType: '01a20000-0000-7000-8000-000000000012',
  phone: '01a20000-0000-7000-8000-000000000013',
} as const;

/** A policy as somebody writes it: nothing but what differs from the defaults of the house. */
export type Written = Readonly<Record<string, unknown>>;

export const attached = (verificationId: string, order: number, more: Written = {}): Written => ({
  verificationId,
  order,
  ...more,
});

/** What can be activated anywhere: everyone, one store, one mail. */
export const sound: Written = {
  publicAccess: { addressSuffix: 'forgotten' },
  storeId: named.store,
  verifications: [attached(named.mail, 1)],
};

export function policyOf(changes: Written = {}): ProcessPolicy {
  return processPolicy.parse({ ...sound, ...changes });
}

export const goodStore: StoreFacts = {
  ...{ active: true, mock: false, acceptsPassword: true, answersLater: false, canUnlock: true },
  ...{ holdsMailboxes: false, multiFactorSignIn: true },
};

export const usable = (method: MethodKey, changes: Partial<VerificationFacts> = {}): VerificationFacts => ({
  method,
  active: true,
  methodAllowed: true,
  ...changes,
});

/** Everything that a policy may name is there and in order. */
export const allThere: ProcessFacts = {
  environment: 'live',
  postReset: { active: true },
  application: { active: true, origins: ['https://recover.acme.example', 'https://acme.example'] },
  store: goodStore,
  identificationType: { active: true, kind: 'attribute' },
  verifications: new Map([
    [named.mail, usable('email')],
    [named.secondMail, usable('email')],
    [named.questions, usable('questions')],
    [named.mock, usable('mock_success')],
    [named.phone, usable('sms')],
  ]),
  groupIds: new Set([named.group, named.otherGroup]),
  generator: { active: true },
  enrolmentChecks: new Map([[named.check, { active: true }]]),
  addressTaken: false,
  canSendSms: true,
  hasSmsService: true,
};

export function facts(changes: Partial<ProcessFacts> = {}): ProcessFacts {
  return { ...allThere, ...changes };
}

/** The same, but for one verification. */
export function factsWith(id: string, verification: VerificationFacts | undefined): ProcessFacts {
  const verifications = new Map(allThere.verifications);
  if (verification) verifications.set(id, verification);
  else verifications.delete(id);
  return facts({ verifications });
}

export const taken = (kind: RiskKind): RiskAcceptance => ({
  ...{ kind, text: 'For this summer.', actor: 'staff:ada', at: noon.toISOString() },
});

/** What hinders an activation: the rule that says so, where, and its code. */
export function refusals(
  policy: ProcessPolicy,
  around: ProcessFacts = allThere,
  risks: readonly RiskAcceptance[] = [],
): string[] {
  const { verdicts } = validateProcess({ policy, risks, facts: around });
  return verdicts.flatMap(({ id, severity, faults }) =>
    severity === 'fault' ? faults.map((one) => told(id, one)) : [],
  );
}

export const told = (rule: string, { pointer, code }: FieldFault): string => `${rule} ${code} ${pointer}`;

export function drafted(policy: Written = sound): Process {
  return Process.create({
    ...{ tenantId: 'tenant', environment: 'live', id: 'process', applicationId: 'application' },
    ...{ name: 'Forgotten Password', policy, createdAt: noon },
  });
}
