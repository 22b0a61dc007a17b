import type { Environment } from '@latchkey/kernel';
import type { AccessAction, AccessAttempt } from '../access-control/access-condition.ts';
import type { AccessControl } from '../access-control/access-control.ts';

/** Whose attempt it was, and when. */
export interface AccessOccasion {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly userId: string;
  readonly at: Date;
}

/** One use of the desktop client and what became of it (PR-T09). Never changed. */
export interface AccessLogEntry extends AccessOccasion {
  readonly address: string;
  readonly clientVersion: string;
  readonly action: AccessAction;
  /** Order of the condition that decided; null when none did. */
  readonly decidedBy: number | null;
}

/** The only way in which an entry is made: its action is the control's and nobody else's (PR-B29). */
export function logAccess(
  control: AccessControl,
  attempt: AccessAttempt,
  { tenantId, environment, id, userId, at }: AccessOccasion,
): AccessLogEntry {
  const { address, clientVersion } = attempt;
  return { tenantId, environment, id, userId, at, address, clientVersion, ...control.decide(attempt) };
}
