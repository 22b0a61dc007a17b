import { Secrets, UnitOfWork } from '@latchkey/kernel';
import {
  SecondFactorEnrolmentRequired,
  SecondFactorRequired,
  StepUpRequired,
} from '../second-factor/errors.ts';
import type { RouteDemands } from '../second-factor/standing.ts';
import { StaffSessionRequired } from '../staff-session/errors.ts';
import { StaffSessions, type StaffAtWork } from '../staff-session/staff-sessions.ts';

/**
 * Lets in who holds a session that counts and is what the route asks for, with the roles that they have now. Throws
 * StaffSessionRequired, SecondFactorRequired, SecondFactorEnrolmentRequired, StepUpRequired.
 */
export class StaffGate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: StaffSessions,
    private readonly secrets: Secrets,
  ) {}

  async enter(sessionToken: string, route: RouteDemands): Promise<StaffAtWork> {
    const digest = this.secrets.tokenDigest(sessionToken);
    const atWork = await this.unitOfWork.run(() => this.sessions.enter(digest));
    if (!atWork) throw new StaffSessionRequired('unknown, over or idle');
    requireOf(atWork, route);
    return atWork;
  }
}

function requireOf({ standing, steppedUp }: StaffAtWork, { opensTo, dangerous }: RouteDemands): void {
  if (standing === 'whole') {
    if (dangerous && !steppedUp) throw new StepUpRequired();
  } else if (!opensTo.includes(standing)) {
    throw standing === 'factor-due' ? new SecondFactorRequired() : new SecondFactorEnrolmentRequired();
  }
}
