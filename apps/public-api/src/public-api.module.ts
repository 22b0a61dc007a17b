import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Argon2Hashing } from '@latchkey/credential-stores';
import {
  Blocklist,
  BreachedPasswords,
  OutcomeSignal,
  PasswordHashing,
  passwordPolicyParts,
} from '@latchkey/credentials';
import { DataKeys, HandOver, part, port, ReplyKeys, Sealer, Secrets } from '@latchkey/kernel';
import {
  AltchaPuzzles,
  EnvelopeSealer,
  JweHandOver,
  JweReplyKeys,
  JwtAccessTokens,
  OtpCodes,
  WebauthnCeremonies,
  type KeyRing,
} from '@latchkey/keys';
import {
  SmsBudgets,
  SmsPosting,
  smsPostingParts,
  SmsServices,
  testInboxHandlers,
  testInboxParts,
} from '@latchkey/messaging';
import {
  Database,
  FindOwnCallsHandler,
  OutboxHint,
  ownCallParts,
  persistenceParts,
  PgOutboxHint,
  PgSigningKeys,
  PgWorkerKeys,
} from '@latchkey/persistence';
import { ApplicationClients, Commands, Shutdown } from '@latchkey/platform';
import {
  BrakeLimits,
  CallerCounters,
  CountedPasswordTries,
  Puzzles,
  recoveryHandlers,
  recoveryParts,
} from '@latchkey/recovery';
import { PasswordTries, signInHandlers, signInParts } from '@latchkey/sign-in';
import { AccessTokens, tenancyAccessHandlers, TenantDirectory } from '@latchkey/tenancy';
import {
  Authenticator,
  EnrollableMethods,
  enrolmentHandlers,
  enrolmentParts,
  MockEnrolled,
  Passkeys,
  PostedSmsCodes,
  QuestionCatalogue,
  RecoveryCodes,
  SecurityQuestions,
  SmsCodes,
  SmsMethod,
} from '@latchkey/verification';
import { AppearanceController } from './appearance/appearance.controller.ts';
import { PlanView } from './appearance/plan-view.ts';
import { EnrolmentLinksController } from './enrolments/enrolment-links.controller.ts';
import { EnrolmentsController } from './enrolments/enrolments.controller.ts';
import { Endings } from './reset-requests/endings.ts';
import { ResetPasswordController } from './reset-password/reset-password.controller.ts';
import { OwnRequestsController } from './own-requests/own-requests.controller.ts';
import { ResetRequestsController } from './reset-requests/reset-requests.controller.ts';
import { OwnAccountController } from './sign-in/own-account.controller.ts';
import { SessionsController } from './sign-in/sessions.controller.ts';
import { SignInActionsController } from './sign-in/sign-in-actions.controller.ts';
import { SignInController } from './sign-in/sign-in.controller.ts';
import { StepApiController } from './step-api/step-api.controller.ts';
import { StepConversation, StepSurroundings } from './step-api/step-conversation.ts';
import { CaughtMessagesController } from './test-environment/caught-messages.controller.ts';
import { SigningKeysController } from './tokens/signing-keys.controller.ts';
import { TokensController } from './tokens/tokens.controller.ts';

/** What is made before the container: each needs the outside world. */
export interface PublicApiFoundations {
  readonly database: Database;
  readonly directory: TenantDirectory;
  readonly ring: KeyRing;
  readonly secrets: Secrets;
  readonly outcomes: OutcomeSignal;
  readonly blocklist: Blocklist;
  readonly breaches: BreachedPasswords;
  readonly limits: BrakeLimits;
  readonly tokenIssuer: string;
}

/** What was made before the container. */
function given(foundations: PublicApiFoundations): Provider[] {
  const { database, directory, secrets, outcomes, blocklist, breaches, limits } = foundations;
  return [
    { provide: Database, useValue: database },
    { provide: TenantDirectory, useValue: directory },
    { provide: Secrets, useValue: secrets },
    { provide: OutcomeSignal, useValue: outcomes },
    { provide: Blocklist, useValue: blocklist },
    { provide: BreachedPasswords, useValue: breaches },
    { provide: BrakeLimits, useValue: limits },
  ];
}

/** What stands behind the ports here: keys, hashes and methods of proving. */
function adapters({ database, ring, secrets, tokenIssuer: issuer }: PublicApiFoundations): Provider[] {
  const signingKeys = new PgSigningKeys(database.pool);
  return [
    { provide: AccessTokens, useValue: new JwtAccessTokens(signingKeys, ring, secrets, { issuer }) },
    { provide: Puzzles, useValue: new AltchaPuzzles() },
    { provide: HandOver, useValue: new JweHandOver(new PgWorkerKeys(database.pool)) },
    { provide: ReplyKeys, useValue: new JweReplyKeys() },
    { provide: OutboxHint, useValue: new PgOutboxHint(database.pool) },
    { provide: PasswordHashing, useFactory: () => new Argon2Hashing() },
    port(PasswordTries, CountedPasswordTries, CallerCounters),
    port(SmsCodes, PostedSmsCodes, SmsServices, SmsPosting, SmsBudgets, Secrets),
    {
      provide: EnrollableMethods,
      inject: [PasswordHashing, QuestionCatalogue, SmsCodes],
      useFactory: (hashing: PasswordHashing, catalogue: QuestionCatalogue, smsCodes: SmsCodes) =>
        new EnrollableMethods([
          new Authenticator(new OtpCodes()),
          new RecoveryCodes(secrets),
          new Passkeys(new WebauthnCeremonies(), secrets),
          new SecurityQuestions(hashing, catalogue, secrets),
          new SmsMethod(secrets, smsCodes),
          new MockEnrolled(),
        ]),
    },
    {
      provide: Sealer,
      inject: [DataKeys],
      useFactory: (dataKeys: DataKeys) => new EnvelopeSealer(ring, dataKeys),
    },
  ];
}

const controllers = [
  AppearanceController,
  CaughtMessagesController,
  EnrolmentLinksController,
  EnrolmentsController,
  OwnAccountController,
  OwnRequestsController,
  ResetPasswordController,
  ResetRequestsController,
  SessionsController,
  SignInActionsController,
  SignInController,
  SigningKeysController,
  StepApiController,
  TokensController,
];

/** The parts of public-api. It holds no driver of any credential store: passwords leave it sealed to the worker. */
@Module({})
export class PublicApiModule {
  static of(foundations: PublicApiFoundations): DynamicModule {
    const providers: Provider[] = [
      Commands,
      Shutdown,
      PlanView,
      Endings,
      StepSurroundings,
      StepConversation,
      part(ApplicationClients, TenantDirectory, Secrets),
      ...given(foundations),
      ...adapters(foundations),
      ...persistenceParts,
      ...ownCallParts,
      FindOwnCallsHandler,
      ...passwordPolicyParts,
      ...smsPostingParts,
      ...testInboxParts,
      ...enrolmentParts,
      ...recoveryParts,
      ...signInParts,
      ...enrolmentHandlers,
      ...recoveryHandlers,
      ...signInHandlers,
      ...tenancyAccessHandlers,
      ...testInboxHandlers,
    ];
    return {
      module: PublicApiModule,
      imports: [CqrsModule.forRoot()],
      controllers,
      providers,
    };
  }
}
