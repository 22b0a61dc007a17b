import { applicationOf, Clock, Secrets, TenantContext } from '@latchkey/kernel';
import { Session, Sessions } from '@latchkey/identity';

/** A session from its first moment, at the application that asks. Called inside a transaction. */
export class SessionBeginning {
  constructor(
    private readonly sessions: Sessions,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** The token is told once; only its digest is kept. */
  async begin(userId: string, userAgent: string | null): Promise<{ session: Session; sessionToken: string }> {
    const { tenantId, environment, actor } = TenantContext.current();
    const sessionToken = this.secrets.token();
    const session = Session.start({
      ...{ tenantId, environment, userId, userAgent },
      id: this.secrets.id(),
      applicationId: applicationOf(actor) ?? '',
      digest: this.secrets.tokenDigest(sessionToken),
      now: await this.clock.now(),
    });
    await this.sessions.add(session);
    return { session, sessionToken };
  }
}
