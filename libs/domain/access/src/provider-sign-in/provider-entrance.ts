import { Refused, type StaffRole } from '@latchkey/kernel';
import type { IdentityProvider } from '../identity-provider/identity-provider.ts';
import { SetupLinkRejected } from '../setup-link/setup-link.ts';
import { SetupLinks } from '../setup-link/setup-links.ts';
import { FailedSignIn } from '../sign-in-attempts/sign-in-attempt.ts';
import { SignInAttempts } from '../sign-in-attempts/sign-in-attempts.ts';
import { StaffMembers } from '../staff-member/staff-members.ts';
import { StaffSignInRefused } from '../staff-session/errors.ts';
import { StaffSessionOpening, type StaffSignedInAnswer } from '../use-cases/sign-in-staff.ts';
import type { ProvenIdentity } from './identity-proofs.ts';
import { NewcomersByGroup } from './newcomers-by-group.ts';
import { StaffIdentities, type StaffIdentity } from './staff-identities.ts';
import { UsedAssertions } from './used-assertions.ts';

/** What a round that has ended says of who may come in. */
export interface Entering {
  readonly provider: IdentityProvider;
  readonly invitationDigest: Buffer | null;
}

/** What somebody whose identity is proven may do with it. All of it inside a transaction that commits refusals. */
export class ProviderEntrance {
  constructor(
    private readonly identities: StaffIdentities,
    private readonly used: UsedAssertions,
    private readonly members: ProviderMembers,
    private readonly attempts: SignInAttempts,
    private readonly opening: StaffSessionOpening,
  ) {}

  async enter(entering: Entering, proven: ProvenIdentity): Promise<StaffSignedInAnswer | Refused> {
    const { assertionId } = proven;
    if (assertionId !== null && !(await this.used.use(entering.provider.id, assertionId)))
      return this.refuse(undefined, 'used-assertion');
    // Of two first sign-ins of one person at once the second finds what the first has made.
    await this.identities.claim(proven.issuer, proven.subject);
    const vouched = entering.provider.vouchesForSecondFactor;
    const known = await this.identities.find(proven.issuer, proven.subject);
    if (entering.invitationDigest) {
      if (known) return this.refuse(known.staffId, 'identity-of-a-member');
      const joined = await this.members.join(entering, entering.invitationDigest, proven);
      return this.opening.start(joined, vouched);
    }
    if (known) return this.again(entering.provider, known, proven);
    const made = await this.members.arrive(entering.provider, proven);
    return 'refused' in made
      ? this.refuse(undefined, made.refused)
      : this.opening.start(made.staffId, vouched);
  }

  /** One answer for everything; the reason is in the audit trail. */
  async refuse(staffId: string | undefined, reason: string): Promise<Refused> {
    await this.attempts.remember(new FailedSignIn(staffId, reason));
    return new Refused(new StaffSignInRefused(reason));
  }

  private async again(
    provider: IdentityProvider,
    { staffId, managed }: StaffIdentity,
    { groups }: ProvenIdentity,
  ): Promise<StaffSignedInAnswer | Refused> {
    const { active, roles } = await this.members.meet(
      staffId,
      managed ? provider.rolesOf(groups) : undefined,
    );
    if (!active) return this.refuse(staffId, 'inactive');
    // Who has left every group keeps nothing: neither roles, which open sessions read anew, nor a way in.
    if (managed && roles.length === 0) return this.refuse(staffId, 'no-group-with-a-role');
    return this.opening.start(staffId, provider.vouchesForSecondFactor);
  }
}

/** The members behind identities. Called inside a transaction. */
export class ProviderMembers {
  constructor(
    private readonly links: SetupLinks,
    private readonly members: StaffMembers,
    private readonly identities: StaffIdentities,
    private readonly newcomers: NewcomersByGroup,
  ) {}

  /** Who was invited joins by the provider in place of a password. Throws SetupLinkRejected. */
  async join({ provider }: Entering, invitationDigest: Buffer, proven: ProvenIdentity): Promise<string> {
    const link = await this.links.consume(invitationDigest);
    if (!link || link.staffId === null) throw new SetupLinkRejected('used meanwhile');
    const member = await this.members.getForUpdate(link.staffId);
    if (member.status !== 'invited') throw new SetupLinkRejected(`member is ${member.status}`);
    member.joinByProvider();
    const { issuer, subject } = proven;
    await this.identities.add({
      ...{ providerId: provider.id, issuer, subject, staffId: member.id, managed: false },
    });
    await this.links.voidOpen(member.id);
    return member.id;
  }

  /** Whom nobody has invited, by a group that has a role. */
  arrive(
    provider: IdentityProvider,
    proven: ProvenIdentity,
  ): Promise<{ staffId: string } | { refused: string }> {
    return this.newcomers.arrive(provider, proven);
  }

  /** `roles`: what the groups of this sign-in are worth; undefined for somebody whose roles staff decide about. */
  async meet(
    staffId: string,
    roles: readonly StaffRole[] | undefined,
  ): Promise<{ active: boolean; roles: readonly StaffRole[] }> {
    const others = roles ? await this.members.countOtherAdministrators(staffId) : 0;
    const member = await this.members.getForUpdate(staffId);
    if (roles) member.followGroups(roles, others);
    return { active: member.status === 'active', roles: member.roles };
  }
}
