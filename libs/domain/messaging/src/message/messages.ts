import type { Message } from './message.ts';

export abstract class Messages {
  abstract add(message: Message): Promise<void>;
  /** Locked until the transaction ends. Undefined when it is gone. */
  abstract getForUpdate(id: string): Promise<Message | undefined>;
}
