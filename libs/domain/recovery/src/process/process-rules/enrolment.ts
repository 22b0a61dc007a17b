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

/** Whoever is enrolled without doing anything cannot be asked to enrol; nobody else is asked about. */
export function enrolmentContradictions({ verifications }: ProcessPolicy): FieldFault[] {
  return verifications.flatMap(({ requiresEnrolment, autoEnrol, enrolmentCheckId }, index) => {
    const both = 'Enrol people automatically, or ask them to enrol, not both.';
    const unused =
      'A check is asked about people who are enrolled automatically: set autoEnrol, or take it away.';
    return [
      ...(requiresEnrolment && autoEnrol
        ? [fault(`/verifications/${index}/autoEnrol`, 'enrolment-contradiction', both)]
        : []),
      ...(enrolmentCheckId && autoEnrol !== true
        ? [fault(`/verifications/${index}/enrolmentCheckId`, 'check-without-use', unused)]
        : []),
    ];
  });
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

/**
 * PR-B41: who is enrolled automatically must be seen to be so: by an address on file, or by a check of the tenant's own.
 * No check gives anybody a seed, codes or answers, so what people prove by themselves they enrol in themselves.
 */
export function autoEnrolHasCheck({ policy, facts }: Judged): FieldFault[] {
  return policy.verifications.flatMap((attached, index) => {
    const method = facts.verifications.get(attached.verificationId)?.method;
    if (!method || !derivedEnrolment(attached, method).autoEnrol) return [];
    const { enrolment } = methodTraits[method];
    if (enrolment === 'automatic') return [];
    const at = (name: string) => `/verifications/${index}/${name}`;
    if (enrolment === 'personal')
      return [fault(at('autoEnrol'), 'enrolled-by-oneself', 'People must enrol in this method themselves.')];
    return checkFaults(attached, at, facts);
  });
}

function checkFaults(
  { enrolmentCheckId }: AttachedVerification,
  at: (name: string) => string,
  { enrolmentChecks }: Judged['facts'],
): FieldFault[] {
  if (!enrolmentCheckId) {
    const detail = 'Nothing tells whether somebody has this method: name an enrolment check.';
    return [fault(at('autoEnrol'), 'no-enrolment-check', detail)];
  }
  const check = enrolmentChecks.get(enrolmentCheckId);
  if (!check) return [fault(at('enrolmentCheckId'), 'unknown', 'There is no such enrolment check.')];
  if (check.active) return [];
  return [fault(at('enrolmentCheckId'), 'inactive', 'Activate this extension, or name another check.')];
}
