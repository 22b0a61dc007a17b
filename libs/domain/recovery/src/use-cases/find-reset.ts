import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock, NotFound, UnitOfWork } from '@latchkey/kernel';
import { Challenges, methodTraits, type MethodKey, type MethodTraits } from '@latchkey/verification';
import { endingsOf, type EndingChoice } from '../reset-request/ending.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import type { RequestAction } from '../reset-request/reset-status.ts';
import {
  ResetRequests,
  type FurtherVerification,
  type UsableEnrolment,
} from '../reset-request/reset-requests.ts';
import { FlowGate } from './flow-gate.ts';

export interface ResetView {
  readonly id: string;
  readonly state: string;
  readonly expiresAt: string;
  readonly codeExpiresAt: string;
  readonly setPasswordUntil: string | null;
  /** What is asked for beside the mail; empty before the mail has proved. */
  readonly furtherProofs: readonly FurtherProof[];
  /** How many of those that are not mandatory are still to be chosen. */
  readonly chooseMore: number;
  /** How it may end; empty before everything is proven. */
  readonly endings: readonly EndingChoice[];
  /** How a generated password reaches its owner; null where none is offered. */
  readonly generatedPassword: GeneratedDelivery | null;
  /** What was asked of the store; before that, what most recoveries ask for. */
  readonly action: RequestAction;
  /** Whether the password was made for the person: it is shown by one answer, which may have been lost. */
  readonly passwordMade: boolean;
  /** Whether the store's own system makes the password, and brings it to the person. */
  readonly passwordRequested: boolean;
  /** Whether its mails have a link beside the code. */
  readonly mailsLink: boolean;
}

export interface GeneratedDelivery {
  readonly shown: boolean;
  readonly mailed: boolean;
}

export interface FurtherProof extends Omit<FurtherVerification, 'parameters' | 'enrolments'> {
  /** Destinations among which the person chooses before a code goes; empty for other methods. */
  readonly destinations: readonly UsableEnrolment[];
  readonly asksFor: MethodTraits['asksFor'];
  readonly asksFirst: boolean;
  readonly mandatory: boolean;
  readonly given: boolean;
}

/** Whether it proves by a code that is sent when it is asked for. */
function isSentTo(method: MethodKey): boolean {
  return methodTraits[method].asksFirst && methodTraits[method].asksFor === 'code';
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
    const state = request.state(await this.clock.now());
    // Before the mail has proved, whoever has typed a name is not told what its owner has enrolled in (S-08).
    const mailHasProved = request.setPasswordUntil !== null;
    const further = mailHasProved ? await this.resetRequests.furtherVerifications(request) : [];
    return {
      id: request.id,
      state,
      expiresAt: deadline.toISOString(),
      codeExpiresAt: (codeEnd ?? deadline).toISOString(),
      setPasswordUntil: request.setPasswordUntil?.toISOString() ?? null,
      furtherProofs: further.map(({ id, name, method, readiness, enrolments }) => ({
        ...{ id, name, method, readiness },
        destinations: isSentTo(method) ? enrolments : [],
        asksFor: methodTraits[method].asksFor,
        asksFirst: methodTraits[method].asksFirst,
        mandatory: request.owed.includes(id),
        given: request.hasGiven(id),
      })),
      chooseMore: request.choosesMore(),
      ...(state === 'proven' ? await this.endings(request) : { endings: [], generatedPassword: null }),
      action: request.action,
      passwordMade: request.passwordMade,
      passwordRequested: request.passwordRequested,
      mailsLink: request.mailsLink,
    };
  }

  private async endings(request: ResetRequest): Promise<Pick<ResetView, 'endings' | 'generatedPassword'>> {
    const { terms } = await this.resetRequests.standing(request);
    const deliverBy = terms.generatedPassword?.deliverBy;
    return {
      endings: endingsOf(terms),
      generatedPassword: deliverBy
        ? { shown: deliverBy.includes('display'), mailed: deliverBy.includes('email') }
        : null,
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
