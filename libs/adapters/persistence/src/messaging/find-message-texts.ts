import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { FindMessageText, FindMessageTexts, type MessageTextView } from '@latchkey/messaging';
import { Reads, type Listing } from '../read-models/reads.ts';

const texts: Listing = {
  select: `t.id, t.key, t.locale, t.text, t.created_at as "createdAt", t.version`,
  from: 'tenant.message_text t',
  table: 'tenant.message_text',
};

@QueryHandler(FindMessageTexts)
export class FindMessageTextsHandler implements IQueryHandler<FindMessageTexts> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindMessageTexts): Promise<Page<MessageTextView>> {
    this.permissions.require(TenantContext.current().actor, 'message-text:read');
    return this.reads.page(texts, page);
  }
}

@QueryHandler(FindMessageText)
export class FindMessageTextHandler implements IQueryHandler<FindMessageText> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ textId }: FindMessageText): Promise<MessageTextView> {
    this.permissions.require(TenantContext.current().actor, 'message-text:read');
    return this.reads.one(texts, textId);
  }
}
