import { HandOver, ReplySealer } from '@latchkey/kernel';
import { passwordParcel, type Generation, type MadePassword } from '../change/credential-change.ts';

/** Writes a made password as the parts of a mail, sealed to whoever sends it. Answered where mails are known. */
export abstract class PasswordLetters {
  abstract seal(password: string): Promise<string>;
}

/** A made password, sealed for each who may open it: the store's driver, the one answer that shows it, and the mail. */
export class PasswordParcels {
  constructor(
    private readonly handOver: HandOver,
    private readonly replies: ReplySealer,
    private readonly letters: PasswordLetters,
  ) {}

  async seal(password: string, { showTo, byMail }: Generation): Promise<MadePassword> {
    return {
      sealedPassword: await this.handOver.seal(passwordParcel, { password }),
      sealedForPage: showTo === null ? null : await this.replies.seal(showTo, { password }),
      sealedForMail: byMail ? await this.letters.seal(password) : null,
    };
  }
}
