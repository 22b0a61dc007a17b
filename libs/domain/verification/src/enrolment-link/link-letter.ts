import { HandOver, hours, later, Secrets } from '@latchkey/kernel';
import { Message, messageParcel, Messages } from '@latchkey/messaging';
import type { MintedLink } from './link-mint.ts';

/** No mail waits longer for a mail server: the worker's key for it is destroyed after a day. */
const waitingTime = hours(12);

/** Puts a link on its way, sealed to the worker, to the address that is on file when it is sent. */
export class LinkLetter {
  constructor(
    private readonly handOver: HandOver,
    private readonly messages: Messages,
    private readonly secrets: Secrets,
  ) {}

  /** Called ahead of the transaction that posts. */
  ready(): Promise<void> {
    return this.handOver.ready();
  }

  async post({ link, token }: MintedLink, locale: string): Promise<void> {
    const { tenantId, environment, applicationId, userId, issuedAt, expiresAt } = link;
    const latest = later(issuedAt, waitingTime);
    await this.messages.add(
      Message.queue({
        ...{ tenantId, environment, applicationId, userId, locale, id: this.secrets.id() },
        kind: 'enrolment-link',
        sealedParts: await this.handOver.seal(messageParcel, { token, linkUntil: expiresAt.toISOString() }),
        createdAt: issuedAt,
        expiresAt: expiresAt < latest ? expiresAt : latest,
      }),
    );
  }
}
