import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, HandOverOpener, UnitOfWork } from '@latchkey/kernel';
import { enrolmentLink, ownResetLink, resetLink, type Appearance } from '@latchkey/tenancy';
import { TestInbox } from '../caught-message/test-inbox.ts';
import { MailChannel, type HandOverResult } from '../mail-channel.ts';
import { MessageRenderer, type MessageContent, type RenderedMessage } from '../message-renderer.ts';
import { OwnWording } from '../message-text/own-wording.ts';
import type { OwnTexts } from '../message-text/text-parts.ts';
import { messageParcel, type Message } from '../message/message.ts';
import { Messages } from '../message/messages.ts';
import type { SmsHandOverResult } from '../sms-channel.ts';
import type { SmsService } from '../sms-service/sms-service.ts';
import { Addressing, type Addressed } from './addressing.ts';
import { ChannelUnavailable } from './channel-unavailable.ts';
import { SmsLeaving, SmsWayOut } from './sms-leaving.ts';

export class DeliverMessage extends Command<void> {
  constructor(readonly messageId: string) {
    super();
  }
}

interface Ready extends Addressed {
  readonly message: Message;
  readonly texts: OwnTexts;
  /** By which an SMS leaves. */
  readonly service?: SmsService;
}

/** What leaves. */
type Letter = RenderedMessage | { readonly to: string; readonly sms: string };

/** Composes a message from its sealed parts. */
export class MessageComposer {
  constructor(
    private readonly opener: HandOverOpener,
    private readonly renderer: MessageRenderer,
  ) {}

  async compose(ready: Ready): Promise<Letter> {
    const { sealedParts } = ready.message;
    const parts = sealedParts ? await this.opener.open(messageParcel, sealedParts) : {};
    const content = this.content(ready, parts);
    if (!ready.service) return this.renderer.render(content);
    return { to: parts['to'] ?? '', sms: this.renderer.renderSms(content) };
  }

  private content(
    { message, recipient, appearance, process, task, texts }: Ready,
    parts: Readonly<Record<string, string>>,
  ): MessageContent {
    return {
      kind: message.kind,
      locale: message.locale,
      texts,
      tenantName: appearance.tenantName,
      applicationName: appearance.applicationName,
      supportContact: appearance.supportContact,
      signInUrl: appearance.signInUrl,
      portalOrigin: appearance.portalOrigin,
      recipientName: recipient.displayName,
      ...(process ? { process } : {}),
      ...(task ? { task } : {}),
      ...(parts['token'] ? { link: linkOf(message.kind, appearance, parts['token']) } : {}),
      ...(parts['code'] ? { code: parts['code'] } : {}),
      ...(parts['password'] ? { password: parts['password'] } : {}),
      ...(parts['linkUntil'] ? { linkExpiresAt: new Date(parts['linkUntil']) } : {}),
      ...(parts['codeUntil'] ? { codeExpiresAt: new Date(parts['codeUntil']) } : {}),
    };
  }
}

/** Where the token of a mail leads to. */
function linkOf(
  kind: Message['kind'],
  { portalOrigin, resetPageUrl = null }: Appearance,
  token: string,
): string {
  if (kind === 'enrolment-link') return enrolmentLink(portalOrigin, token);
  if (resetPageUrl === null) return resetLink(portalOrigin, token);
  const field = kind === 'staff-reset-link' ? 'passwordResetCode' : 'emailAuthCode';
  return ownResetLink(resetPageUrl, field, token);
}

/** What must be known before a message can go, read in one short transaction. */
export class MessageReadiness {
  constructor(
    private readonly messages: Messages,
    private readonly addressing: Addressing,
    private readonly wording: OwnWording,
    private readonly sms: SmsLeaving,
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
    if (!addressed) {
      message.discard();
      return undefined;
    }
    const ready = { message, texts: await this.wording.of(message.locale), ...addressed };
    if (message.channel === 'mail') return ready;
    const service = await this.sms.begin(message);
    return service && { ...ready, service };
  }
}

/** The ways out, of which a test environment has none. */
export class MessageDeparture {
  constructor(
    private readonly mail: MailChannel,
    private readonly sms: SmsWayOut,
    private readonly inbox: TestInbox,
  ) {}

  async send(ready: Ready, letter: Letter): Promise<HandOverResult | SmsHandOverResult> {
    if (!this.inbox.takes(ready.message)) return this.handOver(ready, letter);
    const caught =
      'sms' in letter
        ? { to: letter.to, subject: null, text: letter.sms, html: null }
        : { to: ready.recipient.email, ...letter };
    await this.inbox.take(ready.message, caught);
    return { kind: 'accepted' };
  }

  private handOver(
    { message, recipient, appearance, service }: Ready,
    letter: Letter,
  ): Promise<HandOverResult | SmsHandOverResult> {
    const { id } = message;
    if (!('sms' in letter))
      return this.mail.handOver({ id, to: recipient.email, fromName: appearance.tenantName, ...letter });
    if (!service) throw new Error('an SMS leaves by a service');
    return this.sms.handOver(service, { id, to: letter.to, text: letter.sms });
  }
}

/** The call to the channel and what is written of it. */
export class MessageDelivery {
  constructor(
    private readonly departure: MessageDeparture,
    private readonly messages: Messages,
    private readonly clock: Clock,
  ) {}

  send(ready: Ready, letter: Letter): Promise<HandOverResult | SmsHandOverResult> {
    return this.departure.send(ready, letter);
  }

  async record(messageId: string, result: HandOverResult | SmsHandOverResult): Promise<void> {
    const message = await this.messages.getForUpdate(messageId);
    if (message?.status !== 'queued') return;
    switch (result.kind) {
      case 'later':
        if (message.channel === 'sms') message.stayed();
        return;
      case 'accepted':
        return message.handedOver(await this.clock.now(), 'providerId' in result ? result.providerId : null);
      case 'refused':
        return message.refuse(result.reason);
      case 'unknown':
        if (!message.mayLeave) message.refuse('answer-lost');
    }
  }
}

/**
 * Hands one message to its channel: read, send outside any transaction, record. A worker that dies in between
 * leaves it queued, so it is sent again rather than lost; an SMS at most once again.
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
    const letter = await this.composer.compose(ready);
    const result = await this.delivery.send(ready, letter);
    await this.unitOfWork.run(() => this.delivery.record(messageId, result));
    if (result.kind === 'later' || result.kind === 'unknown') throw new ChannelUnavailable(result.reason);
  }
}
