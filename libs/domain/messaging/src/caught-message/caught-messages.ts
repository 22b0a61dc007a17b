import type { Page, PageRequest } from '@latchkey/kernel';
import type { Message } from '../message/message.ts';

/** A message that was caught, closed. */
export interface CaughtMessage extends Pick<Message, 'id' | 'kind' | 'channel' | 'applicationId'> {
  readonly sealedLetter: Buffer;
}

export interface KeptMessage extends CaughtMessage {
  readonly caughtAt: Date;
}

/** What would have been sent in a test environment. */
export abstract class CaughtMessages {
  /** The same message again changes nothing. Throws where the environment is not `test`. */
  abstract keep(message: CaughtMessage): Promise<void>;
  /** Those of an application, the newest first. */
  abstract page(applicationId: string, page: PageRequest): Promise<Page<KeptMessage>>;
}
