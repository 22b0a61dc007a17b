import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actorName, Clock, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { AnotherProcessActive } from '../process/errors.ts';
import { ProcessSurroundings } from '../process/process-surroundings.ts';
import { Processes } from '../process/processes.ts';

/**
 * Puts the draft in force: from now on this process recovers for its application. Answers the number of the version.
 * Throws InvalidInput with every fault, AnotherProcessActive.
 */
export class ActivateProcess extends Command<number> {
  constructor(readonly processId: string) {
    super();
  }
}

/** Judges the draft and puts it in force. Called inside a transaction. */
export class ProcessActivation {
  constructor(
    private readonly processes: Processes,
    private readonly surroundings: ProcessSurroundings,
    private readonly clock: Clock,
  ) {}

  async carryOut(processId: string): Promise<number> {
    const process = await this.processes.getForUpdate(processId);
    if (await this.surroundings.anotherIsActive(process)) throw new AnotherProcessActive();
    const facts = await this.surroundings.factsHeld(process, process.draft);
    const actor = actorName(TenantContext.current().actor);
    const version = process.activate(facts, { at: await this.clock.now(), actor });
    await this.processes.putInForce(version);
    return version.number;
  }
}

@CommandHandler(ActivateProcess)
export class ActivateProcessHandler implements ICommandHandler<ActivateProcess> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly activation: ProcessActivation,
  ) {}

  execute({ processId }: ActivateProcess): Promise<number> {
    this.permissions.require(TenantContext.current().actor, 'process:write');
    return this.unitOfWork.conclude(() => this.activation.carryOut(processId));
  }
}
