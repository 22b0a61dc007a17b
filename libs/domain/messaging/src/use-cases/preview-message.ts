import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InvalidInput, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { OwnWording } from '../message-text/own-wording.ts';
import { textFaults, tidyText } from '../message-text/text-faults.ts';
import type { TextKey } from '../message-text/text-parts.ts';
import { MessageRenderer, type MessageContent, type RenderedMessage } from '../message-renderer.ts';
import type { MessageKind } from '../message/message.ts';

/** What a person gets, other than staff. */
export const previewedKinds = [
  'reset-link',
  'staff-reset-link',
  'password-changed',
  'new-password',
  'account-unlocked',
  'reset-failed',
  'reset-unanswered',
  'method-added',
  'method-removed',
  'enrolment-link',
  'enrolment-reminder',
  'recovery-code',
  'telephone-code',
] as const satisfies readonly MessageKind[];
export type PreviewedKind = (typeof previewedKinds)[number];

export interface ProposedText {
  readonly key: TextKey;
  readonly text: string;
}

/** An SMS is its text alone. */
export type PreviewedMessage =
  RenderedMessage | { readonly subject: null; readonly html: null; readonly text: string };

/**
 * A message as it would leave, with made-up values: in the words that are kept, and in those that are proposed before
 * them. Nothing is kept or sent. Throws InvalidInput.
 */
export class PreviewMessage extends Query<PreviewedMessage> {
  constructor(
    readonly kind: PreviewedKind,
    readonly locale: string,
    readonly texts: readonly ProposedText[],
  ) {
    super();
  }
}

const noon = new Date('2026-03-01T12:00:00Z');
const halfPast = new Date('2026-03-01T12:30:00Z');

/** Names, codes and links that are nobody's. */
const sample: Omit<MessageContent, 'kind' | 'locale'> = {
  tenantName: 'Example',
  applicationName: 'Example Portal',
  supportContact: 'help@example.com',
  recipientName: 'Ada Lovelace',
  portalOrigin: 'https://login.example.com',
};
const sampleSecrets: Readonly<Partial<Record<PreviewedKind, Partial<MessageContent>>>> = {
  'reset-link': {
    ...{ link: 'https://login.example.com/reset/link/preview', linkExpiresAt: halfPast },
    ...{ code: '123456', codeExpiresAt: noon },
  },
  'staff-reset-link': { link: 'https://login.example.com/reset/link/preview', linkExpiresAt: halfPast },
  'enrolment-link': { link: 'https://login.example.com/enrol/link/preview', linkExpiresAt: halfPast },
  'enrolment-reminder': { signInUrl: 'https://portal.example.com/sign-in' },
  'recovery-code': { code: '123456' },
  'telephone-code': { code: '123456' },
  'new-password': { password: 'abcde-fghjk-mnpqr-stvwx' },
};

@QueryHandler(PreviewMessage)
export class PreviewMessageHandler implements IQueryHandler<PreviewMessage> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly wording: OwnWording,
    private readonly renderer: MessageRenderer,
  ) {}

  async execute({ kind, locale, texts }: PreviewMessage): Promise<PreviewedMessage> {
    this.permissions.require(TenantContext.current().actor, 'message-text:read');
    const proposed = texts.map(({ key, text }) => ({ key, text: tidyText(text) }));
    const faults = proposed.flatMap(({ key, text }, index) => textFaults(key, text, `/texts/${index}/text`));
    if (faults.length > 0) throw new InvalidInput(faults);
    const kept = await this.unitOfWork.read(() => this.wording.of(locale));
    const own = { ...kept, ...Object.fromEntries(proposed.map(({ key, text }) => [key, text])) };
    const content = { ...sample, ...sampleSecrets[kind], kind, locale, texts: own };
    if (kind !== 'recovery-code' && kind !== 'telephone-code') return this.renderer.render(content);
    return { subject: null, html: null, text: this.renderer.renderSms(content) };
  }
}
