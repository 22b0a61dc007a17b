import type { FieldFault } from '@latchkey/kernel';
import { methodTraits, type MethodKey } from '@latchkey/verification';
import { fewestReminderDays } from '../../reminder/reminder-days.ts';
import type { AttachedVerification, ProcessPolicy } from '../process-policy.ts';
import { fault, type Judged } from './process-rule.ts';

export interface DerivedEnrolment {
  readonly requiresEnrolment: boolean;
  readonly autoEnrol: boolean;
}

/** PR-B11: what was left open is as the method says. */
export function derivedEnrolment(
  { requiresEnrolment, autoEnrol }: Pick<AttachedVerification, 'requiresEnrolment' | 'autoEnrol'>,
  method: MethodKey,
): DerivedEnrolment {
  const { enrolment } = methodTraits[method];
  return {
    requiresEnrolment: requiresEnrolment ?? (enrolment === 'personal' && autoEnrol !== true),
    autoEnrol: autoEnrol ?? (enrolment === 'automatic' && requiresEnrolment !== true),
  };
}

/** Whoever is enrolled without doing anything cannot be asked to enrol. */
export function enrolmentContradictions({ verifications }: ProcessPolicy): FieldFault[] {
  return verifications.flatMap(({ requiresEnrolment, autoEnrol }, index) =>
    requiresEnrolment && autoEnrol
      ? [
          fault(
            `/verifications/${index}/autoEnrol`,
            'enrolment-contradiction',
            'Enrol people automatically, or ask them to enrol, not both.',
          ),
        ]
      : [],
  );
}

/** PR-B11: a link asks for an enrolment that its method can give. */
export function enrolmentFitsMethod({ policy, facts }: Judged): FieldFault[] {
  return policy.verifications.flatMap((attached, index) => {
    const method = facts.verifications.get(attached.verificationId)?.method;
    if (!method) return [];
    const { enrolment } = methodTraits[method];
    const { requiresEnrolment } = derivedEnrolment(attached, method);
    if (requiresEnrolment && enrolment === 'none') {
      const detail = 'Nobody can enrol for this method: take the requirement away.';
      return [fault(`/verifications/${index}/requiresEnrolment`, 'nothing-to-enrol', detail)];
    }
    return [];
  });
}

/** Who is written to each day reads nothing any more. */
export function remindsBearably({ policy }: Judged): FieldFault[] {
  if (policy.enrolmentReminder !== 'daily') return [];
  const detail = `Nobody is reminded more often than every ${fewestReminderDays} days: daily is as weekly.`;
  return [fault('/enrolmentReminder', 'reminded-weekly', detail)];
}

/** PR-B41: who is enrolled automatically must be seen to be so, by an address on file. */
export function autoEnrolHasCheck({ policy, facts }: Judged): FieldFault[] {
  return policy.verifications.flatMap((attached, index) => {
    const method = facts.verifications.get(attached.verificationId)?.method;
    if (!method || !derivedEnrolment(attached, method).autoEnrol) return [];
    if (methodTraits[method].enrolment === 'automatic') return [];
    const detail = 'Nothing tells whether somebody has this method: people must enrol themselves.';
    return [fault(`/verifications/${index}/autoEnrol`, 'no-enrolment-check', detail)];
  });
}
