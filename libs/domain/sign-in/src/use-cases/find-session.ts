import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Clock, Secrets, UnitOfWork } from '@latchkey/kernel';
import { Sessions, type Session } from '@latchkey/identity';
import { SessionEndedError } from '../errors.ts';
import { OwnChanges } from '../own-change/own-change.ts';
import { SignInAccounts } from '../sign-in-accounts.ts';

/** What a process lets people do to the account that they are signed in to. */
export const ownOffers = ['change_password', 'unlock'] as const;
export type OwnOffer = (typeof ownOffers)[number];

export interface SessionView {
  readonly user: { readonly displayName: string };
  readonly expiresAt: string;
  readonly offers: readonly OwnOffer[];
}

/** Who is signed in with this token. Throws SessionEndedError. */
export class FindSession extends Query<SessionView> {
  constructor(readonly sessionToken: string) {
    super();
  }
}

/** Sessions as they count at this moment. */
export class LiveSessions {
  constructor(
    private readonly sessions: Sessions,
    private readonly accounts: SignInAccounts,
    private readonly ownChanges: OwnChanges,
    private readonly clock: Clock,
  ) {}

  /** The session itself. Throws SessionEndedError. */
  async require(digest: Buffer): Promise<Session> {
    return (await this.living(digest)).session;
  }

  async find(digest: Buffer): Promise<SessionView> {
    const { session, account, now } = await this.living(digest);
    session.use(now);
    const [user, expiresAt] = [{ displayName: account.displayName }, session.expiresAt.toISOString()];
    return { user, expiresAt, offers: await this.offers(session) };
  }

  private async offers({ userId, applicationId }: Session): Promise<OwnOffer[]> {
    const change = await this.ownChanges.offer(userId, applicationId, 'change');
    const unlock = await this.ownChanges.offer(userId, applicationId, 'unlock');
    return [...(change ? ['change_password' as const] : []), ...(unlock ? ['unlock' as const] : [])];
  }

  private async living(digest: Buffer) {
    const [session, now] = [await this.sessions.find(digest), await this.clock.now()];
    if (!session?.isAlive(now)) throw new SessionEndedError();
    const account = await this.accounts.get(session.userId);
    if (!account?.active) throw new SessionEndedError();
    return { session, account, now };
  }
}

@QueryHandler(FindSession)
export class FindSessionHandler implements IQueryHandler<FindSession> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly live: LiveSessions,
    private readonly secrets: Secrets,
  ) {}

  execute({ sessionToken }: FindSession): Promise<SessionView> {
    return this.unitOfWork.run(() => this.live.find(this.secrets.tokenDigest(sessionToken)));
  }
}
