import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, UnitOfWork } from '@latchkey/kernel';
import { KnownDevices } from '../mail-budget/known-devices.ts';
import { MailBudgets } from '../mail-budget/mail-budgets.ts';
import { Processes, type ProcessPlan } from '../process/processes.ts';
import { FlowEnded } from '../reset-request/errors.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import { ResetRequests } from '../reset-request/reset-requests.ts';
import { FlowGate } from './flow-gate.ts';
import { ResetMail } from './reset-mail.ts';

export interface ResentMail {
  readonly id: string;
  readonly expiresAt: string;
  readonly codeExpiresAt: string;
  readonly codeLength: number;
  readonly mailsLink: boolean;
  /** Seconds until another mail may be asked for. */
  readonly resendAfter: number;
}

/**
 * Sends a new code (and link) in the same flow. The older code is void, the older link is not (decision 3). When the
 * account has no mail left the answer is the same, nothing is sent and the older code works on (S-09).
 */
export class ResendMail extends Command<ResentMail> {
  constructor(
    readonly requestId: string,
    readonly flowSecret: string,
    /** The token of a known device, unchecked. */
    readonly device: string | null,
  ) {
    super();
  }
}

/** Whether the account of a flow has a mail left. */
export class ResendAllowance {
  constructor(
    private readonly budgets: MailBudgets,
    private readonly devices: KnownDevices,
  ) {}

  take({ id, accountKey }: ResetRequest, device: string | null): Promise<boolean> {
    return this.budgets.takeForResend(id, this.devices.payer(accountKey, device));
  }
}

/** The mail of a flow, once more. */
export class MailRepetition {
  constructor(
    private readonly allowance: ResendAllowance,
    private readonly resetRequests: ResetRequests,
    private readonly mail: ResetMail,
    private readonly clock: Clock,
  ) {}

  ready(): Promise<void> {
    return this.mail.ready();
  }

  async send(request: ResetRequest, plan: ProcessPlan, device: string | null): Promise<ResentMail> {
    const now = await this.clock.now();
    const { resendAfterSeconds } = plan.verification.parameters;
    request.mailAgain(plan.verification.parameters, now);
    const { destination } = await this.resetRequests.standing(request);
    const granted = await this.allowance.take(request, device);
    const mailed = await this.mail.send(request, plan, { destination, postage: { granted } }, now);
    return {
      id: request.id,
      expiresAt: request.deadline().toISOString(),
      codeExpiresAt: mailed.codeUntil.toISOString(),
      codeLength: mailed.codeLength,
      mailsLink: request.mailsLink,
      resendAfter: resendAfterSeconds,
    };
  }
}

@CommandHandler(ResendMail)
export class ResendMailHandler implements ICommandHandler<ResendMail> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: FlowGate,
    private readonly processes: Processes,
    private readonly repetition: MailRepetition,
  ) {}

  async execute({ requestId, flowSecret, device }: ResendMail): Promise<ResentMail> {
    await this.repetition.ready();
    return this.unitOfWork.conclude(async () => {
      const request = await this.gate.enter(requestId, flowSecret);
      const plan = await this.processes.planOf(request);
      if (!plan) throw new FlowEnded('process changed');
      return this.repetition.send(request, plan, device);
    });
  }
}
