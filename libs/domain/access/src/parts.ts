import { Clock, part, port, Permissions, Secrets, UnitOfWork } from '@latchkey/kernel';
import { StaffPasswordHashing, StaffPasswordRule } from './passwords/staff-passwords.ts';
import { CaslPermissions } from './roles/casl-permissions.ts';
import { SetupLinks } from './setup-link/setup-links.ts';
import { SignInAttempts } from './sign-in-attempts/sign-in-attempts.ts';
import { StaffMembers } from './staff-member/staff-members.ts';
import { StaffSessions } from './staff-session/staff-sessions.ts';
import { ChangeStaffRolesHandler } from './use-cases/change-staff-roles.ts';
import { CompleteSetupHandler, FirstPassword, SetupEntrance } from './use-cases/complete-setup.ts';
import { DisableStaffMemberHandler, StaffDismissal } from './use-cases/disable-staff-member.ts';
import { EnableStaffMemberHandler } from './use-cases/enable-staff-member.ts';
import { FindMeHandler } from './use-cases/find-me.ts';
import { Invitations } from './use-cases/invitations.ts';
import { InviteStaffMemberHandler, StaffEntry } from './use-cases/invite-staff-member.ts';
import { RenewInvitationHandler } from './use-cases/renew-invitation.ts';
import {
  BrakedSignIn,
  SignInStaffHandler,
  StaffPasswordProof,
  StaffSessionOpening,
} from './use-cases/sign-in-staff.ts';
import { SignOutStaffHandler } from './use-cases/sign-out-staff.ts';
import { StaffGate } from './use-cases/staff-gate.ts';

/** What an application needs beside the ports to have staff. */
export const accessParts = [
  port(Permissions, CaslPermissions),
  part(StaffGate, UnitOfWork, StaffSessions, Secrets),
  part(StaffPasswordProof, StaffPasswordHashing, Secrets),
  part(BrakedSignIn, UnitOfWork, SignInAttempts, StaffMembers, Secrets),
  part(StaffSessionOpening, StaffSessions, StaffMembers, Secrets, Clock),
  part(FirstPassword, StaffPasswordRule, StaffPasswordHashing),
  part(SetupEntrance, SetupLinks, StaffMembers, Secrets, Clock),
  part(Invitations, SetupLinks, Secrets, Clock),
  part(StaffEntry, StaffMembers, Invitations, Secrets, Clock),
  part(StaffDismissal, StaffMembers, StaffSessions, SetupLinks, Clock),
];

export const accessHandlers = [
  CompleteSetupHandler,
  SignInStaffHandler,
  SignOutStaffHandler,
  InviteStaffMemberHandler,
  RenewInvitationHandler,
  ChangeStaffRolesHandler,
  DisableStaffMemberHandler,
  EnableStaffMemberHandler,
  FindMeHandler,
];
