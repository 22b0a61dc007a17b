import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Refused, Secrets, UnitOfWork } from '@latchkey/kernel';
import type { MethodKey } from '@latchkey/verification';
import { ProofRejected } from '../reset-request/errors.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import { ResetRequests } from '../reset-request/reset-requests.ts';
import { FlowGate } from './flow-gate.ts';
import { ProofAcceptance, type ProvenFlow } from './proven-flow.ts';

/** Somebody whose mail has proved gives another proof that the process asks for, or one of those they may choose. */
export class SubmitFurtherProof extends Command<ProvenFlow | Refused<ProofRejected>> {
  constructor(
    readonly requestId: string,
    readonly flowSecret: string,
    readonly verificationId: string,
  ) {
    super();
  }
}

/** Lets each method judge its proof. Called inside the concluding transaction. */
export class FurtherProofJudgement {
  constructor(
    private readonly resetRequests: ResetRequests,
    private readonly acceptance: ProofAcceptance,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async judge(request: ResetRequest, verificationId: string): Promise<ProvenFlow | Refused<ProofRejected>> {
    const givenAt = await this.clock.now();
    const objection = await this.acceptance.objectionToFurther(request, verificationId, givenAt);
    const refusal = objection ?? refusalOf(await this.methodOf(request, verificationId));
    if (refusal) return new Refused(request.refuseProof(refusal));
    const proof = { verificationId, challengeId: this.secrets.id(), via: 'mock', givenAt } as const;
    return this.acceptance.accept(request, proof);
  }

  private async methodOf(request: ResetRequest, verificationId: string): Promise<MethodKey | undefined> {
    const further = await this.resetRequests.furtherVerifications(request);
    return further.find(({ id }) => id === verificationId)?.method;
  }
}

/** A mock says by its name how it ends; no other method is given here yet. */
function refusalOf(method: MethodKey | undefined): string | undefined {
  if (method === 'mock_success') return undefined;
  return method === 'mock_failure' ? 'mock-failure' : 'not-asked';
}

@CommandHandler(SubmitFurtherProof)
export class SubmitFurtherProofHandler implements ICommandHandler<SubmitFurtherProof> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: FlowGate,
    private readonly judgement: FurtherProofJudgement,
  ) {}

  execute(command: SubmitFurtherProof): Promise<ProvenFlow | Refused<ProofRejected>> {
    const { requestId, flowSecret, verificationId } = command;
    return this.unitOfWork.conclude(async () => {
      const request = await this.gate.enter(requestId, flowSecret);
      return this.judgement.judge(request, verificationId);
    });
  }
}
