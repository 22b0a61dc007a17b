import { staffRoles } from '@latchkey/kernel';
import { identifier } from '@latchkey/platform';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { line, moment, sampleId, sampleMoment } from '../http/texts.ts';

const roles = z.array(z.enum(staffRoles)).max(staffRoles.length);

export const inviteBody = z.strictObject({ email: identifier, displayName: line(200), roles }).meta({
  id: 'InviteStaffMember',
  examples: [
    { email: 'grace@example.com', displayName: 'Grace Hopper', roles: ['password_reset_service_desk'] },
  ],
});

export const rolesBody = z
  .strictObject({ roles })
  .meta({ id: 'ChangeStaffRoles', examples: [{ roles: ['password_reset_credential_manager'] }] });

const member = {
  id: z.uuid(),
  email: z.string(),
  displayName: z.string(),
  roles,
  status: z.enum(['invited', 'active', 'disabled']),
  createdAt: moment,
  hasSecondFactor: z.boolean(),
};
const sample = {
  id: sampleId,
  email: 'grace@example.com',
  displayName: 'Grace Hopper',
  roles: ['password_reset_service_desk' as const],
  status: 'invited' as const,
  createdAt: sampleMoment,
  hasSecondFactor: false,
};
const invitation = z.object({
  token: z.string().describe('Told once: hand it to the new member, who uses it within 24 hours.'),
  expiresAt: moment,
});
const sampleInvitation = { token: 'pVq2c1Z0b7uYd3kR9xT5wE8mN4sL6aH1jG0fQ2iB7oC', expiresAt: sampleMoment };

export const memberAnswer = z.object(member).meta({ id: 'StaffMember', examples: [sample] });
export const memberPage = pageAnswer('StaffPage', memberAnswer, sample);
export const invitedAnswer = z
  .object({ ...member, invitation })
  .meta({ id: 'InvitedStaffMember', examples: [{ ...sample, invitation: sampleInvitation }] });
export const invitationAnswer = invitation.meta({ id: 'Invitation', examples: [sampleInvitation] });
