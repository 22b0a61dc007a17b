import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import {
  nobody,
  Processes,
  ProcessSurroundings,
  reachOf,
  runsByItself,
  simulate,
  SimulateProcess,
  validateProcess,
  type Process,
  type ProcessVersion,
  type Simulation,
  type ValidationReport,
} from '@latchkey/recovery';
import { Practice } from './practice.ts';

/** Looks everything up that a simulation needs. Called inside a transaction that only reads. */
export class Rehearsal {
  constructor(
    private readonly processes: Processes,
    private readonly surroundings: ProcessSurroundings,
    private readonly practice: Practice,
  ) {}

  async of(processId: string, days: number): Promise<Simulation> {
    const process = await this.processes.get(processId);
    const draft = { policy: process.draft, facts: await this.surroundings.facts(process, process.draft) };
    const version = await this.processes.inForce(processId);
    const now = version?.selfService ? reachOf(version.policy) : nobody;
    const asked = reachOf(process.draft);
    return simulate(draft, {
      days,
      selfServiceNow: version?.selfService ?? false,
      audience: await this.practice.audience(now, runsByItself(draft) ? asked : nobody),
      groups: await this.practice.recorded(process.applicationId, days, asked),
      report: process.report(draft.facts),
      inForce: version ? await this.judged(process, version) : null,
    });
  }

  private async judged(process: Process, { policy, risks }: ProcessVersion): Promise<ValidationReport> {
    return validateProcess({ policy, risks, facts: await this.surroundings.facts(process, policy) });
  }
}

@QueryHandler(SimulateProcess)
export class SimulateProcessHandler implements IQueryHandler<SimulateProcess> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly rehearsal: Rehearsal,
  ) {}

  execute({ processId, days }: SimulateProcess): Promise<Simulation> {
    this.permissions.require(TenantContext.current().actor, 'process:simulate');
    return this.unitOfWork.read(() => this.rehearsal.of(processId, days));
  }
}
