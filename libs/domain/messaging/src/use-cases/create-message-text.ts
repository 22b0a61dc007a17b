import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  InvalidInput,
  Permissions,
  Secrets,
  TenantContext,
  UnitOfWork,
  type FieldFault,
} from '@latchkey/kernel';
import { HouseTexts } from '../message-text/house-texts.ts';
import { MessageText } from '../message-text/message-text.ts';
import { MessageTexts } from '../message-text/message-texts.ts';
import type { TextKey } from '../message-text/text-parts.ts';

/** From now on this is said in the tenant's own words. Answers its id. Throws InvalidInput, Conflict. */
export class CreateMessageText extends Command<string> {
  constructor(
    readonly key: TextKey,
    readonly locale: string,
    readonly text: string,
  ) {
    super();
  }
}

/** Makes the text. Called inside a transaction. */
export class MessageTextEntry {
  constructor(
    private readonly texts: MessageTexts,
    private readonly house: HouseTexts,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write({ key, locale, text }: CreateMessageText): Promise<string> {
    const languages = this.house.languages();
    if (!languages.includes(locale)) throw new InvalidInput([unknownLanguage(languages)]);
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id(), createdAt: await this.clock.now() };
    const made = MessageText.create({ ...place, key, locale, text });
    await this.texts.add(made);
    return made.id;
  }
}

export function unknownLanguage(languages: readonly string[]): FieldFault {
  const detail = `Mails are written in ${languages.join(', ')}. Name one of these.`;
  return { pointer: '/locale', code: 'unknown-language', detail };
}

@CommandHandler(CreateMessageText)
export class CreateMessageTextHandler implements ICommandHandler<CreateMessageText> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: MessageTextEntry,
  ) {}

  execute(command: CreateMessageText): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'message-text:write');
    return this.unitOfWork.conclude(() => this.entry.write(command));
  }
}
