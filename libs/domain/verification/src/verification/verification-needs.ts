import { KnownAttributes } from '../personal-record/known-attributes.ts';
import { EnoughQuestions } from '../question/enough-questions.ts';
import type { Verification } from './verification.ts';

/** What a verification needs of what lies around it. */
export class VerificationNeeds {
  constructor(
    private readonly questions: EnoughQuestions,
    private readonly attributes: KnownAttributes,
  ) {}

  /** Called inside the transaction that writes the verification. Throws InvalidInput. */
  async require(verification: Verification): Promise<void> {
    await this.questions.require(verification);
    await this.attributes.require(verification);
  }
}
