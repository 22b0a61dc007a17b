import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock, NotFound, UnitOfWork } from '@latchkey/kernel';
import { Challenges } from '@latchkey/verification';
import { ResetRequests, type FurtherVerification } from '../reset-request/reset-requests.ts';
import { FlowGate } from './flow-gate.ts';

export interface ResetView {
  readonly id: string;
  readonly state: string;
  readonly expiresAt: string;
  readonly codeExpiresAt: string;
  readonly setPasswordUntil: string | null;
  /** What is asked for beside the mail. */
  readonly furtherProofs: readonly FurtherProof[];
  /** How many of those that are not mandatory are still to be chosen. */
  readonly chooseMore: number;
}

export interface FurtherProof extends FurtherVerification {
  readonly mandatory: boolean;
  readonly given: boolean;
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

/** A request as its page shows it. */
export class ResetViews {
  constructor(
    private readonly resetRequests: ResetRequests,
    private readonly challenges: Challenges,
    private readonly clock: Clock,
  ) {}

  async of(requestId: string, flowDigest: Buffer): Promise<ResetView> {
    const request = await this.resetRequests.find(requestId, flowDigest);
    if (!request) throw new NotFound();
    const deadline = request.deadline();
    const codeEnd = await this.challenges.codeEnd(request.id);
    const further = await this.resetRequests.furtherVerifications(request);
    return {
      id: request.id,
      state: request.state(await this.clock.now()),
      expiresAt: deadline.toISOString(),
      codeExpiresAt: (codeEnd ?? deadline).toISOString(),
      setPasswordUntil: request.setPasswordUntil?.toISOString() ?? null,
      furtherProofs: further.map((one) => ({
        ...one,
        mandatory: request.owed.includes(one.id),
        given: request.hasGiven(one.id),
      })),
      chooseMore: request.choosesMore(),
    };
  }
}

@QueryHandler(FindReset)
export class FindResetHandler implements IQueryHandler<FindReset> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly views: ResetViews,
    private readonly gate: FlowGate,
  ) {}

  execute({ requestId, flowSecret }: FindReset): Promise<ResetView> {
    return this.unitOfWork.read(() => this.views.of(requestId, this.gate.digest(flowSecret)));
  }
}
