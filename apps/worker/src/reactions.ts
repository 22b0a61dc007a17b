import { ApplyCredentialChange, MakePassword } from '@latchkey/credentials';
import type { Reaction, RecordedEvent } from '@latchkey/kernel';
import { DeliverMessage } from '@latchkey/messaging';
import { RefreshReadiness, RevalidateProcesses, RunPostReset, TellAdministrators } from '@latchkey/recovery';

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
  ...['verification.enrolment.submitted', 'verification.enrolment.removed'].map((on) => ({
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
