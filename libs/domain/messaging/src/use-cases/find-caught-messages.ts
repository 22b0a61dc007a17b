import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { TenantContext, UnitOfWork, type Page, type PageRequest } from '@latchkey/kernel';
import { CaughtMessages } from '../caught-message/caught-messages.ts';
import { TestKeyRequired } from '../caught-message/errors.ts';
import { LetterBox, type CaughtLetter } from '../caught-message/test-inbox.ts';
import type { Message } from '../message/message.ts';

export interface CaughtMessageView extends Pick<Message, 'id' | 'kind' | 'channel'>, CaughtLetter {
  readonly caughtAt: Date;
}

/** What the calling application would have sent, the newest first. Throws TestKeyRequired. */
export class FindCaughtMessages extends Query<Page<CaughtMessageView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

@QueryHandler(FindCaughtMessages)
export class FindCaughtMessagesHandler implements IQueryHandler<FindCaughtMessages> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly caught: CaughtMessages,
    private readonly box: LetterBox,
  ) {}

  async execute({ page }: FindCaughtMessages): Promise<Page<CaughtMessageView>> {
    const { environment, actor } = TenantContext.current();
    if (environment !== 'test' || actor.kind !== 'application') throw new TestKeyRequired();
    await this.box.ready();
    const { items, next } = await this.unitOfWork.read(() => this.caught.page(actor.applicationId, page));
    const opened = items.map(async (kept) => {
      const { id, kind, channel, caughtAt } = kept;
      return { id, kind, channel, caughtAt, ...(await this.box.open(kept)) };
    });
    return { items: await Promise.all(opened), next };
  }
}
