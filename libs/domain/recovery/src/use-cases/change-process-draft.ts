import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Processes } from '../process/processes.ts';

/**
 * Replaces the draft of a process, if `version` is still the newest. It may be incomplete; options that exclude each
 * other are refused together. Throws NotFound, StaleVersion, InvalidInput, Conflict.
 */
export class ChangeProcessDraft extends Command<null> {
  constructor(
    readonly processId: string,
    readonly version: number,
    readonly draft: { readonly name: string; readonly policy: object },
  ) {
    super();
  }
}

@CommandHandler(ChangeProcessDraft)
export class ChangeProcessDraftHandler implements ICommandHandler<ChangeProcessDraft> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly processes: Processes,
  ) {}

  execute({ processId, version, draft }: ChangeProcessDraft): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'process:write');
    return this.unitOfWork.conclude(async () => {
      const process = await this.processes.getForUpdate(processId);
      process.changeDraft(draft.name, draft.policy, version);
      await this.processes.keepUnique(process);
      return null;
    });
  }
}
