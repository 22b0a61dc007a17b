/** One line of a request's log: what happened at which stage, without secrets (PR-T03). */
export interface ActivityLine {
  readonly at: Date;
  readonly type: 'info' | 'warning' | 'error';
  readonly stage: 'identification' | 'verification' | 'reset';
  readonly message: string;
  /** What the line refers to: the reason of a refusal, or the id of the request that ended this one. */
  readonly reference: string | null;
  readonly requestId: string;
}

/** A line as it is read back, by its own id. */
export interface LoggedLine extends ActivityLine {
  readonly id: string;
}

const lines: Readonly<Record<string, Pick<ActivityLine, 'type' | 'stage'>>> = {
  'recovery.session.opened': { type: 'info', stage: 'identification' },
  'recovery.reset.requested': { type: 'info', stage: 'identification' },
  'recovery.decoy.probed': { type: 'info', stage: 'identification' },
  'recovery.reset.code-resent': { type: 'info', stage: 'verification' },
  'recovery.reset.proof-accepted': { type: 'info', stage: 'verification' },
  'recovery.reset.proof-refused': { type: 'warning', stage: 'verification' },
  'recovery.reset.password-chosen': { type: 'info', stage: 'reset' },
  'recovery.reset.notice-withheld': { type: 'warning', stage: 'reset' },
  'recovery.reset.generation-chosen': { type: 'info', stage: 'reset' },
  'recovery.reset.request-chosen': { type: 'info', stage: 'reset' },
  'recovery.reset.unlock-chosen': { type: 'info', stage: 'reset' },
  'recovery.reset.submitted': { type: 'info', stage: 'reset' },
  'recovery.reset.succeeded': { type: 'info', stage: 'reset' },
  'recovery.reset.unlocked': { type: 'info', stage: 'reset' },
  'recovery.reset.failed': { type: 'error', stage: 'reset' },
  'recovery.post-reset.done': { type: 'info', stage: 'reset' },
  'recovery.post-reset.failed': { type: 'error', stage: 'reset' },
  'recovery.reset.expired': { type: 'warning', stage: 'reset' },
};

/** Names of the events that leave a line. */
export const loggedEvents: readonly string[] = Object.keys(lines);

/** The line that an event leaves in its request's log; undefined for events of other things. */
export function activityOf(event: {
  readonly name: string;
  readonly subject: string;
  readonly reason: string | null;
}): Omit<ActivityLine, 'at'> | undefined {
  const line = lines[event.name];
  if (!line) return undefined;
  const message = event.reason ? `${event.name}: ${event.reason}` : event.name;
  return { ...line, message, reference: event.reason, requestId: event.subject };
}
