import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Refused, UnitOfWork } from '@latchkey/kernel';
import { Challenges, type CountedCode } from '@latchkey/verification';
import { LockoutOpening } from '../lockout/lockout-opening.ts';
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
    private readonly acceptance: ProofAcceptance,
    private readonly lockouts: LockoutOpening,
    private readonly clock: Clock,
  ) {}

  async judge(
    request: ResetRequest,
    code: string,
    counted: CountedCode,
    flowSecret?: string,
  ): Promise<ProvenFlow | Refused<ProofRejected>> {
    const givenAt = await this.clock.now();
    const matches = this.acceptance.matches(request, code, counted);
    const objection = await this.acceptance.objection(request, counted.destinationDigest, givenAt);
    const refusal = matches ? objection : 'wrong-code';
    if (refusal) return this.refuse(request, counted, refusal, givenAt);
    if (!(await this.challenges.consumeCode(counted.challengeId))) {
      return this.refuse(request, counted, 'code-used', givenAt);
    }
    await this.challenges.forgiveAttempts(request.id, 'email');
    const { verificationId, challengeId } = counted;
    const proof = { verificationId, challengeId, via: 'code', givenAt } as const;
    return this.acceptance.accept(request, proof, flowSecret);
  }

  private async refuse(
    request: ResetRequest,
    { tally }: CountedCode,
    reason: string,
    now: Date,
  ): Promise<Refused<ProofRejected>> {
    await this.lockouts.afterFailure(request, 'email', tally, now);
    return new Refused(request.refuseProof(reason));
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
