import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Process } from '../process/process.ts';
import { Processes } from '../process/processes.ts';

export interface ProcessPlanned {
  readonly applicationId: string;
  readonly name: string;
  /** What is left out has its default. */
  readonly policy: object;
}

/** A new process with a draft, inactive. Answers its id. Throws InvalidInput with every contradiction, Conflict. */
export class CreateProcess extends Command<string> {
  constructor(readonly process: ProcessPlanned) {
    super();
  }
}

/** Makes the process. Called inside a transaction. */
export class ProcessEntry {
  constructor(
    private readonly processes: Processes,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write(planned: ProcessPlanned): Promise<string> {
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id() };
    const process = Process.create({ ...planned, ...place, createdAt: await this.clock.now() });
    await this.processes.add(process);
    return process.id;
  }
}

@CommandHandler(CreateProcess)
export class CreateProcessHandler implements ICommandHandler<CreateProcess> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: ProcessEntry,
  ) {}

  execute({ process }: CreateProcess): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'process:write');
    return this.unitOfWork.conclude(() => this.entry.write(process));
  }
}
