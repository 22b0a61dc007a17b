import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, InvalidInput, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Process } from '../process/process.ts';
import { ProcessSurroundings } from '../process/process-surroundings.ts';
import { Processes } from '../process/processes.ts';

export interface ProcessPlanned {
  readonly applicationId: string;
  readonly name: string;
  readonly storeId: string;
  readonly verificationIds: readonly string[];
}

/** A new process, inactive. Answers its id. Throws InvalidInput, Conflict. */
export class CreateProcess extends Command<string> {
  constructor(readonly process: ProcessPlanned) {
    super();
  }
}

/** Makes the process. Called inside a transaction. */
export class ProcessEntry {
  constructor(
    private readonly processes: Processes,
    private readonly surroundings: ProcessSurroundings,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write(planned: ProcessPlanned): Promise<string> {
    const faults = await this.surroundings.missing(planned);
    if (faults.length > 0) throw new InvalidInput(faults);
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
