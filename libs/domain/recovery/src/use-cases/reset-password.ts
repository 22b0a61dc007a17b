import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SealedConclusion } from '@latchkey/credentials';
import { Refused } from '@latchkey/kernel';
import type { ProofRejected } from '../reset-request/errors.ts';
import { ChangeIntention, PasswordExamination, type IntendedChange } from './set-password.ts';
import {
  CodeAcceptance,
  ShownLinks,
  ShownTypedCodes,
  type ShownCode,
  type WeighedCode,
} from './shown-code.ts';

/**
 * A tenant's own application resets a password in one call: the code that proves and the new password together. A
 * refused password, or a store that is away, spends no code: the same call may come again.
 */
export class ResetPassword extends Command<IntendedChange | Refused<ProofRejected>> {
  /** A typed code is counted before the transaction that concludes. */
  static readonly claimsFirst = true;
  constructor(
    readonly shown: ShownCode,
    readonly newPassword: string,
    /** The application tells the owner itself that the password was changed (RA-09). */
    readonly withholdNotice: boolean,
  ) {
    super();
  }
}

/** A code and the password beside it, before anything is spent. */
export class ShownProofs {
  constructor(
    private readonly links: ShownLinks,
    private readonly typed: ShownTypedCodes,
    private readonly examination: PasswordExamination,
  ) {}

  /** Throws what a code that cannot prove is refused with, and PasswordRefused only to who shows a right one. */
  async weigh({ shown, newPassword }: ResetPassword): Promise<{ weighed: WeighedCode; password: string }> {
    const weighed =
      shown.by === 'verification_code' ? await this.typed.weigh(shown) : await this.links.weigh(shown);
    if (!weighed.isRight) return { weighed, password: '' };
    return { weighed, password: await this.examination.passAhead(weighed.request, newPassword) };
  }
}

@CommandHandler(ResetPassword)
export class ResetPasswordHandler implements ICommandHandler<ResetPassword> {
  constructor(
    private readonly proofs: ShownProofs,
    private readonly acceptance: CodeAcceptance,
    private readonly sealing: SealedConclusion,
    private readonly intention: ChangeIntention,
  ) {}

  async execute(command: ResetPassword): Promise<IntendedChange | Refused<ProofRejected>> {
    const { weighed, password } = await this.proofs.weigh(command);
    return this.sealing.conclude({ password }, async (sealed) => {
      const request = await this.acceptance.accept(weighed);
      if (request instanceof Refused) return request;
      request.withholdNotice(command.withholdNotice);
      return this.intention.write(request, { choice: 'choose_password', sealedPassword: sealed });
    });
  }
}
