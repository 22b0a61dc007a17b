import type { FieldFault } from '@latchkey/kernel';
import { resetsPasswords, type ProcessPolicy } from '../process-policy.ts';
import { enrolmentContradictions } from './enrolment.ts';
import { fault } from './process-rule.ts';

type OptionRule = (policy: ProcessPolicy) => readonly FieldFault[];

/** Options that exclude each other, each pair a line. None of them needs to look outside the policy. */
const optionRules: readonly OptionRule[] = [
  eachActionOnce,
  everyoneOrGroups,
  eachVerificationOnce,
  eachOrderOnce,
  enrolmentContradictions,
  aChoiceNeedsOptionalProofs,
  privilegedNeedsNotLess,
  linkOrGeneratedPassword,
  generatedPasswordIsDelivered,
  onlyResetsHaveLinks,
  onlyResetsGenerate,
  onlyResetsUnlock,
];

/** Every contradiction of a policy at once; empty when there is none. A draft with one is never saved. */
export function excludedOptions(policy: ProcessPolicy): FieldFault[] {
  return optionRules.flatMap((rule) => rule(policy));
}

function eachActionOnce({ actions }: ProcessPolicy): FieldFault[] {
  return repeated(actions).map((index) => fault(`/actions/${index}`, 'repeated', 'Offer each action once.'));
}

function everyoneOrGroups({ audience }: ProcessPolicy): FieldFault[] {
  if (!audience.everyone || audience.groupIds.length === 0) return [];
  return [fault('/audience/groupIds', 'everyone-or-groups', 'Choose everyone, or name groups, not both.')];
}

/** PR-B05. */
function eachVerificationOnce({ verifications }: ProcessPolicy): FieldFault[] {
  return repeated(verifications.map(({ verificationId }) => verificationId)).map((index) =>
    fault(`/verifications/${index}/verificationId`, 'attached-twice', 'Attach each verification once.'),
  );
}

function eachOrderOnce({ verifications }: ProcessPolicy): FieldFault[] {
  return repeated(verifications.map(({ order }) => order)).map((index) =>
    fault(`/verifications/${index}/order`, 'same-order', 'Give each verification an order of its own.'),
  );
}

function aChoiceNeedsOptionalProofs({ userMayChoose, verifications }: ProcessPolicy): FieldFault[] {
  if (!userMayChoose || verifications.some(({ mandatory }) => !mandatory)) return [];
  return [
    fault('/userMayChoose', 'nothing-to-choose', 'Make a verification optional, or take the choice away.'),
  ];
}

function privilegedNeedsNotLess({ assurance, privilegedAssurance: more }: ProcessPolicy): FieldFault[] {
  if (!more || (more.weight >= assurance.weight && more.classes >= assurance.classes)) return [];
  const detail = 'Ask privileged accounts for at least as much as the others.';
  return [fault('/privilegedAssurance', 'less-for-privileged', detail)];
}

function linkOrGeneratedPassword({ generatedPassword, resetLink }: ProcessPolicy): FieldFault[] {
  if (!generatedPassword || resetLink === 'none') return [];
  const detail = 'Send a link to choose a password, or generate one, not both.';
  return [fault('/generatedPassword', 'link-or-generated', detail)];
}

/** PR-B15. */
function generatedPasswordIsDelivered({ generatedPassword }: ProcessPolicy): FieldFault[] {
  if (!generatedPassword) return [];
  const { deliverBy } = generatedPassword;
  const twice = repeated(deliverBy).map((index) =>
    fault(`/generatedPassword/deliverBy/${index}`, 'repeated', 'Name each way of delivery once.'),
  );
  if (deliverBy.length > 0) return twice;
  const detail = 'Say how a generated password reaches its owner: on the page, by mail or by text message.';
  return [fault('/generatedPassword/deliverBy', 'no-delivery', detail)];
}

function onlyResetsHaveLinks(policy: ProcessPolicy): FieldFault[] {
  if (policy.resetLink === 'none' || resetsPasswords(policy)) return [];
  return [fault('/resetLink', 'nothing-to-reset', 'Offer a reset, or send no link to one.')];
}

function onlyResetsGenerate(policy: ProcessPolicy): FieldFault[] {
  if (!policy.generatedPassword || resetsPasswords(policy)) return [];
  return [fault('/generatedPassword', 'nothing-to-reset', 'Offer a reset, or generate no password.')];
}

function onlyResetsUnlock(policy: ProcessPolicy): FieldFault[] {
  if (!policy.unlockOnReset || resetsPasswords(policy)) return [];
  return [fault('/unlockOnReset', 'nothing-to-reset', 'Offer a reset, or do not unlock on one.')];
}

/** Places of the items that stood earlier already. */
function repeated(items: readonly (string | number)[]): number[] {
  return items.flatMap((item, index) => (items.indexOf(item) < index ? [index] : []));
}
