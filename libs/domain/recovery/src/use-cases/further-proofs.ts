import { NotFound } from '@latchkey/kernel';
import { PersonalData, type AskedQuestion, type ShownProof } from '@latchkey/verification';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import type { FurtherVerification } from '../reset-request/reset-requests.ts';
import { EnrolledProofs, type AskingWish } from './enrolled-proofs.ts';

/**
 * Proofs beside the mail, whatever they are judged by: what their owner has enrolled in, or what is on record of them.
 * Called inside a transaction.
 */
export class FurtherProofs {
  constructor(
    private readonly enrolled: EnrolledProofs,
    private readonly personalData: PersonalData,
  ) {}

  /** Called ahead of the transaction. */
  ready(): Promise<void> {
    return this.enrolled.ready();
  }

  /** Throws NotFound when nothing is asked, or the person has nothing to answer with. */
  async ask(
    request: ResetRequest,
    verification: FurtherVerification,
    wish: AskingWish,
    now: Date,
  ): Promise<AskedQuestion> {
    if (verification.method !== 'personal_data') return this.enrolled.ask(request, verification, wish, now);
    if (verification.readiness !== 'ready') throw new NotFound();
    return this.personalData.question(verification, wish.locale);
  }

  /** Why it does not prove, or undefined once it has. */
  async refusal(
    request: ResetRequest,
    verification: FurtherVerification,
    shown: ShownProof,
    now: Date,
  ): Promise<string | undefined> {
    if (verification.method !== 'personal_data')
      return this.enrolled.refusal(request, verification, shown, now);
    if (request.userId === null) return 'not-asked';
    return this.personalData.refusal(request.userId, verification, shown);
  }
}
