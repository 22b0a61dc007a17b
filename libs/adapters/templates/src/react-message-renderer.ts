import { MessageRenderer, type MessageContent, type RenderedMessage } from '@latchkey/messaging';
import { readLocale, renderMessage } from '@latchkey/ui';

/** Writes mails with the words and tokens that the pages have, so that both look like one house. */
export class ReactMessageRenderer extends MessageRenderer {
  /** A language that we do not have is answered in English. Throws UnusableMessage for a link that is no web address. */
  render(content: MessageContent): RenderedMessage {
    return renderMessage({ ...content, locale: readLocale(content.locale) ?? 'en' });
  }
}
