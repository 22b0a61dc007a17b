import {
  AnswerPasswordQuestion,
  ApplyCredentialChange,
  LookAtStore,
  MakePassword,
  PushExternalTask,
  ReadLockState,
  RevokeSessions,
  RunStoreTest,
} from '@latchkey/credentials';
import { RunUserImport } from '@latchkey/identity';
import type { Reaction, RecordedEvent } from '@latchkey/kernel';
import { DeliverMessage } from '@latchkey/messaging';
import {
  CheckEnrolments,
  RebuildReadiness,
  RefreshReadiness,
  RemindPeople,
  RevalidateProcesses,
  RunPostReset,
  TellAdministrators,
  TellOfContradiction,
} from '@latchkey/recovery';
import { DropEnrolmentLink } from '@latchkey/verification';

/** What follows from what happened. One line each; a failure is a retry. */
export const reactions: readonly Reaction[] = [
  {
    name: 'deliver-message',
    on: 'messaging.message.queued',
    command: ({ subject }) => new DeliverMessage(subject),
  },
  {
    name: 'make-password',
    on: 'credentials.change.password-wanted',
    command: ({ subject }) => new MakePassword(subject),
  },
  {
    name: 'apply-credential-change',
    on: 'credentials.change.intended',
    command: ({ subject }) => new ApplyCredentialChange(subject),
  },
  {
    name: 'answer-password-question',
    on: 'credentials.password.asked',
    command: ({ subject }) => new AnswerPasswordQuestion(subject),
  },
  {
    name: 'read-lock-state',
    on: 'credentials.lock-state.asked',
    command: ({ subject }) => new ReadLockState(subject),
  },
  {
    name: 'revoke-sessions',
    on: 'credentials.session-revocation.wanted',
    command: ({ subject }) => new RevokeSessions(subject),
  },
  {
    name: 'run-store-test',
    on: 'credentials.store-test.asked',
    command: ({ subject }) => new RunStoreTest(subject),
  },
  ...['credentials.store.status-changed', 'credentials.store.updated'].map((on) => ({
    name: `look-at-store-after-${on}`,
    on,
    command: ({ subject }: RecordedEvent) => new LookAtStore(subject),
  })),
  {
    name: 'push-external-task',
    on: 'credentials.change.submitted',
    command: ({ subject }) => new PushExternalTask(subject),
  },
  {
    name: 'run-post-reset',
    on: 'recovery.reset.succeeded',
    command: ({ subject }) => new RunPostReset(subject),
  },
  {
    name: 'tell-administrators',
    on: 'recovery.process.deactivated-itself',
    command: ({ id: eventId, subject: processId, facts }) =>
      new TellAdministrators({ eventId, processId, applicationId: String(facts['applicationId']) }),
  },
  {
    name: 'tell-of-contradiction',
    on: 'credentials.external-task.contradicted',
    command: ({ subject }) => new TellOfContradiction(subject),
  },
  // Who has just been given a way back may lack what it asks for, and is reminded of that by this look.
  {
    name: 'rebuild-readiness-after-recovery.process.activated',
    on: 'recovery.process.activated',
    command: () => new RebuildReadiness(),
  },
  {
    name: 'check-enrolments',
    on: 'recovery.enrolment-checks.wanted',
    command: () => new CheckEnrolments(),
  },
  {
    name: 'remind-people',
    on: 'recovery.reminder-wave.batch-wanted',
    command: ({ subject }) => new RemindPeople(subject),
  },
  {
    name: 'run-user-import',
    on: 'identity.user-import.batch-wanted',
    command: ({ subject }) => new RunUserImport(subject),
  },
  ...['identity.user.disabled', 'identity.user.mail-changed', 'recovery.reset.succeeded'].map((on) => ({
    name: `drop-enrolment-link-after-${on}`,
    on,
    command: ({ facts }: RecordedEvent) => new DropEnrolmentLink(String(facts['userId'])),
  })),
  ...[
    'verification.enrolment.submitted',
    'verification.enrolment.removed',
    'identity.user.attributes-changed',
  ].map((on) => ({
    name: `refresh-readiness-after-${on}`,
    on,
    command: ({ facts }: RecordedEvent) => new RefreshReadiness(String(facts['userId'])),
  })),
  ...[
    'identity.group.deleted',
    'identity.identification-type.deactivated',
    'identity.identification-type.deleted',
    'verification.verification.deactivated',
    'verification.method.disabled',
    'credentials.store.status-changed',
    'tenancy.application.disabled',
    'extensions.extension.deactivated',
    'messaging.sms-service.deactivated',
  ].map((on) => ({ name: `revalidate-processes-after-${on}`, on, command: () => new RevalidateProcesses() })),
];
