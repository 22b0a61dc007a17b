import type { MessageText } from './message-text.ts';

export type WrittenText = Pick<MessageText, 'key' | 'text'>;

/** What the tenant says in words of its own, in this environment. */
export abstract class MessageTexts {
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<MessageText>;
  /** Throws Conflict when it is said in this language already. */
  abstract add(text: MessageText): Promise<void>;
  abstract remove(text: MessageText): Promise<void>;
  /** All of one language. */
  abstract inLanguage(locale: string): Promise<readonly WrittenText[]>;
}
