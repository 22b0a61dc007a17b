import type { ContradictedTask } from './contradicted-tasks.ts';
import type { DeactivatedProcess } from './deactivated-processes.ts';
import type { MessageKind } from './message/message.ts';
import type { OwnTexts } from './message-text/text-parts.ts';

export interface MessageContent {
  readonly kind: MessageKind;
  readonly locale: string;
  readonly tenantName: string;
  readonly applicationName: string;
  readonly supportContact: string;
  readonly recipientName?: string;
  readonly link?: string;
  readonly code?: string;
  /** That was generated; only in the mail that brings it. */
  readonly password?: string;
  readonly linkExpiresAt?: Date;
  readonly codeExpiresAt?: Date;
  /** Of a process that deactivated itself. */
  readonly process?: DeactivatedProcess;
  /** Of a task that was contradicted. */
  readonly task?: ContradictedTask;
  /** What the tenant says in words of its own; the house says the rest. */
  readonly texts?: OwnTexts;
  /** Where people sign in; null where the application has told no page. */
  readonly signInUrl?: string | null;
  /** Where the code is typed: a browser fills it in there and nowhere else. */
  readonly portalOrigin?: string;
  /** IANA zone in which times are shown; UTC when absent. */
  readonly timeZone?: string;
}

export interface RenderedMessage {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Words and looks of a message, in the reader's language. */
export abstract class MessageRenderer {
  abstract render(content: MessageContent): RenderedMessage;
  /** The same for an SMS. */
  abstract renderSms(content: MessageContent): string;
}
