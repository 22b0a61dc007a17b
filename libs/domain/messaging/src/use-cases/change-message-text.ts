import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { MessageTexts } from '../message-text/message-texts.ts';

/** Other words, if `version` is still the newest. Throws NotFound, StaleVersion, InvalidInput. */
export class ChangeMessageText extends Command<null> {
  constructor(
    readonly textId: string,
    readonly version: number,
    readonly text: string,
  ) {
    super();
  }
}

@CommandHandler(ChangeMessageText)
export class ChangeMessageTextHandler implements ICommandHandler<ChangeMessageText> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly texts: MessageTexts,
  ) {}

  execute({ textId, version, text }: ChangeMessageText): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'message-text:write');
    return this.unitOfWork.conclude(async () => {
      (await this.texts.getForUpdate(textId)).change(text, version);
      return null;
    });
  }
}
