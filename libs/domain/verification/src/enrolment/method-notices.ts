import { hours, later, Secrets, TenantContext } from '@latchkey/kernel';
import { Message, Messages, type MessageKind } from '@latchkey/messaging';
import type { EnrollingPerson } from './enrolling-people.ts';

/** How long it is worth being told. */
const noticeLifetime = hours(72);

/** Tells the owner, at the address on file, that the ways to prove who they are have changed (S-36). */
export class MethodNotices {
  constructor(
    private readonly messages: Messages,
    private readonly secrets: Secrets,
  ) {}

  async tell(
    { userId, applicationId }: Pick<EnrollingPerson, 'userId' | 'applicationId'>,
    kind: Extract<MessageKind, 'method-added' | 'method-removed'>,
    locale: string,
    now: Date,
  ): Promise<void> {
    const { tenantId, environment } = TenantContext.current();
    await this.messages.add(
      Message.queue({
        ...{ tenantId, environment, applicationId, userId, kind, locale, sealedParts: null },
        id: this.secrets.id(),
        createdAt: now,
        expiresAt: later(now, noticeLifetime),
      }),
    );
  }
}
