import { Clock, HandOver, part, port, Secrets, UnitOfWork } from '@latchkey/kernel';
import {
  ChangeConsequences,
  CredentialChanges,
  ownPasswordParts,
  PasswordLetters,
  PasswordPolicies,
  wantedRevocationParts,
  WantedRevocations,
} from '@latchkey/credentials';
import { Users } from '@latchkey/identity';
import { Messages } from '@latchkey/messaging';
import { OwnChangeConsequences, ownChangeConsequenceParts, SignInEnding } from '@latchkey/sign-in';
import {
  AskedProofs,
  Challenges,
  EmailMethod,
  EnrollableMethods,
  EnrolmentBox,
  Enrolments,
  PersonalData,
  PersonalRecords,
  ProofAttempts,
} from '@latchkey/verification';
import { Brakes } from './brake/brakes.ts';
import { CallerBrakes } from './brake/caller-brakes.ts';
import { CallerCounters } from './brake/caller-counters.ts';
import { BrakeLimits } from './brake/limits.ts';
import { SignInBrakes } from './brake/sign-in-brakes.ts';
import { EnrolmentChecks } from './enrolment-check/enrolment-checks.ts';
import { ActivityMonitor } from './lockout/activity-monitor.ts';
import { LockoutOpening } from './lockout/lockout-opening.ts';
import { Lockouts } from './lockout/lockouts.ts';
import { KnownDevices } from './mail-budget/known-devices.ts';
import { MailBudgets } from './mail-budget/mail-budgets.ts';
import { MailPosting } from './mail-budget/mail-posting.ts';
import { Administrators } from './notice/administrators.ts';
import { PlantedDecoys } from './planted-decoy/planted-decoys.ts';
import { ProcessSurroundings } from './process/process-surroundings.ts';
import { Processes } from './process/processes.ts';
import { ProofReading, ProofsOfWork } from './proof-of-work/proofs-of-work.ts';
import { Puzzles } from './proof-of-work/puzzles.ts';
import { SpentProofs } from './proof-of-work/spent-proofs.ts';
import { WaitingTickets } from './proof-of-work/waiting-tickets.ts';
import { ReadinessSnapshots } from './readiness/readiness.ts';
import { ReminderMail } from './reminder/reminder-mail.ts';
import { ReminderWaves } from './reminder/reminder-waves.ts';
import { Accounts } from './reset-request/accounts.ts';
import { ResetRequests } from './reset-request/reset-requests.ts';
import { AcceptProcessRiskHandler } from './use-cases/accept-process-risk.ts';
import { ActivateProcessHandler, ProcessActivation } from './use-cases/activate-process.ts';
import { AskProofHandler, ProofQuestioning } from './use-cases/ask-proof.ts';
import { AwaitOutcomeHandler } from './use-cases/await-outcome.ts';
import { BeginRemindersHandler } from './use-cases/begin-reminders.ts';
import { ChangeProcessDraftHandler } from './use-cases/change-process-draft.ts';
import { CheckEnrolmentsHandler, CheckKeeping } from './use-cases/check-enrolments.ts';
import { CreateProcessHandler, ProcessEntry } from './use-cases/create-process.ts';
import { DeactivateProcessHandler } from './use-cases/deactivate-process.ts';
import { DeleteProcessHandler } from './use-cases/delete-process.ts';
import { ExpireResetHandler } from './use-cases/expire-reset.ts';
import { FindProcessOptionsHandler } from './use-cases/find-process-options.ts';
import { FindResetHandler, ResetViews } from './use-cases/find-reset.ts';
import { FindStepSessionHandler } from './use-cases/find-step-session.ts';
import { FurtherProofs } from './use-cases/further-proofs.ts';
import { FlowGate } from './use-cases/flow-gate.ts';
import { OpenStepSessionHandler } from './use-cases/open-step-session.ts';
import { FurnishMagicPeopleHandler } from './use-cases/furnish-magic-people.ts';
import { DecoyEntry, PlantDecoyHandler } from './use-cases/plant-decoy.ts';
import { ProofAcceptance } from './use-cases/proven-flow.ts';
import { LinkJudgement, LinkLookup, RedeemLinkHandler } from './use-cases/redeem-link.ts';
import { DemandReadinessHandler } from './use-cases/demand-readiness.ts';
import { DemandRemindersHandler, WaveDemand } from './use-cases/demand-reminders.ts';
import { RebuildReadinessHandler, RefreshReadinessHandler } from './use-cases/rebuild-readiness.ts';
import { RemindPeopleHandler } from './use-cases/remind-people.ts';
import { RemoveDecoyHandler } from './use-cases/remove-decoy.ts';
import { MailRepetition, ResendAllowance, ResendMailHandler } from './use-cases/resend-mail.ts';
import {
  GeneratePasswordHandler,
  RequestPasswordHandler,
  UnlockAccountHandler,
} from './use-cases/end-without-choosing.ts';
import { ResetPasswordHandler, ShownProofs } from './use-cases/reset-password.ts';
import { CodeAcceptance, ShownCodeSecrets, ShownLinks, ShownTypedCodes } from './use-cases/shown-code.ts';
import { ResetConsequences, SealedPasswordLetters } from './use-cases/reset-consequences.ts';
import { ResetMail, ResetMailParcel } from './use-cases/reset-mail.ts';
import { LinkRequests, MailResetLinkHandler, ResetLinkLetters } from './use-cases/mail-reset-link.ts';
import { RevalidateProcessesHandler } from './use-cases/revalidate-processes.ts';
import { RunPostResetHandler } from './use-cases/run-post-reset.ts';
import {
  ChangeIntention,
  ChangeMarks,
  PasswordExamination,
  SetPasswordHandler,
} from './use-cases/set-password.ts';
import { ResetOpening, StartAdmission, StartMail, StartResetHandler } from './use-cases/start-reset.ts';
import { CodeJudgement, SubmitProofHandler } from './use-cases/submit-proof.ts';
import {
  ProcessExamination,
  ScoreProcessHandler,
  ValidateProcessHandler,
} from './use-cases/validate-process.ts';
import { EnrolledProofs } from './use-cases/enrolled-proofs.ts';
import {
  FurtherProofBrakes,
  FurtherProofJudgement,
  SubmitFurtherProofHandler,
} from './use-cases/submit-further-proof.ts';
import { AdministratorNotices, TellAdministratorsHandler } from './use-cases/tell-administrators.ts';
import { TellOfContradictionHandler } from './use-cases/tell-of-contradiction.ts';
import { OutcomeSettlement, SettleOutcomeHandler } from './use-cases/settle-outcome.ts';
import { UnblockLockoutHandler } from './use-cases/unblock-lockout.ts';

/** Mails with links and codes, whoever asks for them. */
const resetMailParts = [
  part(EmailMethod, Secrets),
  part(ResetMailParcel, HandOver, Secrets),
  part(MailPosting, Messages, MailBudgets),
  part(ResetMail, EmailMethod, Challenges, MailPosting, ResetMailParcel),
];

/** What an application needs beside the ports to let people recover. */
export const recoveryParts = [
  ...resetMailParts,
  part(FlowGate, ResetRequests, Secrets),
  part(KnownDevices, Secrets),
  part(CallerCounters, Brakes, BrakeLimits, Secrets),
  part(SignInBrakes, CallerCounters),
  part(WaitingTickets, Secrets),
  part(ProofReading, Puzzles, WaitingTickets, Secrets),
  part(ProofsOfWork, ProofReading, SpentProofs, Clock, Secrets),
  part(CallerBrakes, CallerCounters, KnownDevices, ProofsOfWork, UnitOfWork),
  part(StartAdmission, Processes, ProofsOfWork, Clock),
  part(StartMail, ResetMail, KnownDevices),
  part(ResetOpening, Secrets, ResetRequests, StartMail, Clock),
  part(ResendAllowance, MailBudgets, KnownDevices),
  part(MailRepetition, ResendAllowance, ResetRequests, ResetMail, Clock),
  part(ProofAcceptance, Secrets, EmailMethod, ResetRequests),
  part(LockoutOpening, Lockouts, ActivityMonitor, Secrets),
  part(CodeJudgement, Challenges, ProofAcceptance, LockoutOpening, Clock),
  part(EnrolledProofs, EnrollableMethods, Enrolments, EnrolmentBox, AskedProofs, Accounts),
  part(PersonalData, PersonalRecords, Secrets),
  part(FurtherProofs, EnrolledProofs, PersonalData),
  part(ProofQuestioning, ResetRequests, ProofAcceptance, FurtherProofs, Clock),
  part(FurtherProofBrakes, ProofAttempts, LockoutOpening, Secrets, Clock),
  part(FurtherProofJudgement, ResetRequests, ProofAcceptance, FurtherProofs, FurtherProofBrakes),
  part(LinkLookup, Challenges, ResetRequests),
  part(LinkJudgement, Challenges, ProofAcceptance, Clock),
  part(ResetViews, ResetRequests, Challenges, Clock),
  part(PasswordExamination, UnitOfWork, ResetRequests, Accounts, PasswordPolicies),
  part(ChangeMarks, Secrets, KnownDevices),
  part(ChangeIntention, ResetRequests, CredentialChanges, ChangeMarks, Clock),
  ...ownPasswordParts,
  part(ShownCodeSecrets, Secrets, FlowGate),
  part(ShownLinks, UnitOfWork, ResetRequests, Challenges, ShownCodeSecrets),
  part(ShownTypedCodes, UnitOfWork, ResetRequests, Challenges, ProofAcceptance, ShownCodeSecrets),
  part(ShownProofs, ShownLinks, ShownTypedCodes, PasswordExamination),
  part(CodeAcceptance, ResetRequests, FlowGate, LinkJudgement, CodeJudgement),
];

/** The handlers of the end user's side. */
export const recoveryHandlers = [
  StartResetHandler,
  ResendMailHandler,
  SubmitProofHandler,
  RedeemLinkHandler,
  SubmitFurtherProofHandler,
  AskProofHandler,
  SetPasswordHandler,
  GeneratePasswordHandler,
  RequestPasswordHandler,
  UnlockAccountHandler,
  ResetPasswordHandler,
  FindResetHandler,
  AwaitOutcomeHandler,
  OpenStepSessionHandler,
  FindStepSessionHandler,
];

/** What follows from the word of a store: in the worker, and where external systems report. */
export const changeConsequenceParts = [
  ...ownChangeConsequenceParts,
  ...wantedRevocationParts,
  port(
    ChangeConsequences,
    ResetConsequences,
    ...([ResetRequests, SignInEnding, Messages, Secrets] as const),
    ...([OwnChangeConsequences, WantedRevocations] as const),
  ),
];

/** What the worker needs: the consequences of a changed password, and the end of what took too long. */
export const recoveryWorkerParts = [
  ...changeConsequenceParts,
  port(PasswordLetters, SealedPasswordLetters, HandOver),
  part(AdministratorNotices, Administrators, Messages, Secrets),
  part(ReminderMail, Messages, Secrets, Clock),
  part(CheckKeeping, EnrolmentChecks, Secrets, Clock),
];

export const recoveryWorkerHandlers = [
  ExpireResetHandler,
  RevalidateProcessesHandler,
  RebuildReadinessHandler,
  RefreshReadinessHandler,
  BeginRemindersHandler,
  CheckEnrolmentsHandler,
  RemindPeopleHandler,
  RunPostResetHandler,
  TellAdministratorsHandler,
  TellOfContradictionHandler,
];

/** What an application needs beside the ports to administer processes. */
export const recoveryAdministrationParts = [
  part(ProcessEntry, Processes, Secrets, Clock),
  part(ProcessActivation, Processes, ProcessSurroundings, Clock),
  part(ProcessExamination, Processes, ProcessSurroundings),
  part(DecoyEntry, PlantedDecoys, Secrets, Clock),
  ...changeConsequenceParts,
  part(OutcomeSettlement, ResetRequests, CredentialChanges, ChangeConsequences, Clock),
  part(WaveDemand, ReminderWaves, ReadinessSnapshots, Secrets, Clock),
  ...resetMailParts,
  part(LinkRequests, ResetRequests, Secrets, Clock),
  part(ResetLinkLetters, Users, Processes, LinkRequests, ResetMail),
];

export const recoveryAdministrationHandlers = [
  CreateProcessHandler,
  ChangeProcessDraftHandler,
  AcceptProcessRiskHandler,
  ActivateProcessHandler,
  DeactivateProcessHandler,
  DeleteProcessHandler,
  ValidateProcessHandler,
  ScoreProcessHandler,
  FindProcessOptionsHandler,
  UnblockLockoutHandler,
  SettleOutcomeHandler,
  PlantDecoyHandler,
  FurnishMagicPeopleHandler,
  RemoveDecoyHandler,
  DemandReadinessHandler,
  DemandRemindersHandler,
  MailResetLinkHandler,
];
