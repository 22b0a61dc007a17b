import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Refused, UnitOfWork } from '@latchkey/kernel';
import { Challenges, EmailMethod, type CountedCode } from '@latchkey/verification';
import { ProofRejected } from '../reset-request/errors.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import { FlowGate } from './flow-gate.ts';
import { ProofAcceptance, type ProvenFlow } from './proven-flow.ts';

/** Somebody types the code of a mail. `code` is normalised already: 6 to 10 ASCII digits. */
export class SubmitProof extends Command<ProvenFlow | Refused<ProofRejected>> {
  /** The attempt is counted before the transaction that concludes, so the key is claimed before that. */
  static readonly claimsFirst = true;
  constructor(
    readonly requestId: string,
    readonly flowSecret: string,
    readonly code: string,
  ) {
    super();
  }
}

/** Compares a counted code, spends it, and lets the request judge. Called inside the concluding transaction. */
export class CodeJudgement {
  constructor(
    private readonly challenges: Challenges,
    private readonly email: EmailMethod,
    private readonly acceptance: ProofAcceptance,
    private readonly clock: Clock,
  ) {}

  async judge(
    request: ResetRequest,
    code: string,
    counted: CountedCode,
  ): Promise<ProvenFlow | Refused<ProofRejected>> {
    const givenAt = await this.clock.now();
    const matches = this.email.matches({ ...placeOf(request), code }, counted);
    const objection = await this.acceptance.objection(request, counted.destinationDigest, givenAt);
    const refusal = matches ? objection : 'wrong-code';
    if (refusal) return new Refused(request.refuseProof(refusal));
    if (!(await this.challenges.consumeCode(counted.challengeId))) {
      return new Refused(request.refuseProof('code-used'));
    }
    await this.challenges.forgiveAttempts(request.id, 'email');
    const { verificationId, challengeId } = counted;
    return this.acceptance.accept(request, { verificationId, challengeId, via: 'code', givenAt });
  }
}

@CommandHandler(SubmitProof)
export class SubmitProofHandler implements ICommandHandler<SubmitProof> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly challenges: Challenges,
    private readonly gate: FlowGate,
    private readonly judgement: CodeJudgement,
  ) {}

  async execute({ requestId, flowSecret, code }: SubmitProof): Promise<ProvenFlow | Refused<ProofRejected>> {
    const counted = await this.challenges.countAttempt({
      requestId,
      flowDigest: this.gate.digest(flowSecret),
    });
    if (!counted) throw new ProofRejected('nothing to compare with');
    return this.unitOfWork.conclude(async () => {
      const request = await this.gate.enter(requestId, flowSecret);
      return this.judgement.judge(request, code, counted);
    });
  }
}

function placeOf({ tenantId, environment, id: requestId }: ResetRequest) {
  return { tenantId, environment, requestId };
}
