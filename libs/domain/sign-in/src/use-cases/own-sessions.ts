import {
  Command,
  CommandHandler,
  Query,
  QueryHandler,
  type ICommandHandler,
  type IQueryHandler,
} from '@nestjs/cqrs';
import { Clock, NotFound, Secrets, UnitOfWork } from '@latchkey/kernel';
import { Sessions, type Session } from '@latchkey/identity';
import { LiveSessions } from './find-session.ts';

export interface OwnSession {
  readonly id: string;
  readonly begunAt: string;
  /** To the minute. */
  readonly lastUsedAt: string;
  readonly userAgent: string | null;
  /** The one that asks. */
  readonly current: boolean;
}

/** Where the person of this session is signed in, the newest first. Throws SessionEndedError. */
export class FindOwnSessions extends Query<readonly OwnSession[]> {
  constructor(readonly sessionToken: string) {
    super();
  }
}

/** Ends one of one's own sessions. Throws SessionEndedError, and NotFound for whatever is not one's own. */
export class EndOwnSession extends Command<null> {
  constructor(
    readonly sessionToken: string,
    readonly sessionId: string,
  ) {
    super();
  }
}

/** Ends all of one's sessions but the one that asks; answers how many. Throws SessionEndedError. */
export class EndOtherSessions extends Command<number> {
  constructor(readonly sessionToken: string) {
    super();
  }
}

/** The sessions of whoever holds a session. Called inside a transaction. */
export class OwnSessions {
  constructor(
    private readonly live: LiveSessions,
    private readonly sessions: Sessions,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async list(sessionToken: string): Promise<readonly OwnSession[]> {
    const current = await this.current(sessionToken);
    const alive = await this.sessions.alive(current.userId, await this.clock.now());
    return alive.map((session) => ({
      id: session.id,
      begunAt: session.createdAt.toISOString(),
      lastUsedAt: session.lastUsedAt.toISOString(),
      userAgent: session.userAgent,
      current: session.id === current.id,
    }));
  }

  async end(sessionToken: string, sessionId: string): Promise<null> {
    const current = await this.current(sessionToken);
    const [session, now] = [await this.sessions.getForUpdate(sessionId), await this.clock.now()];
    if (session?.userId !== current.userId || !session.isAlive(now)) throw new NotFound();
    session.revoke(now);
    return null;
  }

  async endOthers(sessionToken: string): Promise<number> {
    const current = await this.current(sessionToken);
    const ended = await this.sessions.revokeOthers(current, await this.clock.now());
    current.othersEnded(ended);
    return ended;
  }

  private current(sessionToken: string): Promise<Session> {
    return this.live.require(this.secrets.tokenDigest(sessionToken));
  }
}

@QueryHandler(FindOwnSessions)
export class FindOwnSessionsHandler implements IQueryHandler<FindOwnSessions> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly own: OwnSessions,
  ) {}

  execute({ sessionToken }: FindOwnSessions): Promise<readonly OwnSession[]> {
    return this.unitOfWork.read(() => this.own.list(sessionToken));
  }
}

@CommandHandler(EndOwnSession)
export class EndOwnSessionHandler implements ICommandHandler<EndOwnSession> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly own: OwnSessions,
  ) {}

  execute({ sessionToken, sessionId }: EndOwnSession): Promise<null> {
    return this.unitOfWork.run(() => this.own.end(sessionToken, sessionId));
  }
}

@CommandHandler(EndOtherSessions)
export class EndOtherSessionsHandler implements ICommandHandler<EndOtherSessions> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly own: OwnSessions,
  ) {}

  execute({ sessionToken }: EndOtherSessions): Promise<number> {
    return this.unitOfWork.run(() => this.own.endOthers(sessionToken));
  }
}
