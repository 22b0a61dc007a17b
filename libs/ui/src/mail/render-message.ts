import { singleLine } from '../safe-text.ts';
import { wordsIn } from '../words.ts';
import { compose } from './compose.ts';
import { htmlPart } from './html-part.tsx';
import type { Message, RenderedMessage } from './message.ts';
import { textPart } from './text-part.ts';

/**
 * One mail in one language: subject, HTML part and an equal plain-text part.
 * Throws `UnusableMessage` for a reset mail without link and code, or with a link that is no web address.
 */
export function renderMessage(message: Message): RenderedMessage {
  const composed = compose(message);
  const tenantName = singleLine(message.tenantName);
  return {
    subject: composed.subject,
    html: htmlPart(wordsIn(message.locale), tenantName, composed),
    text: textPart(tenantName, composed),
  };
}
