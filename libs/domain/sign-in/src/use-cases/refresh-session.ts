import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { applicationOf, Clock, Refused, seconds, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { RefreshTokens, Sessions, type Session } from '@latchkey/identity';
import { SessionEndedError } from '../errors.ts';
import { SessionTokens, type IssuedSessionTokens } from '../session-tokens.ts';
import { SignInAccounts } from '../sign-in-accounts.ts';

/**
 * For so long a second use of a token is refused and nothing more: an application may send its request twice, or from
 * two processes at once. Later it means that two hold the token, and nobody knows which of them is the owner.
 */
const leeway = seconds(10);

/** New tokens for an old refresh token of the application that asks. Throws SessionEndedError. */
export class RefreshSession extends Command<IssuedSessionTokens | Refused> {
  constructor(readonly refreshToken: string) {
    super();
  }
}

/** How a session goes on by its token. Called inside a transaction. */
export class SessionContinuation {
  constructor(
    private readonly refreshTokens: RefreshTokens,
    private readonly sessions: Sessions,
    private readonly accounts: SignInAccounts,
    private readonly tokens: SessionTokens,
  ) {}

  ready(): Promise<void> {
    return this.tokens.ready();
  }

  async go(digest: Buffer, now: Date): Promise<IssuedSessionTokens | Refused> {
    const applicationId = applicationOf(TenantContext.current().actor) ?? '';
    const taken = await this.refreshTokens.take(digest, applicationId, now);
    if (taken.outcome === 'unknown') return refused('unknown refresh token');
    // Locked: a reset at the same moment either comes first and is seen, or comes after and ends what goes on (S-33).
    const session = await this.sessions.getForUpdate(taken.sessionId);
    if (taken.outcome === 'used') return this.usedAgain(session, taken.usedAt, now);
    const account = session?.isAlive(now) ? await this.accounts.get(session.userId) : undefined;
    if (!session || !account?.active) return refused('the session has ended');
    session.use(now);
    return this.tokens.issue(session, now);
  }

  private usedAgain(session: Session | undefined, usedAt: Date, now: Date): Refused {
    if (now.getTime() - usedAt.getTime() > leeway) session?.revoke(now, 'refresh token used again');
    return refused('refresh token used again');
  }
}

@CommandHandler(RefreshSession)
export class RefreshSessionHandler implements ICommandHandler<RefreshSession> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly continuation: SessionContinuation,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async execute({ refreshToken }: RefreshSession): Promise<IssuedSessionTokens | Refused> {
    await this.continuation.ready();
    const digest = this.secrets.tokenDigest(refreshToken);
    return this.unitOfWork.conclude(async () => this.continuation.go(digest, await this.clock.now()));
  }
}

function refused(reason: string): Refused {
  return new Refused(new SessionEndedError(reason));
}
