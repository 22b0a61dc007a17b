import type { FieldFault } from '@latchkey/kernel';
import { methodTraits, type MethodKey } from '@latchkey/verification';
import {
  asksForKnowledge,
  guaranteedAssurance,
  proofPlan,
  reaches,
  recoversPrivileged,
} from '../assurance.ts';
import { resetsPasswords } from '../process-policy.ts';
import type { RiskKind } from '../risk-acceptance.ts';
import { fault, type Judged } from './process-rule.ts';

/** PR-B31 BY-13: whoever is let through has shown as much as the process says it needs. */
export function reachesItsAssurance({ policy, facts }: Judged): FieldFault[] {
  const given = guaranteedAssurance(policy, facts);
  if (reaches(given, policy.assurance)) return [];
  const { weight, classes } = policy.assurance;
  const detail = `The proofs reach weight ${given.weight} in ${given.classes} classes; ${weight} in ${classes} are needed.`;
  return [fault('/assurance', 'assurance-not-reached', detail)];
}

/** Security policy 7 and 8: what somebody knows about a person is no proof of being that person. */
export function knowledgeIsNeverAlone({ policy, facts }: Judged): FieldFault[] {
  if (policy.verifications.length === 0 || guaranteedAssurance(policy, facts).weight > 0) return [];
  const detail =
    'Questions and personal data prove nothing: attach a proof beside them that is always asked for.';
  return [fault('/verifications', 'knowledge-alone', detail)];
}

/** Security policy 7: what is only known is asked after a proof was given, so that it enumerates nothing. */
export function knowledgeComesSecond({ policy, facts }: Judged): FieldFault[] {
  const { owed, choice } = proofPlan(policy);
  const methods = [...owed, ...choice.from].map((id) => facts.verifications.get(id)?.method);
  const [first] = methods;
  if (!first || methodTraits[first].weight > 0 || !methods.some((one) => one && methodTraits[one].weight > 0))
    return [];
  return [
    fault('/verifications', 'knowledge-first', 'Ask for a real proof before questions or personal data.'),
  ];
}

/** S-35 BY-13: who has lost the password of a mailbox cannot read what is mailed there. */
export function proofsAreNotCircular({ policy, facts }: Judged): FieldFault[] {
  if (!facts.store?.holdsMailboxes) return [];
  const mailed = policy.verifications.flatMap(({ verificationId }, index) =>
    facts.verifications.get(verificationId)?.method === 'email'
      ? [circular(`/verifications/${index}/verificationId`)]
      : [],
  );
  if (policy.resetLink === 'email' && resetsPasswords(policy)) mailed.push(circular('/resetLink'));
  if (policy.generatedPassword?.deliverBy.includes('email'))
    mailed.push(circular('/generatedPassword/deliverBy'));
  return mailed;
}

function circular(pointer: string): FieldFault {
  const detail = 'This store holds the passwords of the mailboxes themselves: mail proves nothing to it.';
  return fault(pointer, 'circular-proof', detail);
}

/** S-49, decision 7: mocks are for the test environment. */
export function noMocksInLive({ policy, facts }: Judged): FieldFault[] {
  if (facts.environment === 'test') return [];
  const faults = policy.verifications.flatMap(({ verificationId }, index) => {
    const method = facts.verifications.get(verificationId)?.method;
    if (!method || !methodTraits[method].testOnly) return [];
    const detail = 'A mock proves nothing: it works in the test environment only.';
    return [fault(`/verifications/${index}/verificationId`, 'mock-in-live', detail)];
  });
  if (facts.store?.mock)
    faults.push(fault('/storeId', 'mock-in-live', 'A mock store works in the test environment only.'));
  return faults;
}

/** PR-B15, security policy 5 and 7, decision 5: what is unsafe was taken by somebody, in words that are kept. */
export function risksWereAccepted({ policy, risks, facts }: Judged): FieldFault[] {
  const accepted = new Set(risks.map(({ kind }) => kind));
  const methods = policy.verifications.map(
    ({ verificationId }) => facts.verifications.get(verificationId)?.method,
  );
  const deliverBy = policy.generatedPassword?.deliverBy ?? [];
  const taken: readonly (readonly [RiskKind, boolean, string])[] = [
    ['mailed_password', deliverBy.includes('email'), '/generatedPassword/deliverBy'],
    ['texted_password', deliverBy.includes('sms'), '/generatedPassword/deliverBy'],
    ['questions', methods.includes('questions'), '/verifications'],
    ['personal_data', methods.some(asksForPersonalData), '/verifications'],
  ];
  return taken.flatMap(([kind, wanted, pointer]) =>
    wanted && !accepted.has(kind) ? [fault(pointer, `risk-not-accepted`, riskWords[kind])] : [],
  );
}

function asksForPersonalData(method: MethodKey | undefined): boolean {
  return method === 'personal_data' || method === 'personal_data_confirmation';
}

const riskWords: Readonly<Record<RiskKind, string>> = {
  mailed_password: 'A mailed password can be read on its way: somebody must record that they take this risk.',
  texted_password: 'A texted password can be read on its way: somebody must record that they take this risk.',
  questions: 'Answers can be found out: somebody must record that they take this risk.',
  personal_data: 'Personal data is known to others: somebody must record that they take this risk.',
};

/** BY-13: told, not refused: privileged people are then simply not recovered by this process. */
export function reachesPrivileged({ policy, facts }: Judged): FieldFault[] {
  const { privilegedAssurance } = policy;
  if (!privilegedAssurance || recoversPrivileged({ policy, facts })) return [];
  const detail = asksForKnowledge({ policy, facts })
    ? 'Privileged accounts are never asked questions or personal data; this process cannot recover them.'
    : 'Privileged accounts need stronger proofs than this process asks for; it cannot recover them.';
  return [fault('/privilegedAssurance', 'privileged-not-reached', detail)];
}
