import type { FieldFault } from '@latchkey/kernel';
import { owedProofs } from '../assurance.ts';
import { resetsPasswords } from '../process-policy.ts';
import { fault, type Judged } from './process-rule.ts';

/**
 * Whether people can recover by themselves through it: it is public, resets to a password that they choose, and owes
 * one proof, by mail. What the pages cannot keep they do not begin: two mails to one address prove what one does.
 */
export function runsByItself({ policy, facts }: Pick<Judged, 'policy' | 'facts'>): boolean {
  const owed = owedProofs(policy).map((id) => facts.verifications.get(id)?.method);
  const byMail = owed.length === 1 && owed[0] === 'email';
  return policy.publicAccess !== null && resetsPasswords(policy) && !policy.generatedPassword && byMail;
}

/** Told, not refused: such a process is for others than the person themselves. */
export function canBeBegunByPeople(judged: Judged): FieldFault[] {
  if (runsByItself(judged)) return [];
  const detail =
    'People cannot begin this by themselves: that needs public access, a reset to a chosen password and one proof, by mail.';
  return [fault('/publicAccess', 'not-self-service', detail)];
}
