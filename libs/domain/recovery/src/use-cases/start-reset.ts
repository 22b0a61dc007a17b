import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { applicationOf, Clock, later, seconds, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { identifierKey } from '@latchkey/identity';
import type { ResetOrigin } from '../brake/caller-brakes.ts';
import { refuseMagically } from '../magic/magic-person.ts';
import { KnownDevices } from '../mail-budget/known-devices.ts';
import { Processes, type ProcessPlan } from '../process/processes.ts';
import { ProofsOfWork } from '../proof-of-work/proofs-of-work.ts';
import { Accounts, type FoundAccount, type FoundDecoy } from '../reset-request/accounts.ts';
import { typedAccountKey } from '../reset-request/account-key.ts';
import { RecoveryUnavailable, StoreOutOfReach } from '../reset-request/errors.ts';
import type { Probe } from '../reset-request/events.ts';
import { ResetRequest } from '../reset-request/reset-request.ts';
import { ResetRequests } from '../reset-request/reset-requests.ts';
import { ResetMail, type MailedChallenge } from './reset-mail.ts';

/** What the starter gets, whether the account exists or not. Dates are ISO 8601, UTC. */
export interface StartedReset {
  readonly id: string;
  readonly flowSecret: string;
  readonly expiresAt: string;
  readonly codeExpiresAt: string;
  readonly codeLength: number;
  /** Whether the mail has a link beside the code. */
  readonly mailsLink: boolean;
}

/** Somebody says who they are and that they are locked out. */
export class StartReset extends Command<StartedReset> {
  constructor(
    readonly identifier: string,
    readonly locale: string,
    readonly origin: ResetOrigin,
    /** Whether it has proven work, or is asked for none. */
    readonly isProven = false,
  ) {
    super();
  }
}

/** The first mail of a flow. Over the budget of its account it goes to nobody, and costs the same (S-09). */
export class StartMail {
  constructor(
    private readonly mail: ResetMail,
    private readonly devices: KnownDevices,
  ) {}

  ready(): Promise<void> {
    return this.mail.ready();
  }

  send(
    request: ResetRequest,
    plan: ProcessPlan,
    { email, device }: { email: string | null; device: string | null },
    now: Date,
  ): Promise<MailedChallenge> {
    const payer = this.devices.payer(request.accountKey, device);
    return this.mail.send(request, plan, { destination: email, postage: { payer } }, now);
  }
}

/** Makes and keeps the request itself. */
export class ResetOpening {
  constructor(
    private readonly secrets: Secrets,
    private readonly resetRequests: ResetRequests,
    private readonly mail: StartMail,
    private readonly clock: Clock,
  ) {}

  ready(): Promise<void> {
    return this.mail.ready();
  }

  async open(
    plan: ProcessPlan,
    applicationId: string,
    { identifier, locale, origin }: StartReset,
    found: FoundAccount | FoundDecoy | undefined,
  ): Promise<StartedReset> {
    const { tenantId, environment } = TenantContext.current();
    const account = found && 'userId' in found ? found : undefined;
    const now = await this.clock.now();
    const flowSecret = this.secrets.token();
    const request = ResetRequest.start({
      ...{ tenantId, environment, applicationId, id: this.secrets.id() },
      ...{ processId: plan.processId, processVersion: plan.processVersion, storeId: plan.storeId },
      userId: account?.userId ?? null,
      accountKey: typedAccountKey(this.secrets, identifier, account?.userId),
      ...{ owed: plan.owed, optional: plan.choice.from, wanted: plan.choice.wanted },
      flowDigest: this.secrets.tokenDigest(flowSecret),
      locale,
      requestExpiry: plan.requestExpiry,
      mailsLink: plan.mailsLink,
      now,
      probe: found && 'decoyId' in found ? this.probe(found, origin) : undefined,
      linkUntil: later(now, seconds(plan.verification.parameters.linkLifetimeSeconds)),
    });
    await this.resetRequests.add(request);
    const mailed = await this.mail.send(
      request,
      plan,
      { email: account?.email ?? null, device: origin.device },
      now,
    );
    return {
      id: request.id,
      flowSecret,
      expiresAt: request.linkUntil.toISOString(),
      codeExpiresAt: mailed.codeUntil.toISOString(),
      codeLength: mailed.codeLength,
      mailsLink: request.mailsLink,
    };
  }

  private probe({ decoyId }: FoundDecoy, { network }: ResetOrigin): Probe {
    const { tenantId } = TenantContext.current();
    return { decoyId, networkDigest: this.secrets.keyedDigest('network', tenantId, network).toString('hex') };
  }
}

/** The process that a start goes by, if it may. */
export class StartAdmission {
  constructor(
    private readonly processes: Processes,
    private readonly proofs: ProofsOfWork,
    private readonly clock: Clock,
  ) {}

  /** Throws RecoveryUnavailable, StoreOutOfReach, and ProofOfWorkRequired where the process asks every start for one. */
  async admit(applicationId: string, isProven: boolean): Promise<ProcessPlan> {
    const plan = await this.processes.planFor(applicationId);
    if (!plan) throw new RecoveryUnavailable();
    if (plan.storeOutOfReach) throw new StoreOutOfReach();
    if (plan.proofOfWork && !isProven) throw await this.proofs.demand(await this.clock.now());
    return plan;
  }
}

@CommandHandler(StartReset)
export class StartResetHandler implements ICommandHandler<StartReset> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly admission: StartAdmission,
    private readonly accounts: Accounts,
    private readonly opening: ResetOpening,
  ) {}

  async execute(command: StartReset): Promise<StartedReset> {
    refuseMagically(command.identifier);
    await this.opening.ready();
    return this.unitOfWork.conclude(async () => {
      const applicationId = applicationOf(TenantContext.current().actor) ?? '';
      const plan = await this.admission.admit(applicationId, command.isProven);
      const account = await this.accounts.find(identifierKey(command.identifier) ?? '', plan);
      return this.opening.open(plan, applicationId, command, account);
    });
  }
}
