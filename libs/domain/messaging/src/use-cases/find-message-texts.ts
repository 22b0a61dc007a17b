import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { MessageText } from '../message-text/message-text.ts';

export type MessageTextView = Pick<MessageText, 'id' | 'key' | 'locale' | 'text' | 'createdAt' | 'version'>;

/** Texts in the tenant's own words, oldest first. */
export class FindMessageTexts extends Query<Page<MessageTextView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** Throws NotFound. */
export class FindMessageText extends Query<MessageTextView> {
  constructor(readonly textId: string) {
    super();
  }
}
