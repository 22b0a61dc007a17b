import {
  MessageRenderer,
  smsKinds,
  type ContradictedTask,
  type MessageContent,
  type RenderedMessage,
  type SmsKind,
} from '@latchkey/messaging';
import { readLocale, renderMessage, renderSms } from '@latchkey/ui';

/** Writes mails and SMS with the words and tokens that the pages have, so that all look like one house. */
export class ReactMessageRenderer extends MessageRenderer {
  /** A language that we do not have is answered in English. Throws UnusableMessage for a link that is no web address. */
  render(content: MessageContent): RenderedMessage {
    const { kind, process, task, ...rest } = content;
    const told = { ...rest, locale: readLocale(content.locale) ?? 'en' };
    if (isSms(kind)) throw new Error(`no mail is written for ${kind}`);
    if (kind === 'outcome-contradicted') return renderMessage({ ...told, kind, ...contradictionOf(task) });
    if (kind !== 'process-deactivated') return renderMessage({ ...told, kind });
    const { name: processName = '', reason = '', others = 0 } = process ?? {};
    return renderMessage({ ...told, kind, processName, missing: wordsOf(reason), others });
  }

  renderSms({ kind, locale, ...content }: MessageContent): string {
    if (!isSms(kind)) throw new Error(`no SMS is written for ${kind}`);
    return renderSms({ ...content, kind, locale: readLocale(locale) ?? 'en' });
  }
}

function isSms(kind: MessageContent['kind']): kind is SmsKind {
  return (smsKinds as readonly string[]).includes(kind);
}

/** Throws when a mail of a contradiction comes without its task. */
function contradictionOf(task: MessageContent['task']): Omit<ContradictedTask, 'appearance'> {
  if (!task) throw new Error('a mail of a contradiction tells of a task');
  const { storeName, reference, ended, others } = task;
  return { storeName, reference, ended, others };
}

/** A reason has a line for each fault: rule, code and place for whoever searches, then the words. */
function wordsOf(reason: string): string[] {
  return reason.split('\n').map((line) => line.slice(line.indexOf(': ') + 2));
}
