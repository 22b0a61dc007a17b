import {
  Clock,
  ConcludedRequests,
  DataKeys,
  part,
  port,
  Sealer,
  Secrets,
  UnitOfWork,
  type Part,
} from '@latchkey/kernel';
import { ListExports } from '@latchkey/audit';
import {
  IdentityProviders,
  SecondFactors,
  SetupLinks,
  SignInAttempts,
  SignInRounds,
  StaffIdentities,
  StaffMembers,
  StaffPolicies,
  StaffSessions,
  UsedAssertions,
} from '@latchkey/access';
import {
  ChangeOutcomes,
  ContradictionAlarms,
  CredentialChanges,
  CredentialStores,
  ExecutorSecrets,
  ExternalTasks,
  LockQuestions,
  SessionRevocations,
  PasswordHashes,
  PasswordQuestions,
  StoreDeclarations,
  StoreReach,
  StoreTests,
  StoreDescriptions,
  StoreTypes,
  StoreUsage,
} from '@latchkey/credentials';
import { Extensions } from '@latchkey/extensions';
import {
  Groups,
  Dossiers,
  HomeStores,
  IdentificationTypes,
  IdentificationUsage,
  RefreshTokens,
  ProvisioningTokens,
  Sessions,
  UserImports,
  Users,
} from '@latchkey/identity';
import {
  CaughtMessages,
  ContradictedTasks,
  DeactivatedProcesses,
  Messages,
  MessageTexts,
  Recipients,
  SmsBudgets,
  SmsServices,
} from '@latchkey/messaging';
import {
  Accounts,
  ActivityMonitor,
  Administrators,
  Brakes,
  DueReminders,
  EnrolmentChecks,
  Lockouts,
  MailBudgets,
  NoticeBudgets,
  PlantedDecoys,
  Processes,
  ProcessSurroundings,
  ReadinessSnapshots,
  ReminderWaves,
  ResetRequests,
  SpentProofs,
  StepSessions,
} from '@latchkey/recovery';
import { OwnChanges, PausedSignIns, SignInAccounts, SignInPlans } from '@latchkey/sign-in';
import { ApiKeys, Appearances, Applications, PortalHosts } from '@latchkey/tenancy';
import {
  AskedProofs,
  Challenges,
  DisabledMethods,
  EnrollingPeople,
  EnrolmentLinks,
  Enrolments,
  IdentityConfirmations,
  PersonalRecords,
  ProofAttempts,
  QuestionCatalogue,
  Questions,
  Verifications,
  VerificationTemplates,
  VerificationUsage,
} from '@latchkey/verification';
import { PgIdentityProviders } from './access/pg-identity-providers.ts';
import { PgSecondFactors } from './access/pg-second-factors.ts';
import { PgSetupLinks } from './access/pg-setup-links.ts';
import { PgSignInAttempts } from './access/pg-sign-in-attempts.ts';
import { PgSignInRounds } from './access/pg-sign-in-rounds.ts';
import { PgStaffIdentities } from './access/pg-staff-identities.ts';
import { PgStaffMembers } from './access/pg-staff-members.ts';
import { PgStaffPolicies } from './access/pg-staff-policies.ts';
import { PgStaffSessions } from './access/pg-staff-sessions.ts';
import { PgUsedAssertions } from './access/pg-used-assertions.ts';
import { PgListExports } from './audit/pg-list-exports.ts';
import { PgChangeOutcomes, PgCredentialChanges } from './credentials/pg-credential-changes.ts';
import { PgCredentialStores, PgStoreDeclarations } from './credentials/pg-credential-stores.ts';
import { PgExecutorSecrets } from './credentials/pg-executor-secrets.ts';
import { PgContradictionAlarms } from './credentials/pg-contradiction-alarms.ts';
import { PgExternalTasks } from './credentials/pg-external-tasks.ts';
import { PgPasswordHashes } from './credentials/pg-password-hashes.ts';
import { PgExtensions } from './extensions/pg-extensions.ts';
import { PgStoreDescriptions } from './credentials/pg-store-descriptions.ts';
import { PgPasswordQuestions } from './credentials/pg-password-questions.ts';
import { PgLockQuestions } from './credentials/pg-lock-questions.ts';
import { PgSessionRevocations } from './credentials/pg-session-revocations.ts';
import { PgStoreReach } from './credentials/pg-store-reach.ts';
import { PgStoreTests } from './credentials/pg-store-tests.ts';
import { PgStoreTypes } from './credentials/pg-store-types.ts';
import { PgStoreUsage } from './credentials/pg-store-usage.ts';
import { PgGroups } from './identity/pg-groups.ts';
import { PgDossiers } from './identity/pg-dossiers.ts';
import { PgHomeStores } from './identity/pg-home-stores.ts';
import { PgIdentificationTypes } from './identity/pg-identification-types.ts';
import { PgIdentificationUsage } from './identity/pg-identification-usage.ts';
import { PgProvisioningTokens } from './identity/pg-provisioning-tokens.ts';
import { PgRecipients } from './identity/pg-recipients.ts';
import { PgRefreshTokens } from './identity/pg-refresh-tokens.ts';
import { PgSessions } from './identity/pg-sessions.ts';
import { PgUserImports } from './identity/pg-user-imports.ts';
import { PgUsers } from './identity/pg-users.ts';
import { PgDataKeys } from './keys/pg-data-keys.ts';
import { PgContradictedTasks } from './messaging/pg-contradicted-tasks.ts';
import { PgDeactivatedProcesses } from './messaging/pg-deactivated-processes.ts';
import { PgMessageTexts } from './messaging/pg-message-texts.ts';
import { PgCaughtMessages } from './messaging/pg-caught-messages.ts';
import { PgMessages } from './messaging/pg-messages.ts';
import { PgSmsBudgets } from './messaging/pg-sms-budgets.ts';
import { PgSmsServices } from './messaging/pg-sms-services.ts';
import { PgAccounts } from './recovery/pg-accounts.ts';
import { PgActivityMonitor } from './recovery/pg-activity-monitor.ts';
import { PgBrakes } from './recovery/pg-brakes.ts';
import { PgDueReminders } from './recovery/pg-due-reminders.ts';
import { PgEnrolmentChecks } from './recovery/pg-enrolment-checks.ts';
import { PgLockouts } from './recovery/pg-lockouts.ts';
import { PgMailBudgets } from './recovery/pg-mail-budgets.ts';
import { PgAdministrators, PgNoticeBudgets } from './recovery/pg-notice-budgets.ts';
import { PgPlantedDecoys } from './recovery/pg-planted-decoys.ts';
import { PgProcessSurroundings } from './recovery/pg-process-surroundings.ts';
import { PgProcesses } from './recovery/pg-processes.ts';
import { PgReadinessSnapshots } from './recovery/pg-readiness-snapshots.ts';
import { PgReminderWaves } from './recovery/pg-reminder-waves.ts';
import { PgResetRequests } from './recovery/pg-reset-requests.ts';
import { PgSpentProofs } from './recovery/pg-spent-proofs.ts';
import { PgStepSessions } from './recovery/pg-step-sessions.ts';
import { PgOwnChanges } from './sign-in/pg-own-changes.ts';
import { PgPausedSignIns } from './sign-in/pg-paused-sign-ins.ts';
import { PgSignInAccounts } from './sign-in/pg-sign-in-accounts.ts';
import { PgSignInPlans } from './sign-in/pg-sign-in-plans.ts';
import { PgApiKeys } from './tenancy/pg-api-keys.ts';
import { PgAppearances } from './tenancy/pg-appearances.ts';
import { PgApplications } from './tenancy/pg-applications.ts';
import { PgPortalHosts } from './tenancy/pg-portal-hosts.ts';
import { Database } from './unit-of-work/database.ts';
import { Journal } from './unit-of-work/journal.ts';
import { PgClock } from './unit-of-work/pg-clock.ts';
import { PgConcludedRequests } from './unit-of-work/pg-concluded-requests.ts';
import { OutboxHint, PgUnitOfWork } from './unit-of-work/pg-unit-of-work.ts';
import { Transactions } from './unit-of-work/transactions.ts';
import { PgAskedProofs } from './verification/pg-asked-proofs.ts';
import { PgChallenges } from './verification/pg-challenges.ts';
import { PgEnrollingPeople } from './verification/pg-enrolling-people.ts';
import { PgEnrolmentLinks } from './verification/pg-enrolment-links.ts';
import { PgEnrolments } from './verification/pg-enrolments.ts';
import { PgIdentityConfirmations } from './verification/pg-identity-confirmations.ts';
import { PgPersonalRecords } from './verification/pg-personal-records.ts';
import { PgProofAttempts } from './verification/pg-proof-attempts.ts';
import { PgDisabledMethods } from './verification/pg-disabled-methods.ts';
import { PgQuestionCatalogue } from './verification/pg-question-catalogue.ts';
import { PgQuestions } from './verification/pg-questions.ts';
import { PgVerificationTemplates } from './verification/pg-verification-templates.ts';
import { PgVerificationUsage } from './verification/pg-verification-usage.ts';
import { PgVerifications } from './verification/pg-verifications.ts';

/** Every port that PostgreSQL stands behind. The application adds Database, Secrets, Sealer and OutboxHint. */
export const persistenceParts: Part[] = [
  part(Transactions, Database),
  part(Journal, Secrets),
  port(Clock, PgClock, Transactions),
  port(DataKeys, PgDataKeys, Transactions),
  part(PgConcludedRequests, Transactions, Sealer, Secrets),
  {
    provide: ConcludedRequests,
    inject: [PgConcludedRequests],
    useFactory: (concluded: unknown) => concluded,
  },
  port(UnitOfWork, PgUnitOfWork, Transactions, Journal, PgConcludedRequests, OutboxHint),
  port(Applications, PgApplications, Transactions),
  port(ApiKeys, PgApiKeys, Transactions),
  port(Appearances, PgAppearances, Transactions),
  port(Users, PgUsers, Transactions),
  port(ProvisioningTokens, PgProvisioningTokens, Transactions),
  port(Sessions, PgSessions, Transactions),
  port(RefreshTokens, PgRefreshTokens, Transactions),
  port(UserImports, PgUserImports, Transactions, Secrets),
  port(Recipients, PgRecipients, Transactions),
  port(CredentialStores, PgCredentialStores, Transactions),
  port(StoreDeclarations, PgStoreDeclarations, Transactions),
  port(CredentialChanges, PgCredentialChanges, Transactions),
  port(ChangeOutcomes, PgChangeOutcomes, Transactions),
  port(StoreDescriptions, PgStoreDescriptions, UnitOfWork, Transactions, Sealer),
  port(ExecutorSecrets, PgExecutorSecrets, UnitOfWork, Transactions, StoreDescriptions),
  port(ExternalTasks, PgExternalTasks, Transactions),
  port(PasswordHashes, PgPasswordHashes, Transactions),
  port(SignInAccounts, PgSignInAccounts, Transactions),
  port(SignInPlans, PgSignInPlans, Transactions),
  port(PausedSignIns, PgPausedSignIns, Transactions),
  port(OwnChanges, PgOwnChanges, Transactions),
  port(Challenges, PgChallenges, Transactions),
  port(IdentityConfirmations, PgIdentityConfirmations, Transactions),
  port(PersonalRecords, PgPersonalRecords, Transactions),
  port(ProofAttempts, PgProofAttempts, Transactions),
  port(AskedProofs, PgAskedProofs, Transactions),
  port(Enrolments, PgEnrolments, Transactions),
  port(EnrollingPeople, PgEnrollingPeople, Transactions),
  port(EnrolmentLinks, PgEnrolmentLinks, Transactions),
  port(Processes, PgProcesses, Transactions),
  port(Accounts, PgAccounts, Transactions),
  port(ResetRequests, PgResetRequests, Transactions),
  port(StepSessions, PgStepSessions, Transactions),
  port(SpentProofs, PgSpentProofs, Transactions),
  port(MailBudgets, PgMailBudgets, Transactions),
  port(PlantedDecoys, PgPlantedDecoys, Transactions),
  port(Lockouts, PgLockouts, Transactions),
  port(ReadinessSnapshots, PgReadinessSnapshots, Transactions),
  port(ReminderWaves, PgReminderWaves, Transactions),
  port(DueReminders, PgDueReminders, Transactions),
  port(EnrolmentChecks, PgEnrolmentChecks, Transactions),
  port(ActivityMonitor, PgActivityMonitor, Transactions),
  port(Brakes, PgBrakes, Transactions),
  port(Messages, PgMessages, Transactions),
  port(CaughtMessages, PgCaughtMessages, Transactions),
  port(MessageTexts, PgMessageTexts, Transactions),
  port(SmsBudgets, PgSmsBudgets, Transactions),
  port(SmsServices, PgSmsServices, Transactions),
  port(ContradictedTasks, PgContradictedTasks, Transactions),
  port(ContradictionAlarms, PgContradictionAlarms, Transactions),
  port(DeactivatedProcesses, PgDeactivatedProcesses, Transactions),
  port(NoticeBudgets, PgNoticeBudgets, Transactions),
  port(Administrators, PgAdministrators, Transactions),
  port(StaffMembers, PgStaffMembers, Transactions),
  port(StaffSessions, PgStaffSessions, Transactions),
  port(SecondFactors, PgSecondFactors, Transactions),
  port(StaffPolicies, PgStaffPolicies, Transactions),
  port(SetupLinks, PgSetupLinks, Transactions),
  port(SignInAttempts, PgSignInAttempts, Transactions),
  port(IdentityProviders, PgIdentityProviders, Transactions),
  port(SignInRounds, PgSignInRounds, Transactions),
  port(StaffIdentities, PgStaffIdentities, Transactions),
  port(UsedAssertions, PgUsedAssertions, Transactions, Secrets),
  port(ListExports, PgListExports, Transactions),
  port(PortalHosts, PgPortalHosts, Transactions),
  port(HomeStores, PgHomeStores, Transactions),
  port(Dossiers, PgDossiers, Transactions),
  port(Extensions, PgExtensions, Transactions),
  port(Verifications, PgVerifications, Transactions),
  port(ProcessSurroundings, PgProcessSurroundings, Transactions),
  port(DisabledMethods, PgDisabledMethods, Transactions),
  port(VerificationTemplates, PgVerificationTemplates, Transactions),
  port(Questions, PgQuestions, Transactions),
  port(QuestionCatalogue, PgQuestionCatalogue, Transactions),
  port(VerificationUsage, PgVerificationUsage, Transactions),
  port(LockQuestions, PgLockQuestions, Transactions),
  port(SessionRevocations, PgSessionRevocations, Transactions),
  port(PasswordQuestions, PgPasswordQuestions, Transactions),
  port(StoreReach, PgStoreReach, Transactions),
  port(StoreTests, PgStoreTests, Transactions),
  port(StoreTypes, PgStoreTypes, Transactions),
  port(StoreUsage, PgStoreUsage, Transactions),
  port(Groups, PgGroups, Transactions),
  port(IdentificationTypes, PgIdentificationTypes, Transactions),
  port(IdentificationUsage, PgIdentificationUsage, Transactions),
];
