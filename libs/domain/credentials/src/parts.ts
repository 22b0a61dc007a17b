import { ExtensionRunner } from '@latchkey/extensions';
import { Users } from '@latchkey/identity';
import {
  Clock,
  HandOver,
  HandOverOpener,
  part,
  port,
  ReplySealer,
  Sealer,
  Secrets,
  UnitOfWork,
} from '@latchkey/kernel';
import { ChangeVerdict, EarlierAttempts } from './change/change-verdict.ts';
import { ChangeConsequences } from './change/change-consequences.ts';
import { ChangeOutcomes } from './change/change-outcomes.ts';
import { CredentialChanges } from './change/credential-changes.ts';
import { OutcomeSignal, OutcomeWait } from './change/outcome-wait.ts';
import { SealedConclusion } from './change/sealed-conclusion.ts';
import { CallSignatures, ExecutorSecrets } from './external-task/executor.ts';
import { CallPauses, StoreCalls } from './change/store-calls.ts';
import { ExternalTasks } from './external-task/external-tasks.ts';
import { TaskMarks, TaskOpening } from './external-task/task-opening.ts';
import { TaskOrders } from './external-task/task-orders.ts';
import { PasswordGenerator } from './generation/password-generator.ts';
import { PasswordLetters, PasswordParcels } from './generation/password-parcels.ts';
import { Blocklist } from './password-policy/blocklist.ts';
import { PasswordQuestions } from './password-question/password-question.ts';
import { BreachedPasswords } from './password-policy/breached-passwords.ts';
import { PasswordPolicies } from './password-policy/password-policy.ts';
import { SessionRevocations } from './session-revocation/session-revocations.ts';
import { WantedRevocations } from './session-revocation/wanted-revocations.ts';
import { StoreDeclarations, StorePolicies } from './password-policy/store-policies.ts';
import { PasswordHashes } from './store/password-hashes.ts';
import { CredentialStores } from './store/credential-stores.ts';
import { StoreDrafts } from './store/store-draft.ts';
import { StoreDrivers } from './store/store-driver.ts';
import { StoreKinds } from './store/store-kinds.ts';
import { StoreReach } from './store/store-reach.ts';
import { StoreSecretBox } from './store/store-secret-box.ts';
import { StoreTests } from './store-test/store-tests.ts';
import { StoreTypes } from './store-type/store-types.ts';
import { ApplyCredentialChangeHandler, ChangeJournal } from './use-cases/apply-credential-change.ts';
import { AnswerExternalTaskHandler, HeldTasks, TaskVerdict } from './use-cases/answer-external-task.ts';
import { ClaimExternalTasksHandler, TaskLeases } from './use-cases/claim-external-tasks.ts';
import { CopyStoreTypeHandler } from './use-cases/copy-store-type.ts';
import { LockQuestions } from './lock-question/lock-questions.ts';
import {
  AnswerPasswordQuestionHandler,
  PasswordQuestionJournal,
} from './use-cases/answer-password-question.ts';
import { RemotePasswords } from './use-cases/ask-password.ts';
import { AskLockStateHandler, LockQuestionEntry } from './use-cases/ask-lock-state.ts';
import { LockQuestionJournal, ReadLockStateHandler } from './use-cases/read-lock-state.ts';
import { AskStoreTestHandler, StoreTestEntry } from './use-cases/ask-store-test.ts';
import {
  CreateCredentialStoreHandler,
  StoreEntry,
  StoreKeeping,
} from './use-cases/create-credential-store.ts';
import { CreateStoreTypeHandler, StoreTypeMaking } from './use-cases/create-store-type.ts';
import { FindStoreKindsHandler } from './use-cases/find-store-kinds.ts';
import {
  LookAtStoreHandler,
  RunStoreTestHandler,
  StoreLook,
  StoreTestWriting,
} from './use-cases/run-store-test.ts';
import { RevocationJournal, RevokeSessionsHandler } from './use-cases/revoke-sessions.ts';
import { UpdateCredentialStoreHandler } from './use-cases/update-credential-store.ts';
import { DecideStoreUseHandler } from './use-cases/decide-store-use.ts';
import { KeepExternalTaskHandler } from './use-cases/keep-external-task.ts';
import { DeleteCredentialStoreHandler } from './use-cases/delete-credential-store.ts';
import { AccountLock, LockAccountHandler } from './use-cases/lock-account.ts';
import { GenerationJournal, MakePasswordHandler } from './use-cases/make-password.ts';
import { ProveExecutorCallHandler } from './use-cases/prove-executor-call.ts';
import { PushExternalTaskHandler, PushJournal } from './use-cases/push-external-task.ts';
import { CallExamination, TryExecutorCallHandler } from './use-cases/try-executor-call.ts';
import { DeleteStoreTypeHandler } from './use-cases/delete-store-type.ts';

/** Beside the ports: what puts a question after a lock state. */
export const lockQuestionParts = [part(LockQuestionEntry, Users, LockQuestions, Secrets, Clock)];

/** Beside the ports: what the worker answers it with. */
export const lockReadingParts = [
  part(StoreLook, UnitOfWork, CredentialStores, StoreTypes, StoreDrivers),
  part(LockQuestionJournal, UnitOfWork, LockQuestions, Users, Clock),
];

/** Beside the ports: what has sessions end that others hold. */
export const wantedRevocationParts = [part(WantedRevocations, SessionRevocations, Secrets)];

/** What the worker needs beside the ports to change passwords. */
export const credentialWorkerParts = [
  part(ChangeVerdict, ChangeConsequences, StoreReach, ExternalTasks, Clock),
  part(EarlierAttempts, StoreDrivers, ChangeVerdict),
  part(ChangeJournal, UnitOfWork, CredentialChanges, EarlierAttempts, ChangeVerdict),
  part(StoreCalls, StoreDrivers, HandOverOpener, CallPauses),
  part(GenerationJournal, UnitOfWork, CredentialChanges, ChangeConsequences, Clock),
  part(PasswordGenerator, ExtensionRunner, Secrets),
  part(PasswordParcels, HandOver, ReplySealer, PasswordLetters),
  ...lockReadingParts,
  part(PasswordQuestionJournal, UnitOfWork, PasswordQuestions, Clock),
  part(StoreTestWriting, StoreTests, StoreReach, Clock),
  part(RevocationJournal, UnitOfWork, SessionRevocations, Clock),
];

export const credentialWorkerHandlers = [
  AnswerPasswordQuestionHandler,
  ApplyCredentialChangeHandler,
  LookAtStoreHandler,
  MakePasswordHandler,
  PushExternalTaskHandler,
  ReadLockStateHandler,
  RevokeSessionsHandler,
  RunStoreTestHandler,
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

/** Passwords that people give: sealed to the worker, and waited for. */
export const ownPasswordParts = [
  part(SealedConclusion, HandOver, UnitOfWork),
  part(OutcomeWait, UnitOfWork, ChangeOutcomes, OutcomeSignal),
];

/** Passwords of stores that only the worker can ask. */
export const remotePasswordParts = [
  part(
    RemotePasswords,
    ...([HandOver, UnitOfWork, PasswordQuestions, OutcomeSignal, Secrets, Clock] as const),
  ),
];

/** The password policy of each store. */
export const passwordPolicyParts = [
  port(PasswordPolicies, StorePolicies, StoreDeclarations, Blocklist, BreachedPasswords),
];

/** What an application needs beside the ports to administer stores. */
export const credentialAdministrationParts = [
  part(StoreSecretBox, Sealer),
  part(StoreDrafts, StoreKinds),
  part(StoreKeeping, CredentialStores, StoreTypes, StoreDrafts, StoreSecretBox),
  part(StoreEntry, StoreKeeping, Secrets, Clock),
  part(StoreTypeMaking, StoreKinds, Secrets),
  part(StoreTestEntry, CredentialStores, StoreTests, Secrets, Clock),
  part(AccountLock, Users, PasswordHashes),
  ...lockQuestionParts,
  part(CallExamination, ExecutorSecrets, CallSignatures),
];

export const credentialAdministrationHandlers = [
  AskLockStateHandler,
  AskStoreTestHandler,
  CreateCredentialStoreHandler,
  CreateStoreTypeHandler,
  FindStoreKindsHandler,
  UpdateCredentialStoreHandler,
  DecideStoreUseHandler,
  DeleteCredentialStoreHandler,
  CopyStoreTypeHandler,
  DeleteStoreTypeHandler,
  TryExecutorCallHandler,
  LockAccountHandler,
];
