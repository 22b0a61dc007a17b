import { Clock, part, port, Permissions, Sealer, Secrets, UnitOfWork } from '@latchkey/kernel';
import { IdentityProviders } from './identity-provider/identity-providers.ts';
import { ProviderSecretBox } from './identity-provider/provider-secret-box.ts';
import { SigningCertificates } from './identity-provider/signing-certificates.ts';
import { StaffPasswordHashing, StaffPasswordRule } from './passwords/staff-passwords.ts';
import { IdentityProofs } from './provider-sign-in/identity-proofs.ts';
import { NewcomersByGroup } from './provider-sign-in/newcomers-by-group.ts';
import { ProviderEntrance, ProviderMembers } from './provider-sign-in/provider-entrance.ts';
import { SignInRounds } from './provider-sign-in/sign-in-rounds.ts';
import { StaffIdentities } from './provider-sign-in/staff-identities.ts';
import { UsedAssertions } from './provider-sign-in/used-assertions.ts';
import { CaslPermissions } from './roles/casl-permissions.ts';
import { FactorBox } from './second-factor/factor-box.ts';
import { FactorJudge, FactorProofs } from './second-factor/factor-judge.ts';
import { StaffAppCodes, StaffPasskeys } from './second-factor/factor-proofs.ts';
import { SecondFactors } from './second-factor/second-factors.ts';
import { SetupLinks } from './setup-link/setup-links.ts';
import { SignInAttempts } from './sign-in-attempts/sign-in-attempts.ts';
import { StaffMembers } from './staff-member/staff-members.ts';
import { StaffSessions } from './staff-session/staff-sessions.ts';
import { AskForPasskeyHandler, OwnPasskeys } from './use-cases/ask-for-passkey.ts';
import { ChangeStaffRolesHandler } from './use-cases/change-staff-roles.ts';
import {
  AssertionJudge,
  CompleteProviderSignInHandler,
  RoundEnding,
} from './use-cases/complete-provider-sign-in.ts';
import { CompleteSetupHandler, FirstPassword, SetupEntrance } from './use-cases/complete-setup.ts';
import { ConfirmSecondFactorHandler, FactorConfirmation } from './use-cases/confirm-second-factor.ts';
import {
  CreateIdentityProviderHandler,
  IdentityProviderEntry,
} from './use-cases/create-identity-provider.ts';
import { DeleteIdentityProviderHandler } from './use-cases/delete-identity-provider.ts';
import { AnswerKeeping, DeliverProviderAnswerHandler } from './use-cases/deliver-provider-answer.ts';
import { DescribeServiceHandler } from './use-cases/describe-service.ts';
import { DisableStaffMemberHandler, StaffDismissal } from './use-cases/disable-staff-member.ts';
import { EnableStaffMemberHandler } from './use-cases/enable-staff-member.ts';
import { EnrolSecondFactorHandler, FactorBeginning, FactorEntry } from './use-cases/enrol-second-factor.ts';
import { FindMeHandler } from './use-cases/find-me.ts';
import { Invitations } from './use-cases/invitations.ts';
import { InviteStaffMemberHandler, StaffEntry } from './use-cases/invite-staff-member.ts';
import {
  FactorRelief,
  RemoveLostFactorsHandler,
  RemoveSecondFactorHandler,
} from './use-cases/remove-second-factor.ts';
import { RenewInvitationHandler } from './use-cases/renew-invitation.ts';
import { FactorBrake, FactorEntrance, ShowSecondFactorHandler } from './use-cases/show-second-factor.ts';
import {
  BrakedSignIn,
  SignInStaffHandler,
  StaffPasswordProof,
  StaffSessionOpening,
} from './use-cases/sign-in-staff.ts';
import { SignOutStaffHandler } from './use-cases/sign-out-staff.ts';
import { StaffGate } from './use-cases/staff-gate.ts';
import { ChangeStaffPolicyHandler, FindStaffPolicyHandler } from './use-cases/staff-policy.ts';
import {
  ProviderAsking,
  ProviderSignInDoor,
  RoundOpening,
  StartProviderSignInHandler,
} from './use-cases/start-provider-sign-in.ts';
import {
  IdentityProviderRevision,
  UpdateIdentityProviderHandler,
} from './use-cases/update-identity-provider.ts';

const secondFactorParts = [
  part(FactorBox, Sealer),
  part(FactorProofs, StaffAppCodes, StaffPasskeys, Clock),
  part(FactorJudge, SecondFactors, StaffSessions, FactorBox, FactorProofs),
  part(FactorBrake, SignInAttempts, Secrets),
  part(FactorEntrance, FactorJudge, SecondFactors, StaffSessions, FactorBrake, Secrets),
  part(FactorBeginning, StaffAppCodes, StaffPasskeys, Secrets),
  part(FactorEntry, FactorBeginning, SecondFactors, StaffMembers, FactorBox, Clock),
  part(FactorConfirmation, SecondFactors, FactorProofs, FactorBox, Clock),
  part(FactorRelief, StaffMembers, SecondFactors, StaffSessions, Clock),
  part(OwnPasskeys, SecondFactors, FactorBox),
];

const identityProviderParts = [
  part(ProviderSecretBox, Sealer),
  part(IdentityProviderEntry, IdentityProviders, ProviderSecretBox, SigningCertificates, Secrets, Clock),
  part(IdentityProviderRevision, IdentityProviders, ProviderSecretBox, SigningCertificates),
  part(ProviderSignInDoor, SignInAttempts, IdentityProviders, SetupLinks, Secrets),
  part(RoundOpening, SignInRounds, Sealer, Secrets, Clock),
  part(AnswerKeeping, SignInRounds, Sealer, Secrets),
  part(ProviderAsking, ProviderSecretBox, IdentityProofs),
  part(RoundEnding, SignInRounds, IdentityProviders, ProviderSecretBox, Sealer),
  part(AssertionJudge, RoundEnding, IdentityProofs, Secrets, UnitOfWork),
  part(NewcomersByGroup, StaffMembers, StaffIdentities, Secrets, Clock),
  part(ProviderMembers, SetupLinks, StaffMembers, StaffIdentities, NewcomersByGroup),
  part(
    ProviderEntrance,
    StaffIdentities,
    UsedAssertions,
    ProviderMembers,
    SignInAttempts,
    StaffSessionOpening,
  ),
];

/** What an application needs beside the ports to have staff. */
export const accessParts = [
  port(Permissions, CaslPermissions),
  part(StaffGate, UnitOfWork, StaffSessions, Secrets),
  part(StaffPasswordProof, StaffPasswordHashing, Secrets),
  part(BrakedSignIn, UnitOfWork, SignInAttempts, StaffMembers, Secrets),
  part(StaffSessionOpening, StaffSessions, SecondFactors, StaffMembers, Secrets, Clock),
  part(FirstPassword, StaffPasswordRule, StaffPasswordHashing),
  part(SetupEntrance, SetupLinks, StaffMembers, Secrets, Clock),
  part(Invitations, SetupLinks, Secrets, Clock),
  part(StaffEntry, StaffMembers, Invitations, Secrets, Clock),
  part(StaffDismissal, StaffMembers, StaffSessions, SetupLinks, Clock),
  ...identityProviderParts,
  ...secondFactorParts,
];

export const accessHandlers = [
  CompleteSetupHandler,
  CreateIdentityProviderHandler,
  UpdateIdentityProviderHandler,
  DeleteIdentityProviderHandler,
  StartProviderSignInHandler,
  DeliverProviderAnswerHandler,
  DescribeServiceHandler,
  CompleteProviderSignInHandler,
  SignInStaffHandler,
  SignOutStaffHandler,
  InviteStaffMemberHandler,
  RenewInvitationHandler,
  ChangeStaffRolesHandler,
  DisableStaffMemberHandler,
  EnableStaffMemberHandler,
  FindMeHandler,
  EnrolSecondFactorHandler,
  ConfirmSecondFactorHandler,
  ShowSecondFactorHandler,
  AskForPasskeyHandler,
  RemoveSecondFactorHandler,
  RemoveLostFactorsHandler,
  FindStaffPolicyHandler,
  ChangeStaffPolicyHandler,
];
