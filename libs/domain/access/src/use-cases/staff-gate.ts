import { Secrets, UnitOfWork } from '@latchkey/kernel';
import { StaffSessionRequired } from '../staff-session/errors.ts';
import { StaffSessions, type StaffAtWork } from '../staff-session/staff-sessions.ts';

/** Lets in who holds a session that counts, with the roles that they have now. Throws StaffSessionRequired. */
export class StaffGate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: StaffSessions,
    private readonly secrets: Secrets,
  ) {}

  async enter(sessionToken: string): Promise<StaffAtWork> {
    const digest = this.secrets.tokenDigest(sessionToken);
    const atWork = await this.unitOfWork.run(() => this.sessions.enter(digest));
    if (!atWork) throw new StaffSessionRequired('unknown, over or idle');
    return atWork;
  }
}
