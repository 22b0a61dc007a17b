import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock, NotFound, UnitOfWork } from '@latchkey/kernel';
import { ResetRequests } from '../reset-request/reset-requests.ts';
import { FlowGate } from './flow-gate.ts';

export interface ResetView {
  readonly id: string;
  readonly state: string;
  readonly expiresAt: string;
  readonly setPasswordUntil: string | null;
}

/** Where a flow stands, for who holds its secret. */
export class FindReset extends Query<ResetView> {
  constructor(
    readonly requestId: string,
    readonly flowSecret: string,
  ) {
    super();
  }
}

@QueryHandler(FindReset)
export class FindResetHandler implements IQueryHandler<FindReset> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly resetRequests: ResetRequests,
    private readonly gate: FlowGate,
    private readonly clock: Clock,
  ) {}

  execute({ requestId, flowSecret }: FindReset): Promise<ResetView> {
    return this.unitOfWork.read(async () => {
      const request = await this.resetRequests.find(requestId, this.gate.digest(flowSecret));
      if (!request) throw new NotFound();
      return {
        id: request.id,
        state: request.state(await this.clock.now()),
        expiresAt: request.deadline().toISOString(),
        setPasswordUntil: request.setPasswordUntil?.toISOString() ?? null,
      };
    });
  }
}
