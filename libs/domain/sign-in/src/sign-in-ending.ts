import { Sessions, type Session } from '@latchkey/identity';
import { PausedSignIns } from './paused-sign-in/paused-sign-in.ts';

/** Ends what an old password has opened, and what it was about to open (S-33). Called inside a transaction. */
export class SignInEnding {
  constructor(
    private readonly sessions: Sessions,
    private readonly pausedSignIns: PausedSignIns,
  ) {}

  async endAll(userId: string, now: Date): Promise<void> {
    await this.sessions.revokeAll(userId, now);
    await this.pausedSignIns.endOthers(userId, null, now);
  }

  /** All but the session, or the sign-in, in which the owner has changed the password. */
  async endOthers(
    userId: string,
    but: { readonly sessionId: string | null; readonly pausedSignInId: string | null },
    now: Date,
  ): Promise<void> {
    const session = await this.kept(but.sessionId, userId);
    if (session) await this.sessions.revokeOthers(session, now);
    else await this.sessions.revokeAll(userId, now);
    await this.pausedSignIns.endOthers(userId, but.pausedSignInId, now);
  }

  private async kept(sessionId: string | null, userId: string): Promise<Session | undefined> {
    const session = sessionId === null ? undefined : await this.sessions.getForUpdate(sessionId);
    return session?.userId === userId ? session : undefined;
  }
}
