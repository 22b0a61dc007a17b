import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UnitOfWork } from '@latchkey/kernel';
import { ProcessSurroundings } from '../process/process-surroundings.ts';
import { Processes } from '../process/processes.ts';

/**
 * Something that processes depend on has changed: each active one of the environment is judged anew, and what cannot
 * stand any more deactivates itself (PR-B07 to PR-B10). Harmless when repeated.
 */
export class RevalidateProcesses extends Command<void> {}

@CommandHandler(RevalidateProcesses)
export class RevalidateProcessesHandler implements ICommandHandler<RevalidateProcesses> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly processes: Processes,
    private readonly surroundings: ProcessSurroundings,
  ) {}

  /** One transaction each: a tenant with many processes holds no long lock. */
  async execute(): Promise<void> {
    const ids = await this.unitOfWork.read(() => this.processes.activeIds());
    for (const id of ids) await this.unitOfWork.run(() => this.judge(id));
  }

  private async judge(processId: string): Promise<void> {
    const process = await this.processes.getForUpdate(processId);
    const version = await this.processes.inForce(processId);
    if (!version) return;
    process.revalidate(version, await this.surroundings.facts(process, version.policy));
    if (process.status === 'inactive') await this.processes.releaseFromForce(processId);
  }
}
