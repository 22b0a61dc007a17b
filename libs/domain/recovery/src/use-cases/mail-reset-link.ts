import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  Conflict,
  hours,
  later,
  Permissions,
  Secrets,
  TenantContext,
  UnitOfWork,
} from '@latchkey/kernel';
import { mailLanguage, Users, type User } from '@latchkey/identity';
import { Processes, type ProcessPlan } from '../process/processes.ts';
import { accountKeyOf } from '../reset-request/account-key.ts';
import { ResendTooEarly } from '../reset-request/errors.ts';
import { ResetRequest } from '../reset-request/reset-request.ts';
import { ResetRequests } from '../reset-request/reset-requests.ts';
import { obstacle } from '../reset-request/standing.ts';
import { administratorLinkPause } from '../reset-request/time-limits.ts';
import { ResetMail } from './reset-mail.ts';

export interface MailedResetLink {
  /** Of the request that it belongs to. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/**
 * An administrator has a one-time link mailed to a user, by which they choose a new password (RA-05). It goes to the
 * address on file and nowhere else, so that nobody of the staff can use it; the one before it is void. Throws NotFound,
 * Conflict, ResendTooEarly.
 */
export class MailResetLink extends Command<MailedResetLink> {
  constructor(
    readonly userId: string,
    readonly applicationId: string,
    /** Hours. */
    readonly lifetime: number,
  ) {
    super();
  }
}

/** Begins the request that a link belongs to, unless it could not end in a new password. */
export class LinkRequests {
  constructor(
    private readonly resetRequests: ResetRequests,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async begin(
    plan: ProcessPlan,
    user: User,
    { applicationId, lifetime }: MailResetLink,
  ): Promise<ResetRequest> {
    const now = await this.clock.now();
    const { tenantId, environment } = TenantContext.current();
    const request = ResetRequest.start({
      ...{ tenantId, environment, applicationId, id: this.secrets.id(), kind: 'administrator_link' },
      ...{ processId: plan.processId, processVersion: plan.processVersion, storeId: plan.storeId },
      ...{ userId: user.id, accountKey: accountKeyOf(this.secrets, user.id) },
      ...{ owed: plan.owed, optional: plan.choice.from, wanted: plan.choice.wanted },
      // Of a secret that nobody has: only the link leads on.
      flowDigest: this.secrets.tokenDigest(this.secrets.token()),
      ...{ locale: mailLanguage(user), requestExpiry: plan.requestExpiry, mailsLink: true },
      ...{ now, linkUntil: later(now, hours(lifetime)) },
    });
    const reason = obstacle(await this.resetRequests.standing(request));
    if (reason) throw new Conflict(`This user cannot recover a password here: ${reason}.`);
    await this.takePlace(request, now);
    return request;
  }

  /** The user is locked by who calls, so that of two links at once one is the newer. */
  private async takePlace(request: ResetRequest, now: Date): Promise<void> {
    const before = await this.resetRequests.newestLinkAt(request.userId ?? '');
    const wait = before ? later(before, administratorLinkPause).getTime() - now.getTime() : 0;
    if (wait > 0) throw new ResendTooEarly(Math.ceil(wait / 1000));
    await this.resetRequests.add(request);
    await this.resetRequests.replaceLinks(request, now);
  }
}

/** A link and its mail. Called inside the concluding transaction. */
export class ResetLinkLetters {
  constructor(
    private readonly users: Users,
    private readonly processes: Processes,
    private readonly requests: LinkRequests,
    private readonly mail: ResetMail,
  ) {}

  ready(): Promise<void> {
    return this.mail.ready();
  }

  async send(command: MailResetLink): Promise<MailedResetLink> {
    const user = await this.users.getForUpdate(command.userId);
    const plan = await this.processes.planFor(command.applicationId);
    if (!plan) throw new Conflict('No process of this application is active. Activate one first.');
    const request = await this.requests.begin(plan, user, command);
    const { linkUntil, startedAt } = request;
    const verification = {
      id: plan.verification.id,
      parameters: { ...plan.verification.parameters, linkLifetimeSeconds: command.lifetime * 3600 },
    };
    const posting = { destination: user.email, postage: { granted: true } };
    await this.mail.send(request, { ...plan, verification }, posting, startedAt);
    return { id: request.id, expiresAt: linkUntil.toISOString() };
  }
}

@CommandHandler(MailResetLink)
export class MailResetLinkHandler implements ICommandHandler<MailResetLink> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly letters: ResetLinkLetters,
  ) {}

  async execute(command: MailResetLink): Promise<MailedResetLink> {
    this.permissions.require(TenantContext.current().actor, 'reset-link:write');
    await this.letters.ready();
    return this.unitOfWork.conclude(() => this.letters.send(command));
  }
}
