import { Clock, Secrets, TenantContext } from '@latchkey/kernel';
import type { IdentityProvider } from '../identity-provider/identity-provider.ts';
import { isStaffAddress, staffAddressKey } from '../staff-member/staff-address.ts';
import { StaffMember } from '../staff-member/staff-member.ts';
import { StaffMembers } from '../staff-member/staff-members.ts';
import type { ProvenIdentity } from './identity-proofs.ts';
import { StaffIdentities } from './staff-identities.ts';

const longestName = 200;

/** Makes members of those who come with a group that has a role. Called inside a transaction. */
export class NewcomersByGroup {
  constructor(
    private readonly members: StaffMembers,
    private readonly identities: StaffIdentities,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async arrive(
    provider: IdentityProvider,
    { issuer, subject, email, displayName, groups }: ProvenIdentity,
  ): Promise<{ staffId: string } | { refused: string }> {
    if (!provider.justInTime) return { refused: 'unknown-identity' };
    const roles = provider.rolesOf(groups);
    if (roles.length === 0) return { refused: 'no-group-with-a-role' };
    if (email === undefined || !isStaffAddress(email)) return { refused: 'no-mail-address' };
    // A mail address is a label that a provider sets: it never opens the account of somebody who has it already.
    if (await this.members.account(staffAddressKey(email))) return { refused: 'address-of-a-member' };
    const { tenantId } = TenantContext.current();
    const place = { tenantId, id: this.secrets.id(), createdAt: await this.clock.now() };
    const name = (displayName ?? '').trim().slice(0, longestName) || email;
    const member = StaffMember.arrive({ ...place, email, displayName: name }, roles);
    await this.members.add(member);
    await this.identities.add({
      ...{ providerId: provider.id, issuer, subject, staffId: member.id, managed: true },
    });
    return { staffId: member.id };
  }
}
