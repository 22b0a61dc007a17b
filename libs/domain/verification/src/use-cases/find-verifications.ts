import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { EmailParameters } from '../methods/email/parameters.ts';

export interface VerificationView {
  readonly id: string;
  readonly name: string;
  readonly type: 'email';
  readonly status: 'active' | 'inactive';
  readonly parameters: EmailParameters;
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
