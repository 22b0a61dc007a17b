import { Aggregate, DomainEvent, hours, later, minutes, type Environment } from '@latchkey/kernel';

/** How long a session of the demonstration sign-in lasts. */
export const sessionLifetime = hours(8);
/** Characters. */
const longestUserAgent = 200;

export class SessionStarted extends DomainEvent {
  readonly name = 'identity.session.started';
  constructor(
    readonly subject: string,
    readonly userId: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { sessionId: this.subject, userId: this.userId };
  }
}

export class SessionEnded extends DomainEvent {
  readonly name = 'identity.session.ended';
  override readonly reason: string | null;
  constructor(
    readonly subject: string,
    readonly userId: string,
    reason: string | null,
  ) {
    super();
    this.reason = reason;
  }
  facts(): Record<string, string> {
    return { sessionId: this.subject, userId: this.userId };
  }
}

export class OtherSessionsEnded extends DomainEvent {
  readonly name = 'identity.session.others-ended';
  constructor(
    readonly subject: string,
    readonly userId: string,
    readonly ended: number,
  ) {
    super();
  }
  facts(): Record<string, string | number> {
    return { sessionId: this.subject, userId: this.userId, ended: this.ended };
  }
}

/** A signed-in user on one device. Only the digest of its token is kept. */
export class Session extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  userId!: string;
  applicationId!: string;
  digest!: Buffer;
  /** What the browser or the application said of itself, shortened; never believed. */
  userAgent!: string | null;
  createdAt!: Date;
  lastUsedAt!: Date;
  expiresAt!: Date;
  revokedAt!: Date | null;

  static start(session: {
    tenantId: string;
    environment: Environment;
    id: string;
    userId: string;
    applicationId: string;
    digest: Buffer;
    userAgent: string | null;
    now: Date;
  }): Session {
    const { now, ...rest } = session;
    const made = Object.assign(new Session(), rest, {
      userAgent: session.userAgent?.slice(0, longestUserAgent) ?? null,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: later(now, sessionLifetime),
      revokedAt: null,
    });
    made.record(new SessionStarted(made.id, made.userId));
    return made;
  }

  isAlive(now: Date): boolean {
    return this.revokedAt === null && now < this.expiresAt;
  }

  /** Kept to the minute: whoever reads a page a second writes no row a second. */
  use(now: Date): void {
    if (now.getTime() - this.lastUsedAt.getTime() >= minutes(1)) this.lastUsedAt = now;
  }

  /** Its owner has ended so many others from here. */
  othersEnded(ended: number): void {
    if (ended > 0) this.record(new OtherSessionsEnded(this.id, this.userId, ended));
  }

  /** `reason` is for the audit trail, where it is not its owner who ends it. */
  revoke(now: Date, reason: string | null = null): void {
    if (this.revokedAt) return;
    this.revokedAt = now;
    this.record(new SessionEnded(this.id, this.userId, reason));
  }
}
