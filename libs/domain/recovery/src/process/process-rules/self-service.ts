import { methodTraits, type MethodKey } from '@latchkey/verification';
import type { FieldFault } from '@latchkey/kernel';
import { proofPlan } from '../assurance.ts';
import { endingsOf } from '../../reset-request/ending.ts';
import { fault, type Judged } from './process-rule.ts';

/**
 * Whether people can recover by themselves through it: it is public, ends with a new password or an unlock, and asks
 * first for one proof by mail. What the pages cannot keep they do not begin: two mails to one address prove what one
 * does, and beside the mail only what people have enrolled in, what is on record of them, or a mock, is given there.
 */
export function runsByItself({ policy, facts }: Pick<Judged, 'policy' | 'facts'>): boolean {
  if (policy.publicAccess === null || endingsOf({ ...policy, acceptsPassword: true }).length === 0)
    return false;
  const { owed, choice } = proofPlan(policy);
  const methods = [...owed, ...choice.from].map((id) => facts.verifications.get(id)?.method);
  const [first, ...further] = methods;
  return owed.length > 0 && first === 'email' && further.every(isGivenInFlow);
}

/** Another mail to the same box proves nothing more. */
function isGivenInFlow(method: MethodKey | undefined): boolean {
  if (method === undefined) return false;
  const { testOnly, enrolment, asksFor } = methodTraits[method];
  return testOnly || enrolment === 'personal' || asksFor === 'answers';
}

/** S-83: nobody is asked by themselves for what an agent has to confirm. */
export function agentsAreThere({ policy, facts }: Judged): FieldFault[] {
  if (policy.publicAccess === null) return [];
  return policy.verifications.flatMap(({ verificationId }, index) => {
    const method = facts.verifications.get(verificationId)?.method;
    if (!method || !methodTraits[method].agentOnly) return [];
    const detail = 'An agent must confirm this: take it away, or take public access away.';
    return [fault(`/verifications/${index}/verificationId`, 'agent-only', detail)];
  });
}

/** Told, not refused: such a process is for others than the person themselves. */
export function canBeBegunByPeople(judged: Judged): FieldFault[] {
  if (runsByItself(judged)) return [];
  const detail =
    'People cannot begin this by themselves: that needs public access, a reset or an unlock, and one proof, by mail, before any other.';
  return [fault('/publicAccess', 'not-self-service', detail)];
}
