import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { MethodKey } from '../methods/method-traits.ts';
import type { VerificationParameters, VerificationType } from '../verification/verification-parameters.ts';

export interface VerificationView {
  readonly id: string;
  readonly name: string;
  readonly type: VerificationType;
  /** What it was made from. */
  readonly templateId: string;
  readonly status: 'active' | 'inactive';
  readonly parameters: VerificationParameters;
  readonly createdAt: Date;
}

/** Verifications of the environment, oldest first. */
export class FindVerifications extends Query<Page<VerificationView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** Throws NotFound. */
export class FindVerification extends Query<VerificationView> {
  constructor(readonly verificationId: string) {
    super();
  }
}

export interface DisabledMethodView {
  readonly id: string;
  readonly method: MethodKey;
  readonly disabledAt: Date;
}

/** Methods that are switched off, the oldest ban first. */
export class FindDisabledMethods extends Query<Page<DisabledMethodView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}
