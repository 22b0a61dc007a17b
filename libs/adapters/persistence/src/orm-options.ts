import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { SetupLinkSchema } from './access/setup-link.schema.ts';
import { IdentityProviderSchema } from './access/identity-provider.schema.ts';
import { StaffMemberSchema } from './access/staff-member.schema.ts';
import { StaffSessionSchema } from './access/staff-session.schema.ts';
import { CredentialChangeSchema } from './credentials/credential-change.schema.ts';
import { ExternalTaskSchema } from './credentials/external-task.schema.ts';
import { EnrolmentLinkSchema } from './verification/enrolment-link.schema.ts';
import { EnrolmentSchema } from './verification/enrolment.schema.ts';
import { CredentialStoreSchema } from './credentials/credential-store.schema.ts';
import { ExtensionSchema } from './extensions/extension.schema.ts';
import { LockQuestionSchema } from './credentials/lock-question.schema.ts';
import { SessionRevocationSchema } from './credentials/session-revocation.schema.ts';
import { PasswordQuestionSchema } from './credentials/password-question.schema.ts';
import { StoreTestSchema } from './credentials/store-test.schema.ts';
import { StoreTypeSchema } from './credentials/store-type.schema.ts';
import { GroupSchema } from './identity/group.schema.ts';
import { IdentificationTypeSchema } from './identity/identification-type.schema.ts';
import { ProvisioningTokenSchema } from './identity/provisioning-token.schema.ts';
import { SessionSchema } from './identity/session.schema.ts';
import { UserImportSchema } from './identity/user-import.schema.ts';
import { UserSchema } from './identity/user.schema.ts';
import { MessageSchema } from './messaging/message.schema.ts';
import { MessageTextSchema } from './messaging/message-text.schema.ts';
import { EnrolmentVerdictSchema } from './recovery/enrolment-verdict.schema.ts';
import { SmsServiceSchema } from './messaging/sms-service.schema.ts';
import { LockoutSchema } from './recovery/lockout.schema.ts';
import { PlantedDecoySchema } from './recovery/planted-decoy.schema.ts';
import { ProcessSchema } from './recovery/process.schema.ts';
import { ReminderWaveSchema } from './recovery/reminder-wave.schema.ts';
import { ResetRequestSchema } from './recovery/reset-request.schema.ts';
import { StepSessionSchema } from './recovery/step-session.schema.ts';
import { OwnChangeSchema } from './sign-in/own-change.schema.ts';
import { PausedSignInSchema } from './sign-in/paused-sign-in.schema.ts';
import { SignInPlanSchema } from './sign-in/sign-in-plan.schema.ts';
import { ApplicationSchema } from './tenancy/application.schema.ts';
import { ApiKeySchema } from './tenancy/api-key.schema.ts';
import { ChallengeSchema } from './verification/challenge.schema.ts';
import { DisabledMethodSchema } from './verification/disabled-method.schema.ts';
import { IdentityConfirmationSchema } from './verification/identity-confirmation.schema.ts';
import { QuestionSchema } from './verification/question.schema.ts';
import { BoundDriver } from './unit-of-work/bound-values.ts';
import { VerificationTemplateSchema } from './verification/verification-template.schema.ts';
import { VerificationSchema } from './verification/verification.schema.ts';

const entities = [
  ApiKeySchema,
  ApplicationSchema,
  ChallengeSchema,
  CredentialChangeSchema,
  CredentialStoreSchema,
  DisabledMethodSchema,
  EnrolmentLinkSchema,
  EnrolmentSchema,
  EnrolmentVerdictSchema,
  ExtensionSchema,
  ExternalTaskSchema,
  GroupSchema,
  IdentificationTypeSchema,
  IdentityConfirmationSchema,
  LockQuestionSchema,
  SessionRevocationSchema,
  LockoutSchema,
  MessageSchema,
  MessageTextSchema,
  OwnChangeSchema,
  PasswordQuestionSchema,
  PausedSignInSchema,
  PlantedDecoySchema,
  ProcessSchema,
  ProvisioningTokenSchema,
  QuestionSchema,
  ReminderWaveSchema,
  ResetRequestSchema,
  SessionSchema,
  SignInPlanSchema,
  SetupLinkSchema,
  IdentityProviderSchema,
  SmsServiceSchema,
  StaffMemberSchema,
  StaffSessionSchema,
  StepSessionSchema,
  StoreTestSchema,
  StoreTypeSchema,
  UserImportSchema,
  UserSchema,
  VerificationSchema,
  VerificationTemplateSchema,
];

/** Every mapped class, in one place. What only migrations need is kept apart: no API loads it. */
export function ormOptions(clientUrl: string): Options {
  return defineConfig({
    clientUrl,
    driver: BoundDriver,
    entities,
    schema: 'platform',
    forceUtcTimezone: true,
    discovery: { warnWhenNoEntities: false },
  }) as Options;
}
