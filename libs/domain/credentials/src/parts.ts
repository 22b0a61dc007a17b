import { ExtensionRunner } from '@latchkey/extensions';
import { Users } from '@latchkey/identity';
import {
  Clock,
  HandOver,
  HandOverOpener,
  part,
  port,
  ReplySealer,
  Secrets,
  UnitOfWork,
} from '@latchkey/kernel';
import { ChangeConsequences } from './change/change-consequences.ts';
import { CredentialChanges } from './change/credential-changes.ts';
import { CallSignatures, ExecutorSecrets } from './external-task/executor.ts';
import { ExternalTasks } from './external-task/external-tasks.ts';
import { TaskMarks, TaskOpening } from './external-task/task-opening.ts';
import { TaskOrders } from './external-task/task-orders.ts';
import { PasswordGenerator } from './generation/password-generator.ts';
import { PasswordLetters, PasswordParcels } from './generation/password-parcels.ts';
import { Blocklist } from './password-policy/blocklist.ts';
import { BreachedPasswords } from './password-policy/breached-passwords.ts';
import { PasswordPolicies } from './password-policy/password-policy.ts';
import { StoreDeclarations, StorePolicies } from './password-policy/store-policies.ts';
import { PasswordHashes } from './store/password-hashes.ts';
import { CredentialStores } from './store/credential-stores.ts';
import { StoreDrivers } from './store/store-driver.ts';
import {
  ApplyCredentialChangeHandler,
  ChangeJournal,
  ChangeVerdict,
  StoreCalls,
} from './use-cases/apply-credential-change.ts';
import { AnswerExternalTaskHandler, HeldTasks, TaskVerdict } from './use-cases/answer-external-task.ts';
import { ClaimExternalTasksHandler, TaskLeases } from './use-cases/claim-external-tasks.ts';
import { CopyStoreTypeHandler } from './use-cases/copy-store-type.ts';
import { CreateCredentialStoreHandler, StoreEntry } from './use-cases/create-credential-store.ts';
import { DecideStoreUseHandler } from './use-cases/decide-store-use.ts';
import { KeepExternalTaskHandler } from './use-cases/keep-external-task.ts';
import { DeleteCredentialStoreHandler } from './use-cases/delete-credential-store.ts';
import { AccountLock, LockAccountHandler } from './use-cases/lock-account.ts';
import { GenerationJournal, MakePasswordHandler } from './use-cases/make-password.ts';
import { ProveExecutorCallHandler } from './use-cases/prove-executor-call.ts';
import { PushExternalTaskHandler, PushJournal } from './use-cases/push-external-task.ts';
import { CallExamination, TryExecutorCallHandler } from './use-cases/try-executor-call.ts';
import { DeleteStoreTypeHandler } from './use-cases/delete-store-type.ts';

/** What the worker needs beside the ports to change passwords. */
export const credentialWorkerParts = [
  part(ChangeVerdict, StoreDrivers, ChangeConsequences, ExternalTasks, Clock),
  part(ChangeJournal, UnitOfWork, CredentialChanges, ChangeVerdict, Clock),
  part(StoreCalls, StoreDrivers, HandOverOpener),
  part(GenerationJournal, UnitOfWork, CredentialChanges, ChangeConsequences, Clock),
  part(PasswordGenerator, ExtensionRunner, Secrets),
  part(PasswordParcels, HandOver, ReplySealer, PasswordLetters),
];

export const credentialWorkerHandlers = [
  ApplyCredentialChangeHandler,
  MakePasswordHandler,
  PushExternalTaskHandler,
];

/** What hands changes to executors that are not called like a store. */
const taskParts = [part(TaskOrders, Secrets), part(TaskMarks, Secrets, Clock)];

/** Beside `credentialWorkerParts`: tasks are opened, and pushed. */
export const externalTaskWorkerParts = [
  ...taskParts,
  part(TaskOpening, ExternalTasks, CredentialChanges, TaskOrders, TaskMarks),
  part(PushJournal, UnitOfWork, ExternalTasks, TaskOrders, Clock),
];

/** Where executors call: their word is believed, and what follows from it is written. */
export const executorCallParts = [
  ...taskParts,
  part(HeldTasks, CredentialChanges, ExternalTasks, TaskOrders, Clock),
  part(TaskVerdict, HeldTasks, ChangeConsequences),
  part(TaskLeases, ExternalTasks, TaskOrders, Clock),
];

export const executorCallHandlers = [
  ProveExecutorCallHandler,
  AnswerExternalTaskHandler,
  ClaimExternalTasksHandler,
  KeepExternalTaskHandler,
];

/** The password policy of each store. */
export const passwordPolicyParts = [
  port(PasswordPolicies, StorePolicies, StoreDeclarations, Blocklist, BreachedPasswords),
];

/** What an application needs beside the ports to administer stores. */
export const credentialAdministrationParts = [
  part(StoreEntry, CredentialStores, Secrets, Clock),
  part(AccountLock, Users, PasswordHashes),
  part(CallExamination, ExecutorSecrets, CallSignatures),
];

export const credentialAdministrationHandlers = [
  CreateCredentialStoreHandler,
  DecideStoreUseHandler,
  DeleteCredentialStoreHandler,
  CopyStoreTypeHandler,
  DeleteStoreTypeHandler,
  TryExecutorCallHandler,
  LockAccountHandler,
];
