import type { FieldFault } from '@latchkey/kernel';
import * as complete from './process-rules/completeness.ts';
import { autoEnrolHasCheck, enrolmentFitsMethod, remindsBearably } from './process-rules/enrolment.ts';
import { excludedOptions } from './process-rules/excluded-options.ts';
import type { Judged, ProcessRule } from './process-rules/process-rule.ts';
import * as safe from './process-rules/safety.ts';
import { agentsAreThere, canBeBegunByPeople } from './process-rules/self-service.ts';

type Line = readonly [id: string, pointer: string, words: string, check: ProcessRule['check']];

const verifications = '/policy/verifications';

/** Every rule that a process is judged by. The first column is the row that asks for it. */
const refusing: readonly Line[] = [
  ['PR-B05', '/policy', 'No option excludes another, and no verification is attached twice.', fitsTogether],
  ['PR-B07', '/policy/audience', 'It applies to everyone, or to a group that exists.', complete.hasAudience],
  [
    'PR-B08',
    '/policy/minimumVerifications',
    'As many verifications are attached as are asked for.',
    complete.hasMinimumOfVerifications,
  ],
  ['PR-B09', verifications, 'At least one verification is attached.', complete.hasVerification],
  ['PR-B10', verifications, 'No attached method is switched off.', complete.methodsAreAllowed],
  ['PR-B11', verifications, 'What must be enrolled can be enrolled.', enrolmentFitsMethod],
  [
    'PR-B15',
    '/policy/generatedPassword',
    'Whatever is unsafe was accepted by somebody, in writing.',
    safe.risksWereAccepted,
  ],
  ['PR-B27', '/policy/storeId', 'It has exactly one store, and that one may be used.', complete.hasOneStore],
  ['PR-B31', '/policy/actions', 'It offers something, for an application in use.', complete.offersSomething],
  ['PR-B31', verifications, 'Every attached verification is active.', complete.verificationsAreActive],
  ['PR-B31', '/policy/storeId', 'The store can do what is offered.', complete.storeCanDoIt],
  [
    'PR-B31',
    '/policy/generatedPassword',
    'Nothing is to be sent by a way that does not exist.',
    complete.deliveryIsPossible,
  ],
  ['PR-B31', '/policy/assurance', 'The proofs reach the assurance that is needed.', safe.reachesItsAssurance],
  ['PR-B41', verifications, 'Who is enrolled automatically can be seen to be.', autoEnrolHasCheck],
  [
    'PR-T15',
    '/policy/identificationTypeId',
    'People can say who they are in the way that it asks for.',
    complete.peopleCanBeNamed,
  ],
  [
    'PR-T14',
    '/policy/generatedPassword',
    'What makes passwords is there and active.',
    complete.passwordsCanBeMade,
  ],
  ['PR-T16', '/policy/publicAccess', 'Its public address is its own.', complete.addressIsFree],
  ['PR-T16', '/policy/redirectUrl', 'It sends people to the application only.', complete.redirectStaysAtHome],
  [
    'PR-T16',
    '/policy/postResetExtensionId',
    'What runs after a reset is there and active.',
    complete.postResetCanRun,
  ],
  ['S-35', verifications, 'No proof needs the password that was lost.', safe.proofsAreNotCircular],
  ['S-49', verifications, 'No mock is used with live users.', safe.noMocksInLive],
  ['S-83', verifications, 'What an agent confirms is asked where an agent is.', agentsAreThere],
  ['BY-13', verifications, 'Questions and personal data never stand alone.', safe.knowledgeIsNeverAlone],
  [
    'BY-13',
    verifications,
    'A real proof comes before questions and personal data.',
    safe.knowledgeComesSecond,
  ],
];

const warning: readonly Line[] = [
  [
    'BY-13',
    '/policy/privilegedAssurance',
    'Privileged accounts can reach what they need.',
    safe.reachesPrivileged,
  ],
  ['PR-T16', '/policy/enrolmentReminder', 'People are reminded weekly at most.', remindsBearably],
  ['PR-T16', '/policy/publicAccess', 'People can begin it by themselves.', canBeBegunByPeople],
];

const ruled = (severity: ProcessRule['severity'], lines: readonly Line[]): ProcessRule[] =>
  lines.map(([id, pointer, words, check]) => ({ id, pointer, words, severity, check }));

export const processRules: readonly ProcessRule[] = [
  ...ruled('fault', refusing),
  ...ruled('warning', warning),
];

/** How one rule judged. */
export interface RuleVerdict extends Omit<ProcessRule, 'check'> {
  readonly passed: boolean;
  readonly faults: readonly FieldFault[];
}

export interface ValidationReport {
  /** False while a rule of severity `fault` has not passed. */
  readonly activatable: boolean;
  /** Every rule, in the order of the table. */
  readonly verdicts: readonly RuleVerdict[];
}

export function validateProcess(judged: Judged): ValidationReport {
  const verdicts = processRules.map(({ check, ...rule }) => {
    const faults = check(judged);
    return { ...rule, passed: faults.length === 0, faults };
  });
  return { verdicts, activatable: faultsOf(verdicts).length === 0 };
}

/** What hinders an activation, each with the place that it shows at. */
export function hindrances({ verdicts }: ValidationReport): FieldFault[] {
  return faultsOf(verdicts).flatMap(({ faults }) => faults);
}

/** Why a process cannot stay active, for the audit trail and for people: rules first, then words. */
export function reasonFor({ verdicts }: ValidationReport): string {
  return faultsOf(verdicts)
    .flatMap(({ id, faults }) =>
      faults.map(({ pointer, code, detail }) => `${id} ${code} ${pointer}: ${detail}`),
    )
    .join('\n');
}

function faultsOf(verdicts: readonly RuleVerdict[]): RuleVerdict[] {
  return verdicts.filter(({ severity, passed }) => severity === 'fault' && !passed);
}

function fitsTogether({ policy }: Judged): FieldFault[] {
  return excludedOptions(policy);
}
