import { MessageRenderer, type MessageContent, type RenderedMessage } from '@latchkey/messaging';
import { readLocale, renderMessage } from '@latchkey/ui';

/** Writes mails with the words and tokens that the pages have, so that both look like one house. */
export class ReactMessageRenderer extends MessageRenderer {
  /** A language that we do not have is answered in English. Throws UnusableMessage for a link that is no web address. */
  render(content: MessageContent): RenderedMessage {
    const { kind, process, ...rest } = content;
    const told = { ...rest, locale: readLocale(content.locale) ?? 'en' };
    if (kind !== 'process-deactivated') return renderMessage({ ...told, kind });
    const { name: processName = '', reason = '', others = 0 } = process ?? {};
    return renderMessage({ ...told, kind, processName, missing: wordsOf(reason), others });
  }
}

/** A reason has a line for each fault: rule, code and place for whoever searches, then the words. */
function wordsOf(reason: string): string[] {
  return reason.split('\n').map((line) => line.slice(line.indexOf(': ') + 2));
}
