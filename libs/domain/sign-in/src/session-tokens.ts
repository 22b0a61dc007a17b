import { Secrets } from '@latchkey/kernel';
import { RefreshTokens, type Session } from '@latchkey/identity';
import { AccessTokens } from '@latchkey/tenancy';

export interface IssuedSessionTokens {
  /** A JWT for the application, which checks it by the published keys. */
  readonly accessToken: string;
  /** Seconds for which the access token is good. */
  readonly expiresIn: number;
  /** Good once, for as long as the session lives. */
  readonly refreshToken: string;
}

/** By a password, and nothing else yet (RFC 8176). */
const methods = ['pwd'];

/** What an application gets for a session: who is signed in, for five minutes, and a token to ask again. */
export class SessionTokens {
  constructor(
    private readonly refreshTokens: RefreshTokens,
    private readonly accessTokens: AccessTokens,
    private readonly secrets: Secrets,
  ) {}

  /** Ahead of the transaction in which they are issued. */
  ready(): Promise<void> {
    return this.accessTokens.ready();
  }

  async issue(session: Session, now: Date): Promise<IssuedSessionTokens> {
    const refreshToken = this.secrets.token();
    const digest = this.secrets.tokenDigest(refreshToken);
    await this.refreshTokens.issue({
      ...{ id: this.secrets.id(), sessionId: session.id, digest, issuedAt: now },
    });
    const { tenantId, environment, applicationId, userId, id: sessionId } = session;
    const access = {
      kind: 'user',
      tenantId,
      environment,
      applicationId,
      userId,
      sessionId,
      methods,
    } as const;
    const { token: accessToken, lifetime } = await this.accessTokens.mint(access);
    return { accessToken, expiresIn: lifetime / 1000, refreshToken };
  }
}
