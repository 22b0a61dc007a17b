import { DomainError } from '@latchkey/kernel';

/** The password was right and the second factor is still due: the session opens nothing else until then. */
export class SecondFactorRequired extends DomainError {
  readonly code = 'second-factor-required';
  readonly kind = 'forbidden';
  constructor() {
    super({ detail: 'Show your second factor first: POST /v1/session/step-up. Then send this again.' });
  }
}

/** The tenant asks for a second factor, and this member has none yet. */
export class SecondFactorEnrolmentRequired extends DomainError {
  readonly code = 'second-factor-enrolment-required';
  readonly kind = 'forbidden';
  constructor() {
    super({
      detail: 'Your organisation asks for a second factor. Enrol one: POST /v1/second-factors. Then go on.',
    });
  }
}

/** A dangerous action wants a factor that was shown a moment ago. */
export class StepUpRequired extends DomainError {
  readonly code = 'step-up-required';
  readonly kind = 'forbidden';
  constructor() {
    super({
      detail:
        'This needs a second factor shown within the last 5 minutes: POST /v1/session/step-up. Then send this again, with the same Idempotency-Key.',
    });
  }
}

/** A wrong code, a used one, somebody else’s passkey and too many tries: one answer. */
export class SecondFactorRefused extends DomainError {
  readonly code = 'second-factor-refused';
  readonly kind = 'forbidden';
  constructor(reason: string) {
    super({
      detail:
        'The second factor is not right, was used already, or there were too many tries. Wait for the next code; after several tries, 15 minutes.',
      cause: reason,
    });
  }
}

/** Who asks everybody for a second factor must have one. */
export class SecondFactorMissing extends DomainError {
  readonly code = 'second-factor-missing';
  readonly kind = 'conflict';
  constructor() {
    super({ detail: 'You have no second factor yourself. Enrol one first, then ask others for theirs.' });
  }
}
