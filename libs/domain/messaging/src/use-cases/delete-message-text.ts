import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { MessageTexts } from '../message-text/message-texts.ts';

/** From now on the house says it again. Throws NotFound. */
export class DeleteMessageText extends Command<null> {
  constructor(readonly textId: string) {
    super();
  }
}

@CommandHandler(DeleteMessageText)
export class DeleteMessageTextHandler implements ICommandHandler<DeleteMessageText> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly texts: MessageTexts,
  ) {}

  execute({ textId }: DeleteMessageText): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'message-text:write');
    return this.unitOfWork.conclude(async () => {
      const text = await this.texts.getForUpdate(textId);
      text.markDeleted();
      await this.texts.remove(text);
      return null;
    });
  }
}
