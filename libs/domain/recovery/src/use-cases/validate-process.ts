import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { ProcessSurroundings } from '../process/process-surroundings.ts';
import type { ValidationReport } from '../process/process-validator.ts';
import { Processes } from '../process/processes.ts';
import { securityScore, type SecurityScore } from '../process/security-score.ts';

/** The report of all rules on the draft as it stands, in words. Throws NotFound. */
export class ValidateProcess extends Query<ValidationReport> {
  constructor(readonly processId: string) {
    super();
  }
}

/** How strong the draft is, and what would make it stronger. Throws NotFound. */
export class ScoreProcess extends Query<SecurityScore> {
  constructor(readonly processId: string) {
    super();
  }
}

/** A draft and what is true around it. Called inside a transaction. */
export class ProcessExamination {
  constructor(
    private readonly processes: Processes,
    private readonly surroundings: ProcessSurroundings,
  ) {}

  async report(processId: string): Promise<ValidationReport> {
    const process = await this.processes.get(processId);
    return process.report(await this.surroundings.facts(process, process.draft));
  }

  async score(processId: string): Promise<SecurityScore> {
    const process = await this.processes.get(processId);
    return securityScore(process.draft, await this.surroundings.facts(process, process.draft));
  }
}

@QueryHandler(ValidateProcess)
export class ValidateProcessHandler implements IQueryHandler<ValidateProcess> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly examination: ProcessExamination,
  ) {}

  execute({ processId }: ValidateProcess): Promise<ValidationReport> {
    this.permissions.require(TenantContext.current().actor, 'process:read');
    return this.unitOfWork.read(() => this.examination.report(processId));
  }
}

@QueryHandler(ScoreProcess)
export class ScoreProcessHandler implements IQueryHandler<ScoreProcess> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly examination: ProcessExamination,
  ) {}

  execute({ processId }: ScoreProcess): Promise<SecurityScore> {
    this.permissions.require(TenantContext.current().actor, 'process:read');
    return this.unitOfWork.read(() => this.examination.score(processId));
  }
}
