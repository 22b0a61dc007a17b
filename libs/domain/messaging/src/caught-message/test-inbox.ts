import { Sealer, TenantContext, UnitOfWork, type SealedPlace } from '@latchkey/kernel';
import type { Message } from '../message/message.ts';
import { CaughtMessages, type KeptMessage } from './caught-messages.ts';

/** A message as its receiver would have seen it. */
export interface CaughtLetter {
  readonly to: string;
  /** Null for an SMS. */
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
}

/** Letters lie closed: they hold codes and links, though only of the test environment. */
export class LetterBox {
  constructor(private readonly sealer: Sealer) {}

  ready(): Promise<void> {
    return this.sealer.ready();
  }

  close(messageId: string, letter: CaughtLetter): Promise<Buffer> {
    return this.sealer.seal(JSON.stringify(letter), placeOf(messageId));
  }

  async open({ id, sealedLetter }: KeptMessage): Promise<CaughtLetter> {
    return JSON.parse(await this.sealer.open(sealedLetter, placeOf(id))) as CaughtLetter;
  }
}

function placeOf(row: string): SealedPlace {
  return { table: 'caught_message', column: 'sealed_letter', row };
}

/** Takes what is for a user of a test environment before it leaves: nobody outside ever hears of a trial. */
export class TestInbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly caught: CaughtMessages,
    private readonly box: LetterBox,
  ) {}

  /** Notices to administrators, and trials of an SMS service by them, are meant to arrive. */
  takes({ userId }: Message): boolean {
    return TenantContext.current().environment === 'test' && userId !== null;
  }

  async take({ id, kind, channel, applicationId }: Message, letter: CaughtLetter): Promise<void> {
    await this.box.ready();
    const sealedLetter = await this.box.close(id, letter);
    await this.unitOfWork.run(() => this.caught.keep({ id, kind, channel, applicationId, sealedLetter }));
  }
}
