import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Refused, Secrets, UnitOfWork } from '@latchkey/kernel';
import { ProofAttempts, type CountedAttempt, type ShownProof } from '@latchkey/verification';
import { LockoutOpening } from '../lockout/lockout-opening.ts';
import { ProofRejected } from '../reset-request/errors.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import { ResetRequests, type FurtherVerification } from '../reset-request/reset-requests.ts';
import { FlowGate } from './flow-gate.ts';
import { FurtherProofs } from './further-proofs.ts';
import { ProofAcceptance, type ProvenFlow } from './proven-flow.ts';

/** Somebody whose mail has proved gives another proof that the process asks for, or one of those they may choose. */
export class SubmitFurtherProof extends Command<ProvenFlow | Refused<ProofRejected>> {
  /** The attempt is counted before the transaction that concludes, so the key is claimed before that. */
  static readonly claimsFirst = true;
  constructor(
    readonly requestId: string,
    readonly flowSecret: string,
    readonly verificationId: string,
    readonly shown: ShownProof = {},
  ) {
    super();
  }
}

/** What is shown, with the count of it. */
interface Tried {
  readonly verificationId: string;
  readonly shown: ShownProof;
  readonly counted: CountedAttempt;
}

/** Lets each method judge its proof. Called inside the concluding transaction. */
export class FurtherProofJudgement {
  constructor(
    private readonly resetRequests: ResetRequests,
    private readonly acceptance: ProofAcceptance,
    private readonly proofs: FurtherProofs,
    private readonly brakes: FurtherProofBrakes,
  ) {}

  ready(): Promise<void> {
    return this.proofs.ready();
  }

  async judge(request: ResetRequest, tried: Tried): Promise<ProvenFlow | Refused<ProofRejected>> {
    const { verificationId, counted } = tried;
    const givenAt = await this.brakes.now();
    const objection = await this.acceptance.objectionToFurther(request, verificationId, givenAt);
    const verification = objection ? undefined : await this.verification(request, verificationId);
    const refusal = objection ?? (await this.refusal(request, verification, tried, givenAt));
    if (refusal || !verification) {
      await this.brakes.afterFailure(request, verification, counted, givenAt);
      return new Refused(request.refuseProof(refusal ?? 'not-asked'));
    }
    const free = counted.kind === 'free';
    if (!free) await this.brakes.forgive(request, verification);
    const challengeId = this.brakes.proofId();
    return this.acceptance.accept(request, {
      ...{ verificationId, challengeId, givenAt },
      via: free ? 'mock' : 'code',
    });
  }

  private async verification(request: ResetRequest, id: string): Promise<FurtherVerification | undefined> {
    return (await this.resetRequests.furtherVerifications(request)).find((each) => each.id === id);
  }

  private refusal(
    request: ResetRequest,
    verification: FurtherVerification | undefined,
    { shown, counted }: Tried,
    now: Date,
  ): Promise<string | undefined> | string | undefined {
    if (!verification) return 'not-asked';
    switch (verification.method) {
      case 'mock_success':
        return verification.readiness === 'ready' ? undefined : 'not-enrolled';
      case 'mock_failure':
        return 'mock-failure';
      default:
        if (counted.kind !== 'counted') return 'paused';
        return this.proofs.refusal(request, verification, shown, now);
    }
  }
}

/** What counts tries beside the mail, and what follows from too many. */
export class FurtherProofBrakes {
  constructor(
    private readonly attempts: ProofAttempts,
    private readonly lockouts: LockoutOpening,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  now(): Promise<Date> {
    return this.clock.now();
  }

  proofId(): string {
    return this.secrets.id();
  }

  count(requestId: string, flowDigest: Buffer, verificationId: string): Promise<CountedAttempt> {
    return this.attempts.count({ requestId, flowDigest, verificationId });
  }

  forgive({ id }: ResetRequest, { method }: FurtherVerification): Promise<void> {
    return this.attempts.forgive(id, method);
  }

  async afterFailure(
    request: ResetRequest,
    verification: FurtherVerification | undefined,
    counted: CountedAttempt,
    now: Date,
  ): Promise<void> {
    if (!verification || counted.kind !== 'counted') return;
    await this.lockouts.afterFailure(request, verification.method, counted.tally, now);
  }
}

@CommandHandler(SubmitFurtherProof)
export class SubmitFurtherProofHandler implements ICommandHandler<SubmitFurtherProof> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: FlowGate,
    private readonly brakes: FurtherProofBrakes,
    private readonly judgement: FurtherProofJudgement,
  ) {}

  async execute(command: SubmitFurtherProof): Promise<ProvenFlow | Refused<ProofRejected>> {
    const { requestId, flowSecret, verificationId, shown } = command;
    const counted = await this.brakes.count(requestId, this.gate.digest(flowSecret), verificationId);
    await this.judgement.ready();
    return this.unitOfWork.conclude(async () => {
      const request = await this.gate.enter(requestId, flowSecret);
      return this.judgement.judge(request, { verificationId, shown, counted });
    });
  }
}
