import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { optionsOf, type ProcessOption } from '../process/process-options.ts';
import { Processes } from '../process/processes.ts';

/** Every option of a draft with its default, and whether the draft differs from it (EX-A7). Throws NotFound. */
export class FindProcessOptions extends Query<readonly ProcessOption[]> {
  constructor(readonly processId: string) {
    super();
  }
}

@QueryHandler(FindProcessOptions)
export class FindProcessOptionsHandler implements IQueryHandler<FindProcessOptions> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly processes: Processes,
  ) {}

  execute({ processId }: FindProcessOptions): Promise<readonly ProcessOption[]> {
    this.permissions.require(TenantContext.current().actor, 'process:read');
    return this.unitOfWork.read(async () => optionsOf((await this.processes.get(processId)).draft));
  }
}
