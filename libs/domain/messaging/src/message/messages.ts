import type { Message } from './message.ts';

export abstract class Messages {
  abstract add(message: Message): Promise<void>;
  /** Locked until the transaction ends. Undefined when it is gone. */
  abstract getForUpdate(id: string): Promise<Message | undefined>;
  /** Discards every SMS to this account that still waits. */
  abstract supersedeSms(accountId: string): Promise<void>;
  /** Locked: the SMS that this service handed over, by the name that its provider has for it. */
  abstract reportedForUpdate(serviceId: string, providerId: string): Promise<Message | undefined>;
}
