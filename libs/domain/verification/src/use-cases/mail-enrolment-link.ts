import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Conflict, InvalidInput, later, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { mailLanguage, Users, type User } from '@latchkey/identity';
import { Appearances } from '@latchkey/tenancy';
import { enrolmentLinkPause } from '../enrolment-link/enrolment-link.ts';
import { EnrolmentLinks } from '../enrolment-link/enrolment-links.ts';
import { applicationOff, EnrolmentLinkTooEarly } from '../enrolment-link/errors.ts';
import { LinkLetter } from '../enrolment-link/link-letter.ts';
import { LinkMint } from '../enrolment-link/link-mint.ts';

export interface MailedEnrolmentLink {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/**
 * Somebody of the staff has a link mailed to a user, by which they enrol in a first method. It goes to the address on
 * file and nowhere else (S-82); who asked for it never sees it. Throws NotFound, Conflict, InvalidInput,
 * EnrolmentLinkTooEarly.
 */
export class MailEnrolmentLink extends Command<MailedEnrolmentLink> {
  constructor(
    readonly userId: string,
    readonly applicationId: string,
    /** Hours. */
    readonly lifetime: number,
  ) {
    super();
  }
}

/** For whom a link may be issued, and in whose name. Called inside a transaction. */
export class LinkAddressees {
  constructor(
    private readonly users: Users,
    private readonly appearances: Appearances,
  ) {}

  async find({ userId, applicationId }: MailEnrolmentLink): Promise<User> {
    const user = await this.users.get(userId);
    if (user.status !== 'active') throw new Conflict('This user is disabled. Enable the user first.');
    if (!(await this.appearances.of(applicationId))) throw new InvalidInput([applicationOff]);
    return user;
  }
}

/** Issues a link and puts its mail on its way. Called inside the concluding transaction. */
export class LinkIssue {
  constructor(
    private readonly addressees: LinkAddressees,
    private readonly mint: LinkMint,
    private readonly links: EnrolmentLinks,
    private readonly letter: LinkLetter,
  ) {}

  ready(): Promise<void> {
    return this.letter.ready();
  }

  async issue(command: MailEnrolmentLink): Promise<MailedEnrolmentLink> {
    const user = await this.addressees.find(command);
    const minted = await this.mint.mint(user, command.applicationId, command.lifetime);
    const { id, userId, issuedAt, expiresAt } = minted.link;
    if (!(await this.links.replace(minted.link))) throw await this.tooEarly(userId, issuedAt);
    await this.letter.post(minted, mailLanguage(user));
    return { id, expiresAt: expiresAt.toISOString() };
  }

  private async tooEarly(userId: string, now: Date): Promise<EnrolmentLinkTooEarly> {
    const next = later((await this.links.issuedAt(userId)) ?? now, enrolmentLinkPause);
    return new EnrolmentLinkTooEarly(Math.max(1, Math.ceil((next.getTime() - now.getTime()) / 1000)));
  }
}

@CommandHandler(MailEnrolmentLink)
export class MailEnrolmentLinkHandler implements ICommandHandler<MailEnrolmentLink> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly issue: LinkIssue,
  ) {}

  async execute(command: MailEnrolmentLink): Promise<MailedEnrolmentLink> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    await this.issue.ready();
    return this.unitOfWork.conclude(() => this.issue.issue(command));
  }
}
