import { part, UnitOfWork } from '@latchkey/kernel';
import { FindStaffHandler, FindStaffMemberHandler } from '../access/find-staff.ts';
import { FindAuditEntriesHandler } from '../audit/find-audit-entries.ts';
import {
  FindCredentialStoreHandler,
  FindCredentialStoresHandler,
  FindCredentialStoreTypesHandler,
} from '../credentials/find-credential-stores.ts';
import { FindUserHandler, FindUsersHandler } from '../identity/find-users.ts';
import { FindDecoyHandler, FindDecoysHandler } from '../recovery/find-decoys.ts';
import { FindLockoutHandler, FindLockoutsHandler } from '../recovery/find-lockouts.ts';
import { FindProcessesHandler, FindProcessHandler } from '../recovery/find-processes.ts';
import {
  FindActivityHandler,
  FindResetRequestHandler,
  FindResetRequestsHandler,
} from '../recovery/find-reset-requests.ts';
import { FindApiKeysHandler } from '../tenancy/find-api-keys.ts';
import { FindApplicationHandler, FindApplicationsHandler } from '../tenancy/find-applications.ts';
import { Transactions } from '../unit-of-work/transactions.ts';
import { FindVerificationHandler, FindVerificationsHandler } from '../verification/find-verifications.ts';
import { Reads } from './reads.ts';

/** What the read models of administration are made of. */
export const readModelParts = [part(Reads, UnitOfWork, Transactions)];

/** Every list and every single thing that staff can look at. */
export const administrationQueries = [
  FindStaffHandler,
  FindStaffMemberHandler,
  FindApplicationsHandler,
  FindApplicationHandler,
  FindApiKeysHandler,
  FindUsersHandler,
  FindUserHandler,
  FindCredentialStoresHandler,
  FindCredentialStoreHandler,
  FindCredentialStoreTypesHandler,
  FindVerificationsHandler,
  FindVerificationHandler,
  FindProcessesHandler,
  FindProcessHandler,
  FindDecoysHandler,
  FindDecoyHandler,
  FindLockoutsHandler,
  FindLockoutHandler,
  FindResetRequestsHandler,
  FindResetRequestHandler,
  FindActivityHandler,
  FindAuditEntriesHandler,
];
