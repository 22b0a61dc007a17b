import type { StaffRole } from '@latchkey/kernel';
import { unitWithin, type ContractWorld, type Premises } from '@latchkey/kernel/testing';
import { StaffMember } from '../staff-member/staff-member.ts';
import type { StaffMembers } from '../staff-member/staff-members.ts';

export interface StaffWorld extends ContractWorld {
  readonly members: StaffMembers;
}

const operator = { staffId: 'operator', roles: ['password_reset_admin'] } as const;

/** A member of staff with an address of their own; with a password unless only invited. */
export async function newMember(
  world: StaffWorld,
  premises: Premises,
  roles: readonly StaffRole[] = [],
  { email = `${world.secrets.id()}@example.com`, joined = true } = {},
): Promise<StaffMember> {
  const createdAt = await unitWithin(world, premises, () => world.clock.now());
  const { tenantId } = premises;
  const data = { tenantId, id: world.secrets.id(), email, displayName: 'Somebody', createdAt };
  const member = StaffMember.invite(data, roles, operator);
  if (joined) member.join({ email, displayName: 'Somebody', passwordHash: '$argon2id$phc' });
  return member;
}

export async function addMember(...made: Parameters<typeof newMember>): Promise<StaffMember> {
  const [world, premises] = made;
  const member = await newMember(...made);
  await unitWithin(world, premises, () => world.members.add(member));
  return member;
}
