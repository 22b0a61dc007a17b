import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import { ShippedSmsRules } from '@latchkey/channels';
import { ShippedStoreKinds } from '@latchkey/credential-stores/kinds';
import { Argon2Hashing } from '@latchkey/credential-stores';
import {
  accessHandlers,
  accessParts,
  IdentityProofs,
  SigningCertificates,
  StaffAppCodes,
  StaffPasskeys,
  StaffPasswordHashing,
  StaffPasswordProof,
  StaffPasswordRule,
} from '@latchkey/access';
import { auditHandlers } from '@latchkey/audit';
import {
  Blocklist,
  BreachedPasswords,
  CallSignatures,
  credentialAdministrationHandlers,
  credentialAdministrationParts,
  StoreKinds,
} from '@latchkey/credentials';
import {
  CallOutExecutor,
  extensionAdministrationHandlers,
  extensionAdministrationParts,
  MappingExecutor,
  ScriptExecutor,
} from '@latchkey/extensions';
import {
  DeclarativeMapping,
  SandboxThreads,
  ScriptSandbox,
  SignedCallOut,
} from '@latchkey/extension-executors';
import { identityAdministrationHandlers, identityAdministrationParts } from '@latchkey/identity';
import { X509Certificates } from '@latchkey/identity-providers';
import { DataKeys, HandOver, part, port, Sealer, Secrets } from '@latchkey/kernel';
import { EnvelopeSealer, JweHandOver, OtpCodes, WebhookSignatures, type KeyRing } from '@latchkey/keys';
import {
  HouseTexts,
  MessageRenderer,
  messagingAdministrationHandlers,
  messagingAdministrationParts,
  smsAdministrationHandlers,
  smsAdministrationParts,
  smsPostingParts,
  SmsProviderRules,
} from '@latchkey/messaging';
import { OutboundClient } from '@latchkey/outbound';
import {
  administrationQueries,
  Database,
  OutboxHint,
  persistenceParts,
  PgOutboxHint,
  PgWorkerKeys,
  readModelParts,
} from '@latchkey/persistence';
import { Commands, Log, Newcomers, Shutdown, StaffProviderSignIn, StaffSignIn } from '@latchkey/platform';
import { recoveryAdministrationHandlers, recoveryAdministrationParts } from '@latchkey/recovery';
import { signInAdministrationHandlers, signInAdministrationParts } from '@latchkey/sign-in';
import { CatalogueTexts, ReactMessageRenderer } from '@latchkey/templates';
import {
  AllowedOrigins,
  TenantDirectory,
  tenancyAdministrationHandlers,
  tenancyAdministrationParts,
  type OriginRule,
} from '@latchkey/tenancy';
import {
  identityConfirmationHandlers,
  identityConfirmationParts,
  verificationAdministrationHandlers,
  verificationAdministrationParts,
} from '@latchkey/verification';
import { ListFiles } from './exports/list-exports.ts';
import { ApiKeysController } from './api-keys/api-keys.controller.ts';
import { ApplicationRequestsController } from './applications/application-requests.controller.ts';
import { ApplicationsController } from './applications/applications.controller.ts';
import { SignInPlansController } from './applications/sign-in-plans.controller.ts';
import { AuditController } from './audit/audit.controller.ts';
import { CallbackTrialsController } from './credential-stores/callback-trials.controller.ts';
import { CredentialStoreTypesController } from './credential-stores/credential-store-types.controller.ts';
import { CredentialStoresController } from './credential-stores/credential-stores.controller.ts';
import { StoreTestsController } from './credential-stores/store-tests.controller.ts';
import { DisabledMethodsController } from './disabled-methods/disabled-methods.controller.ts';
import { GroupsController } from './groups/groups.controller.ts';
import { IdentityProvidersController } from './identity-providers/identity-providers.controller.ts';
import { IdentificationTypesController } from './identification-types/identification-types.controller.ts';
import { ExtensionTypesController } from './extensions/extension-types.controller.ts';
import { ExtensionsController } from './extensions/extensions.controller.ts';
import { DecoysController } from './decoys/decoys.controller.ts';
import { MagicPeopleController } from './magic-people/magic-people.controller.ts';
import { IdentityConfirmationsController } from './identity-confirmations/identity-confirmations.controller.ts';
import { UserImportsController } from './imports/user-imports.controller.ts';
import { LockoutsController } from './lockouts/lockouts.controller.ts';
import { MessageTextPartsController } from './message-texts/message-text-parts.controller.ts';
import { MessageTextsController } from './message-texts/message-texts.controller.ts';
import { ProcessesController } from './processes/processes.controller.ts';
import { ReturnPage } from './provider-sign-ins/return-page.ts';
import { ProviderSignInsController } from './provider-sign-ins/provider-sign-ins.controller.ts';
import { ProvisioningTokensController } from './provisioning-tokens/provisioning-tokens.controller.ts';
import { ReadinessController } from './readiness/readiness.controller.ts';
import { QuestionsController } from './questions/questions.controller.ts';
import { ResetRequestsController } from './reset-requests/reset-requests.controller.ts';
import { ScimDiscoveryController } from './scim/scim-discovery.controller.ts';
import { ScimGroupsController } from './scim/scim-groups.controller.ts';
import { ScimUsersController } from './scim/scim-users.controller.ts';
import { SecondFactorsController } from './second-factors/second-factors.controller.ts';
import { StaffPolicyController } from './second-factors/staff-policy.controller.ts';
import { StepUpController } from './second-factors/step-up.controller.ts';
import { SessionController } from './session/session.controller.ts';
import { SetupController } from './setup/setup.controller.ts';
import { SmsServicesController } from './sms-services/sms-services.controller.ts';
import { StaffController } from './staff/staff.controller.ts';
import { StandardRuleForStaff } from './staff/standard-rule-for-staff.ts';
import { EnrolmentLinksController } from './users/enrolment-links.controller.ts';
import { ResetLinksController } from './users/reset-links.controller.ts';
import { LockStatesController } from './users/lock-states.controller.ts';
import { SessionRevocationsController } from './users/session-revocations.controller.ts';
import { DossiersController } from './users/dossiers.controller.ts';
import { UsersController } from './users/users.controller.ts';
import { VerificationTemplatesController } from './verifications/verification-templates.controller.ts';
import { VerificationsController } from './verifications/verifications.controller.ts';

/** What is made before the container: each needs the outside world. */
export interface AdminApiFoundations {
  readonly database: Database;
  readonly directory: TenantDirectory;
  readonly ring: KeyRing;
  readonly secrets: Secrets;
  readonly hashing: Argon2Hashing;
  readonly blocklist: Blocklist;
  readonly breaches: BreachedPasswords;
  readonly originRule: OriginRule;
  readonly outbound: OutboundClient;
  readonly identityProofs: IdentityProofs;
  readonly staffPasskeys: StaffPasskeys;
  readonly returnPage: ReturnPage;
  readonly sandbox: SandboxThreads;
}

const controllers = [
  SetupController,
  SessionController,
  StepUpController,
  SecondFactorsController,
  StaffPolicyController,
  ProviderSignInsController,
  IdentityProvidersController,
  StaffController,
  ApplicationRequestsController,
  ApplicationsController,
  SignInPlansController,
  ApiKeysController,
  UsersController,
  DossiersController,
  LockStatesController,
  SessionRevocationsController,
  EnrolmentLinksController,
  ResetLinksController,
  GroupsController,
  UserImportsController,
  ProvisioningTokensController,
  ScimUsersController,
  ScimGroupsController,
  ScimDiscoveryController,
  IdentificationTypesController,
  CredentialStoreTypesController,
  CredentialStoresController,
  CallbackTrialsController,
  StoreTestsController,
  VerificationsController,
  VerificationTemplatesController,
  DisabledMethodsController,
  QuestionsController,
  SmsServicesController,
  ProcessesController,
  ExtensionTypesController,
  ExtensionsController,
  MessageTextsController,
  MessageTextPartsController,
  ReadinessController,
  ResetRequestsController,
  LockoutsController,
  IdentityConfirmationsController,
  DecoysController,
  MagicPeopleController,
  AuditController,
];

const administration: Provider[] = [
  ...accessParts,
  ...tenancyAdministrationParts,
  ...identityAdministrationParts,
  ...credentialAdministrationParts,
  ...signInAdministrationParts,
  ...verificationAdministrationParts,
  ...identityConfirmationParts,
  ...recoveryAdministrationParts,
  ...messagingAdministrationParts,
  ...extensionAdministrationParts,
  ...smsPostingParts,
  ...smsAdministrationParts,
  ...readModelParts,
  ...accessHandlers,
  ...auditHandlers,
  ...tenancyAdministrationHandlers,
  ...identityAdministrationHandlers,
  ...credentialAdministrationHandlers,
  ...signInAdministrationHandlers,
  ...verificationAdministrationHandlers,
  ...identityConfirmationHandlers,
  ...recoveryAdministrationHandlers,
  ...messagingAdministrationHandlers,
  ...extensionAdministrationHandlers,
  ...smsAdministrationHandlers,
  ...administrationQueries,
];

/** Code of tenants runs in the threads of the sandbox and nowhere else: this process only waits for them. */
const executors: Provider[] = [
  port(MappingExecutor, DeclarativeMapping),
  port(CallOutExecutor, SignedCallOut, OutboundClient),
  port(ScriptExecutor, ScriptSandbox, SandboxThreads),
];

/** The parts of admin-api. It holds no driver of any credential store and never sees a user's password. */
@Module({})
export class AdminApiModule {
  static of(foundations: AdminApiFoundations): DynamicModule {
    return {
      module: AdminApiModule,
      imports: [CqrsModule.forRoot()],
      controllers,
      providers: [...outside(foundations), ...executors, ...persistenceParts, ...administration],
    };
  }
}

function outside(foundations: AdminApiFoundations): Provider[] {
  const { database, directory, ring, secrets, hashing, blocklist, breaches, originRule } = foundations;
  return [
    Commands,
    Shutdown,
    part(ListFiles, Commands, Log),
    part(Newcomers, TenantDirectory),
    part(StaffSignIn, Commands, Newcomers, StaffPasswordProof),
    part(StaffProviderSignIn, Commands, QueryBus, Newcomers),
    { provide: IdentityProofs, useValue: foundations.identityProofs },
    { provide: StaffPasskeys, useValue: foundations.staffPasskeys },
    { provide: StaffAppCodes, useClass: OtpCodes },
    { provide: ReturnPage, useValue: foundations.returnPage },
    { provide: SigningCertificates, useClass: X509Certificates },
    port(StaffPasswordRule, StandardRuleForStaff, Blocklist, BreachedPasswords),
    { provide: Database, useValue: database },
    { provide: TenantDirectory, useValue: directory },
    { provide: Secrets, useValue: secrets },
    { provide: StaffPasswordHashing, useValue: hashing },
    { provide: HouseTexts, useClass: CatalogueTexts },
    { provide: MessageRenderer, useClass: ReactMessageRenderer },
    { provide: OutboundClient, useValue: foundations.outbound },
    { provide: SandboxThreads, useValue: foundations.sandbox },
    { provide: Blocklist, useValue: blocklist },
    { provide: BreachedPasswords, useValue: breaches },
    { provide: AllowedOrigins, useValue: new AllowedOrigins(originRule) },
    { provide: HandOver, useValue: new JweHandOver(new PgWorkerKeys(database.pool)) },
    { provide: OutboxHint, useValue: new PgOutboxHint(database.pool) },
    { provide: SmsProviderRules, useValue: new ShippedSmsRules() },
    { provide: CallSignatures, useValue: new WebhookSignatures() },
    { provide: StoreKinds, useValue: new ShippedStoreKinds() },
    {
      provide: Sealer,
      inject: [DataKeys],
      useFactory: (dataKeys: DataKeys) => new EnvelopeSealer(ring, dataKeys),
    },
  ];
}
