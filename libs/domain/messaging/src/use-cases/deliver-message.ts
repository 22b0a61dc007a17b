import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, HandOverOpener, UnitOfWork } from '@latchkey/kernel';
import { enrolmentLink, resetLink } from '@latchkey/tenancy';
import { MailChannel, type HandOverResult } from '../mail-channel.ts';
import { MessageRenderer, type RenderedMessage } from '../message-renderer.ts';
import { OwnWording } from '../message-text/own-wording.ts';
import type { OwnTexts } from '../message-text/text-parts.ts';
import type { Message } from '../message/message.ts';
import { Messages } from '../message/messages.ts';
import { Addressing, type Addressed } from './addressing.ts';

export const messageParcel = 'message-parts';

/** The channel could not take the message now. The job fails and is tried again with back-off. */
export class ChannelUnavailable extends Error {
  constructor(reason: string) {
    super(`mail channel: ${reason}`);
    this.name = 'ChannelUnavailable';
  }
}

export class DeliverMessage extends Command<void> {
  constructor(readonly messageId: string) {
    super();
  }
}

interface Ready extends Addressed {
  readonly message: Message;
  readonly texts: OwnTexts;
}

/** Composes a message from its sealed parts. */
export class MessageComposer {
  constructor(
    private readonly opener: HandOverOpener,
    private readonly renderer: MessageRenderer,
  ) {}

  async compose({ message, recipient, appearance, process, texts }: Ready): Promise<RenderedMessage> {
    const parts = message.sealedParts ? await this.opener.open(messageParcel, message.sealedParts) : {};
    return this.renderer.render({
      kind: message.kind,
      locale: message.locale,
      texts,
      tenantName: appearance.tenantName,
      applicationName: appearance.applicationName,
      supportContact: appearance.supportContact,
      signInUrl: appearance.signInUrl,
      recipientName: recipient.displayName,
      ...(process ? { process } : {}),
      ...(parts['token'] ? { link: linkOf(message.kind)(appearance.portalOrigin, parts['token']) } : {}),
      ...(parts['code'] ? { code: parts['code'] } : {}),
      ...(parts['password'] ? { password: parts['password'] } : {}),
      ...(parts['linkUntil'] ? { linkExpiresAt: new Date(parts['linkUntil']) } : {}),
      ...(parts['codeUntil'] ? { codeExpiresAt: new Date(parts['codeUntil']) } : {}),
    });
  }
}

/** Where the token of a mail leads to. */
function linkOf(kind: Message['kind']): (origin: string, token: string) => string {
  return kind === 'enrolment-link' ? enrolmentLink : resetLink;
}

/** What must be known before a message can go, read in one short transaction. */
export class MessageReadiness {
  constructor(
    private readonly messages: Messages,
    private readonly addressing: Addressing,
    private readonly wording: OwnWording,
    private readonly clock: Clock,
  ) {}

  /** Undefined when nothing is to be sent; the message then has its final state. */
  async of(messageId: string): Promise<Ready | undefined> {
    const message = await this.messages.getForUpdate(messageId);
    if (message?.status !== 'queued') return undefined;
    if (!message.isWaiting(await this.clock.now())) {
      message.expire();
      return undefined;
    }
    const addressed = await this.addressing.of(message);
    if (addressed) return { message, texts: await this.wording.of(message.locale), ...addressed };
    message.discard();
    return undefined;
  }
}

/** The call to the channel and what is written of it. */
export class MessageDelivery {
  constructor(
    private readonly channel: MailChannel,
    private readonly messages: Messages,
    private readonly clock: Clock,
  ) {}

  send({ message, recipient, appearance }: Ready, rendered: RenderedMessage): Promise<HandOverResult> {
    return this.channel.handOver({
      id: message.id,
      to: recipient.email,
      fromName: appearance.tenantName,
      ...rendered,
    });
  }

  async record(messageId: string, result: HandOverResult): Promise<void> {
    if (result.kind === 'later') return;
    const message = await this.messages.getForUpdate(messageId);
    if (message?.status !== 'queued') return;
    if (result.kind === 'accepted') message.handedOver(await this.clock.now());
    else message.refuse(result.reason);
  }
}

/**
 * Hands one message to its channel: read, send outside any transaction, record. A worker that dies in between
 * leaves it queued, so it is sent again rather than lost.
 */
@CommandHandler(DeliverMessage)
export class DeliverMessageHandler implements ICommandHandler<DeliverMessage> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly readiness: MessageReadiness,
    private readonly composer: MessageComposer,
    private readonly delivery: MessageDelivery,
  ) {}

  async execute({ messageId }: DeliverMessage): Promise<void> {
    const ready = await this.unitOfWork.run(() => this.readiness.of(messageId));
    if (!ready) return;
    const rendered = await this.composer.compose(ready);
    const result = await this.delivery.send(ready, rendered);
    await this.unitOfWork.run(() => this.delivery.record(messageId, result));
    if (result.kind === 'later') throw new ChannelUnavailable(result.reason);
  }
}
