import { DomainError, type FieldFault } from '@latchkey/kernel';

/** It was answered, or its time has passed: one answer, since nothing can be done with it in either case. */
export class IdentityLookOver extends DomainError {
  readonly code = 'identity-look-over';
  readonly kind = 'conflict';
  constructor(reason: 'answered' | 'too late') {
    super({
      detail: 'This look was answered already, or its ten minutes are over. Open another one and ask again.',
      cause: reason,
    });
  }
}

/** Only whoever was shown the datum can tell whether the caller said the same. */
export class LookOfAnotherAgent extends DomainError {
  readonly code = 'look-of-another-agent';
  readonly kind = 'forbidden';
  constructor() {
    super({ detail: 'Somebody else opened this look, and only they can answer it. Open one of your own.' });
  }
}

/** The agent, or all of them together at this person, have looked often enough for now. */
export class TooManyIdentityLooks extends DomainError {
  readonly code = 'too-many-identity-looks';
  readonly kind = 'too-many';
  constructor(seconds: number) {
    super({
      detail: 'You have looked at many people, or this person was looked at often. Try again later.',
      retryAfter: seconds,
    });
  }
}

export const unknownPerson: FieldFault = {
  pointer: '/userId',
  code: 'unknown',
  detail: 'There is no such user in this environment.',
};

export const unknownVerification: FieldFault = {
  pointer: '/verificationId',
  code: 'unknown',
  detail: 'There is no such verification in this environment.',
};

export const notForAgents: FieldFault = {
  pointer: '/verificationId',
  code: 'other-type',
  detail: 'Agents ask by verifications of type personal_data_confirmation alone.',
};

export const notInUse: FieldFault = {
  pointer: '/verificationId',
  code: 'inactive',
  detail: 'This verification is inactive, or its type is switched off in this environment.',
};

export const nothingOnRecord: FieldFault = {
  pointer: '/matches',
  code: 'nothing-on-record',
  detail: 'There was nothing on record to compare with, so nothing can match.',
};
