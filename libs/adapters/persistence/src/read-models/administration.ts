import { part, UnitOfWork } from '@latchkey/kernel';
import { Processes, ProcessSurroundings } from '@latchkey/recovery';
import {
  FindIdentityProviderHandler,
  FindIdentityProvidersHandler,
  FindSignInProvidersHandler,
} from '../access/find-identity-providers.ts';
import { FindSecondFactorHandler, FindSecondFactorsHandler } from '../access/find-second-factors.ts';
import { FindStaffHandler, FindStaffMemberHandler } from '../access/find-staff.ts';
import { FindAuditEntriesHandler } from '../audit/find-audit-entries.ts';
import {
  FindCredentialStoreHandler,
  FindCredentialStoresHandler,
  FindCredentialStoreTypeHandler,
  FindCredentialStoreTypesHandler,
} from '../credentials/find-credential-stores.ts';
import { FindLockQuestionHandler } from '../credentials/find-lock-question.ts';
import { FindSessionRevocationsHandler } from '../credentials/find-session-revocations.ts';
import { FindStoreTestHandler, FindStoreTestsHandler } from '../credentials/find-store-tests.ts';
import { FindGroupHandler, FindGroupMembersHandler, FindGroupsHandler } from '../identity/find-groups.ts';
import {
  FindIdentificationTypeHandler,
  FindIdentificationTypesHandler,
} from '../identity/find-identification-types.ts';
import { FindExtensionHandler, FindExtensionsHandler } from '../extensions/find-extensions.ts';
import {
  FindSmsMessagesHandler,
  FindSmsServiceHandler,
  FindSmsServicesHandler,
} from '../messaging/find-sms-services.ts';
import { FindProvisioningTokensHandler } from '../identity/find-provisioning-tokens.ts';
import { FindProvisionedGroupHandler, MemberLists, SearchGroupsHandler } from '../identity/search-groups.ts';
import { FindProvisionedUserHandler, SearchUsersHandler } from '../identity/search-users.ts';
import {
  FindUserImportFaultsHandler,
  FindUserImportHandler,
  FindUserImportsHandler,
} from '../identity/find-user-imports.ts';
import { FindUserHandler, FindUsersHandler } from '../identity/find-users.ts';
import { FindMessageTextHandler, FindMessageTextsHandler } from '../messaging/find-message-texts.ts';
import { FindReadinessHandler, FindUserReadinessHandler } from '../recovery/find-readiness.ts';
import { FindEnrolmentLinksHandler } from '../verification/find-enrolment-links.ts';
import {
  FindIdentityConfirmationHandler,
  FindIdentityConfirmationsHandler,
} from '../verification/find-identity-confirmations.ts';
import { FindUserEnrolmentsHandler } from '../verification/find-user-enrolments.ts';
import {
  FindProcessesHandler,
  FindProcessHandler,
  FindProcessVersionsHandler,
} from '../recovery/find-processes.ts';
import { FindDecoyHandler, FindDecoysHandler } from '../recovery/find-decoys.ts';
import { FindExplanationHandler } from '../recovery/find-explanation.ts';
import { FindLockoutHandler, FindLockoutsHandler } from '../recovery/find-lockouts.ts';
import {
  FindActivityHandler,
  FindResetRequestHandler,
  FindResetRequestsHandler,
} from '../recovery/find-reset-requests.ts';
import { FindRemindersHandler } from '../recovery/find-reminders.ts';
import { Practice } from '../recovery/practice.ts';
import { Rehearsal, SimulateProcessHandler } from '../recovery/simulate-process.ts';
import { FindApiKeysHandler } from '../tenancy/find-api-keys.ts';
import { FindCallsHandler, SummarizeCallsHandler } from '../tenancy/find-calls.ts';
import { FindApplicationHandler, FindApplicationsHandler } from '../tenancy/find-applications.ts';
import { Transactions } from '../unit-of-work/transactions.ts';
import { FindQuestionHandler, FindQuestionsHandler } from '../verification/find-questions.ts';
import {
  FindDisabledMethodsHandler,
  FindVerificationHandler,
  FindVerificationsHandler,
} from '../verification/find-verifications.ts';
import {
  FindVerificationTemplateHandler,
  FindVerificationTemplatesHandler,
} from '../verification/find-verification-templates.ts';
import { Reads } from './reads.ts';

/** What the read models of administration are made of. */
export const readModelParts = [
  part(Reads, UnitOfWork, Transactions),
  part(MemberLists, Reads),
  part(Practice, Transactions),
  part(Rehearsal, Processes, ProcessSurroundings, Practice),
];

/** Every list and every single thing that staff can look at. */
export const administrationQueries = [
  FindMessageTextsHandler,
  FindMessageTextHandler,
  FindSmsMessagesHandler,
  FindSmsServiceHandler,
  FindSmsServicesHandler,
  FindStaffHandler,
  FindSecondFactorsHandler,
  FindSecondFactorHandler,
  FindStaffMemberHandler,
  FindIdentityProvidersHandler,
  FindSignInProvidersHandler,
  FindIdentityProviderHandler,
  FindApplicationsHandler,
  FindApplicationHandler,
  FindApiKeysHandler,
  FindCallsHandler,
  SummarizeCallsHandler,
  FindUsersHandler,
  FindEnrolmentLinksHandler,
  FindUserEnrolmentsHandler,
  FindIdentityConfirmationsHandler,
  FindIdentityConfirmationHandler,
  FindReadinessHandler,
  FindUserReadinessHandler,
  FindRemindersHandler,
  FindUserHandler,
  FindGroupsHandler,
  FindGroupHandler,
  FindGroupMembersHandler,
  FindUserImportsHandler,
  FindUserImportHandler,
  FindUserImportFaultsHandler,
  FindProvisioningTokensHandler,
  SearchUsersHandler,
  FindProvisionedUserHandler,
  SearchGroupsHandler,
  FindProvisionedGroupHandler,
  FindIdentificationTypesHandler,
  FindIdentificationTypeHandler,
  FindCredentialStoresHandler,
  FindCredentialStoreHandler,
  FindCredentialStoreTypeHandler,
  FindCredentialStoreTypesHandler,
  FindStoreTestsHandler,
  FindStoreTestHandler,
  FindLockQuestionHandler,
  FindSessionRevocationsHandler,
  FindVerificationsHandler,
  FindVerificationHandler,
  FindVerificationTemplatesHandler,
  FindVerificationTemplateHandler,
  FindDisabledMethodsHandler,
  FindQuestionsHandler,
  FindQuestionHandler,
  FindProcessesHandler,
  FindProcessHandler,
  FindProcessVersionsHandler,
  SimulateProcessHandler,
  FindExtensionsHandler,
  FindExtensionHandler,
  FindDecoysHandler,
  FindDecoyHandler,
  FindLockoutsHandler,
  FindLockoutHandler,
  FindResetRequestsHandler,
  FindResetRequestHandler,
  FindActivityHandler,
  FindExplanationHandler,
  FindAuditEntriesHandler,
];
