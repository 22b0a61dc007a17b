import { Aggregate, DomainEvent, hours, later, type Environment } from '@latchkey/kernel';

/** How long a session of the demonstration sign-in lasts. */
export const sessionLifetime = hours(8);

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

/** A signed-in user on one device. Only the digest of its token is kept. */
export class Session extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  userId!: string;
  applicationId!: string;
  digest!: Buffer;
  createdAt!: Date;
  expiresAt!: Date;
  revokedAt!: Date | null;

  static start(session: {
    tenantId: string;
    environment: Environment;
    id: string;
    userId: string;
    applicationId: string;
    digest: Buffer;
    now: Date;
  }): Session {
    const { now, ...rest } = session;
    const made = Object.assign(new Session(), rest, {
      createdAt: now,
      expiresAt: later(now, sessionLifetime),
      revokedAt: null,
    });
    made.record(new SessionStarted(made.id, made.userId));
    return made;
  }

  isAlive(now: Date): boolean {
    return this.revokedAt === null && now < this.expiresAt;
  }

  revoke(now: Date): void {
    if (this.revokedAt) return;
    this.revokedAt = now;
    this.record(new SessionEnded(this.id, this.userId));
  }
}
