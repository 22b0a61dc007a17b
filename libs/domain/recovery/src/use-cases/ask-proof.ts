import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, NotFound, UnitOfWork } from '@latchkey/kernel';
import type { AskedQuestion } from '@latchkey/verification';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import { ResetRequests } from '../reset-request/reset-requests.ts';
import type { AskingWish } from './enrolled-proofs.ts';
import { FlowGate } from './flow-gate.ts';
import { FurtherProofs } from './further-proofs.ts';
import { ProofAcceptance } from './proven-flow.ts';

/**
 * Somebody whose mail has proved wants to prove by something that is asked first: questions, a code on a phone, a
 * passkey. Throws NotFound when nothing of the kind can be asked at this moment.
 */
export class AskProof extends Command<AskedQuestion> {
  constructor(
    readonly requestId: string,
    readonly flowSecret: string,
    readonly verificationId: string,
    readonly wish: AskingWish,
  ) {
    super();
  }
}

/** Asks by the method of one of the verifications that are owed or may be chosen. */
export class ProofQuestioning {
  constructor(
    private readonly resetRequests: ResetRequests,
    private readonly acceptance: ProofAcceptance,
    private readonly proofs: FurtherProofs,
    private readonly clock: Clock,
  ) {}

  ready(): Promise<void> {
    return this.proofs.ready();
  }

  /** Called inside the concluding transaction, with the request locked. */
  async ask(request: ResetRequest, verificationId: string, wish: AskingWish): Promise<AskedQuestion> {
    const now = await this.clock.now();
    if (await this.acceptance.objectionToFurther(request, verificationId, now)) throw new NotFound();
    const known = await this.resetRequests.furtherVerifications(request);
    const verification = known.find(({ id }) => id === verificationId);
    if (!verification) throw new NotFound();
    return this.proofs.ask(request, verification, wish, now);
  }
}

@CommandHandler(AskProof)
export class AskProofHandler implements ICommandHandler<AskProof> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: FlowGate,
    private readonly questioning: ProofQuestioning,
  ) {}

  async execute({ requestId, flowSecret, verificationId, wish }: AskProof): Promise<AskedQuestion> {
    await this.questioning.ready();
    return this.unitOfWork.conclude(async () =>
      this.questioning.ask(await this.gate.enter(requestId, flowSecret), verificationId, wish),
    );
  }
}
