import type { ReactNode } from 'react';
import { clockText } from '../clock-text.ts';
import type { MessageId } from '../messages/en.ts';
import type { PageFrame } from '../page-frame.ts';
import { singleLine } from '../safe-text.ts';
import { wordsIn, type RichValues, type Words } from '../words.ts';

/** Says things in the page's language, with the names of the page's tenant. */
export class PageVoice {
  readonly frame: PageFrame;
  readonly words: Words;
  readonly tenantName: string;
  readonly applicationName: string;

  constructor(frame: PageFrame) {
    this.frame = frame;
    this.words = wordsIn(frame.locale);
    this.tenantName = singleLine(frame.tenant?.tenantName ?? '');
    this.applicationName = singleLine(frame.tenant?.applicationName ?? '') || this.tenantName;
  }

  say(id: MessageId): string {
    return this.words.say(id, { tenant: this.tenantName, application: this.applicationName });
  }

  /** Names stand in `bdi`, so that their writing direction cannot reorder the sentence. */
  rich(id: MessageId, values: RichValues = {}): ReactNode {
    return this.words.rich(id, {
      tenant: <bdi>{this.tenantName}</bdi>,
      application: <bdi>{this.applicationName}</bdi>,
      ...values,
    });
  }

  clock(moment: Date): ReactNode {
    const { locale, timeZone, now } = this.frame;
    const { text, withDay } = clockText(moment, locale, timeZone, now);
    return (
      <time dateTime={moment.toISOString()} data-clock={withDay ? 'day' : 'time'}>
        {text}
      </time>
    );
  }
}
