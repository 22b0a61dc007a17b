import type { FieldFault } from '@latchkey/kernel';
import { fault, type Judged } from './process-rule.ts';

/** PR-B07: a process for groups needs one that exists (decision 13). */
export function hasAudience({ policy, facts }: Judged): FieldFault[] {
  const { everyone, groupIds } = policy.audience;
  if (everyone || groupIds.some((id) => facts.groupIds.has(id))) return [];
  return [fault('/audience', 'no-audience', 'Apply it to everyone, or name a group that exists.')];
}

/** PR-B08: as many proofs are attached as are asked for. */
export function hasMinimumOfVerifications({ policy }: Judged): FieldFault[] {
  const { verifications, minimumVerifications } = policy;
  if (verifications.length >= minimumVerifications) return [];
  const detail = `Attach at least ${minimumVerifications} verifications, or ask for fewer.`;
  return [fault('/minimumVerifications', 'too-few-verifications', detail)];
}

/** PR-B09: without a proof anybody could reset anybody. */
export function hasVerification({ policy }: Judged): FieldFault[] {
  if (policy.verifications.length > 0) return [];
  const detail = 'Attach at least one verification: a process without proof cannot be activated.';
  return [fault('/verifications', 'no-verification', detail)];
}

/** PR-B31: something is offered, for an application that is there. */
export function offersSomething({ policy, facts }: Judged): FieldFault[] {
  const faults: FieldFault[] = [];
  if (policy.actions.length === 0)
    faults.push(fault('/actions', 'no-action', 'Offer a reset, a change or an unlock.'));
  if (!facts.application)
    faults.push({ pointer: '/applicationId', code: 'unknown', detail: 'There is no such application here.' });
  else if (!facts.application.active)
    faults.push({ pointer: '/applicationId', code: 'inactive', detail: 'This application is disabled.' });
  return faults;
}

/** PR-B31: every attached verification is there and can be used. */
export function verificationsAreActive({ policy, facts }: Judged): FieldFault[] {
  return policy.verifications.flatMap(({ verificationId }, index) => {
    const pointer = `/verifications/${index}/verificationId`;
    const found = facts.verifications.get(verificationId);
    if (!found) return [fault(pointer, 'unknown', 'There is no such verification in this environment.')];
    return found.active ? [] : [fault(pointer, 'inactive', 'Activate this verification, or attach another.')];
  });
}

/** PR-B10: the tenant allows each method. */
export function methodsAreAllowed({ policy, facts }: Judged): FieldFault[] {
  return policy.verifications.flatMap(({ verificationId }, index) => {
    if (facts.verifications.get(verificationId)?.methodAllowed ?? true) return [];
    const detail = 'This method is switched off for your organisation.';
    return [fault(`/verifications/${index}/verificationId`, 'method-disabled', detail)];
  });
}

/** PR-B27 PR-B30: exactly one store, and one that may be used. */
export function hasOneStore({ policy, facts }: Judged): FieldFault[] {
  if (policy.storeId === null)
    return [fault('/storeId', 'no-store', 'Choose the store whose passwords are recovered.')];
  if (!facts.store)
    return [fault('/storeId', 'unknown', 'There is no such credential store in this environment.')];
  if (facts.store.active) return [];
  return [fault('/storeId', 'inactive', 'A credential manager must decide that this store may be used.')];
}

/** PR-T15: whoever begins it can say who they are. */
export function peopleCanBeNamed({ policy, facts }: Judged): FieldFault[] {
  const { identificationType } = facts;
  if (policy.identificationTypeId === null || identificationType?.active) return [];
  const pointer = '/identificationTypeId';
  if (!identificationType)
    return [fault(pointer, 'unknown', 'There is no such identification type in this environment.')];
  return [fault(pointer, 'inactive', 'Activate this identification type, or choose another.')];
}

/** PR-B31: the store can do what is offered. */
export function storeCanDoIt({ policy, facts }: Judged): FieldFault[] {
  const { store } = facts;
  if (!store) return [];
  const faults: FieldFault[] = [];
  const unlocks = policy.actions.some((action) => action === 'unlock' || action === 'reset_and_unlock');
  if (unlocks && !store.canUnlock)
    faults.push(fault('/actions', 'store-cannot-unlock', 'This store cannot unlock accounts.'));
  if (policy.unlockOnReset && !store.canUnlock)
    faults.push(fault('/unlockOnReset', 'store-cannot-unlock', 'This store cannot unlock accounts.'));
  const givesPassword = policy.generatedPassword !== null || policy.actions.includes('change');
  if (givesPassword && !store.acceptsPassword)
    faults.push(fault('/storeId', 'store-takes-no-password', 'This store makes its passwords itself.'));
  if (policy.generatedPassword !== null && store.answersLater) {
    const detail = 'This store answers later: nobody would be shown a password that is made here.';
    faults.push(fault('/generatedPassword', 'store-answers-later', detail));
  }
  return faults;
}

/** PR-B31: nothing has to go where nothing can be sent. */
export function deliveryIsPossible({ policy, facts }: Judged): FieldFault[] {
  if (facts.canSendSms) return [];
  const faults: FieldFault[] = [];
  const detail = 'Text messages cannot be sent from here yet.';
  if (policy.resetLink === 'sms') faults.push(fault('/resetLink', 'no-sms', detail));
  if (policy.generatedPassword?.deliverBy.includes('sms'))
    faults.push(fault('/generatedPassword/deliverBy', 'no-sms', detail));
  return faults;
}

/** PR-B26: a code by SMS has a service that takes it. */
export function codesCanBeSent({ policy, facts }: Judged): FieldFault[] {
  if (facts.hasSmsService) return [];
  return policy.verifications.flatMap(({ verificationId }, index) => {
    if (facts.verifications.get(verificationId)?.method !== 'sms') return [];
    const detail = 'Activate an SMS service first: without one nobody gets a code.';
    return [fault(`/verifications/${index}/verificationId`, 'no-sms-service', detail)];
  });
}

/** PR-T16: what is to run after a reset can run. */
export function postResetCanRun({ policy, facts }: Judged): FieldFault[] {
  if (policy.postResetExtensionId === null) return [];
  if (!facts.postReset) {
    const detail = 'There is no such extension for what comes after a reset.';
    return [fault('/postResetExtensionId', 'unknown', detail)];
  }
  if (facts.postReset.active) return [];
  return [fault('/postResetExtensionId', 'inactive', 'Activate this extension, or take it away.')];
}

/** PR-T14: what is to make passwords can make them. */
export function passwordsCanBeMade({ policy, facts }: Judged): FieldFault[] {
  if (!policy.generatedPassword?.extensionId) return [];
  const pointer = '/generatedPassword/extensionId';
  if (!facts.generator)
    return [fault(pointer, 'unknown', 'There is no such extension that makes passwords.')];
  if (facts.generator.active) return [];
  return [fault(pointer, 'inactive', 'Activate this extension, or take it away.')];
}

/** PR-T16: a public address leads to one process. */
export function addressIsFree({ policy, facts }: Judged): FieldFault[] {
  if (!policy.publicAccess || !facts.addressTaken) return [];
  return [fault('/publicAccess/addressSuffix', 'address-taken', 'Another process has this address.')];
}

/** PR-T16: whoever has recovered is sent to the application and nowhere else (S-01). */
export function redirectStaysAtHome({ policy, facts }: Judged): FieldFault[] {
  const { redirectUrl } = policy;
  if (redirectUrl === null) return [];
  const url = URL.parse(redirectUrl);
  const plain = url?.username === '' && url.password === '';
  if (url && plain && facts.application?.origins.includes(url.origin)) return [];
  const detail = 'Give an address of the application itself, such as its sign-in page.';
  return [fault('/redirectUrl', 'foreign-origin', detail)];
}
