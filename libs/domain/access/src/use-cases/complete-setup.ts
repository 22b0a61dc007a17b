import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, InvalidInput, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { StaffPasswordHashing, StaffPasswordRule } from '../passwords/staff-passwords.ts';
import { SetupLinkRejected } from '../setup-link/setup-link.ts';
import { SetupLinks } from '../setup-link/setup-links.ts';
import { StaffPasswordRefused } from '../staff-member/errors.ts';
import { isStaffAddress, staffAddressFault } from '../staff-member/staff-address.ts';
import { StaffMember, type Joining } from '../staff-member/staff-member.ts';
import { StaffMembers } from '../staff-member/staff-members.ts';

export interface CompletedSetup {
  readonly staffId: string;
}

/**
 * Somebody opens a set-up link: the tenant's first administrator, or who was invited. They choose their own password.
 * Throws SetupLinkRejected, StaffPasswordRefused, InvalidInput; whatever it throws leaves the link unused.
 */
export class CompleteSetup extends Command<CompletedSetup> {
  /** A repeat must find what was concluded before it finds its link used. */
  static readonly claimsFirst = true;
  constructor(
    readonly token: string,
    readonly email: string,
    readonly displayName: string,
    readonly password: string,
  ) {
    super();
  }
}

/** Judges and hashes a first password. */
export class FirstPassword {
  constructor(
    private readonly rule: StaffPasswordRule,
    private readonly hashing: StaffPasswordHashing,
  ) {}

  async hash({ email, displayName, password: typed }: CompleteSetup): Promise<string> {
    const { password, faults } = await this.rule.examine(typed, [email, displayName]);
    if (faults.length > 0) {
      throw new StaffPasswordRefused(faults.map((fault) => ({ pointer: '/password', ...fault })));
    }
    return this.hashing.hash(password);
  }
}

/** Uses the link up and lets its holder in. Called inside a transaction. */
export class SetupEntrance {
  constructor(
    private readonly links: SetupLinks,
    private readonly members: StaffMembers,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** No work for who holds no open link: the password is hashed after this. Throws SetupLinkRejected. */
  async look(token: string): Promise<void> {
    if (!(await this.links.find(this.digest(token)))) throw new SetupLinkRejected('not open');
  }

  async enter(token: string, joining: Joining): Promise<CompletedSetup> {
    const link = await this.links.consume(this.digest(token));
    if (!link) throw new SetupLinkRejected('used meanwhile');
    const staffId =
      link.staffId === null ? await this.first(joining) : await this.invited(link.staffId, joining);
    await this.links.voidOpen(link.staffId);
    return { staffId };
  }

  private async first({ email, displayName, passwordHash }: Joining): Promise<string> {
    const { tenantId } = TenantContext.current();
    const member = { tenantId, id: this.secrets.id(), email, displayName, createdAt: await this.clock.now() };
    await this.members.add(StaffMember.firstAdministrator(member, passwordHash));
    return member.id;
  }

  private async invited(staffId: string, joining: Joining): Promise<string> {
    const member = await this.members.getForUpdate(staffId);
    if (member.status !== 'invited') throw new SetupLinkRejected(`member is ${member.status}`);
    member.join(joining);
    return staffId;
  }

  private digest(token: string): Buffer {
    return this.secrets.tokenDigest(token);
  }
}

@CommandHandler(CompleteSetup)
export class CompleteSetupHandler implements ICommandHandler<CompleteSetup> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly entrance: SetupEntrance,
    private readonly firstPassword: FirstPassword,
  ) {}

  async execute(command: CompleteSetup): Promise<CompletedSetup> {
    const { token, email, displayName } = command;
    await this.unitOfWork.read(() => this.entrance.look(token));
    if (!isStaffAddress(email)) throw new InvalidInput([staffAddressFault]);
    const passwordHash = await this.firstPassword.hash(command);
    return this.unitOfWork.conclude(() => this.entrance.enter(token, { email, displayName, passwordHash }));
  }
}
