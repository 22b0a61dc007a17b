import { Aggregate, DomainEvent, hours, later, minutes } from '@latchkey/kernel';

/** A session ends after this, however busy it was (ASVS 7.3.2). */
export const staffSessionLifetime = hours(8);
/** And after this without a request (ASVS 7.3.1); a request within a minute of the last one is not noted anew. */
export const staffSessionIdleLimit = minutes(30);

abstract class StaffSessionEvent extends DomainEvent {
  constructor(
    readonly subject: string,
    readonly sessionId: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { staffId: this.subject, sessionId: this.sessionId };
  }
}

export class StaffSignedIn extends StaffSessionEvent {
  readonly name = 'access.staff.signed-in';
}
export class StaffSignedOut extends StaffSessionEvent {
  readonly name = 'access.staff.signed-out';
}

/** A staff member at work. Only the digest of the token is kept; roles are never: they are read at each request. */
export class StaffSession extends Aggregate {
  tenantId!: string;
  id!: string;
  staffId!: string;
  digest!: Buffer;
  createdAt!: Date;
  seenAt!: Date;
  expiresAt!: Date;
  revokedAt!: Date | null;
  /** When a second factor was shown in it, or vouched for; null when none was. */
  factorAt!: Date | null;

  static start(session: {
    tenantId: string;
    id: string;
    staffId: string;
    digest: Buffer;
    now: Date;
    /** Whether the identity provider that it came by has asked for a second factor. */
    vouched?: boolean;
  }): StaffSession {
    const { now, vouched = false, ...rest } = session;
    const started = Object.assign(new StaffSession(), rest, {
      createdAt: now,
      seenAt: now,
      expiresAt: later(now, staffSessionLifetime),
      revokedAt: null,
      factorAt: vouched ? now : null,
    });
    started.record(new StaffSignedIn(started.staffId, started.id));
    return started;
  }

  end(now: Date): void {
    if (this.revokedAt) return;
    this.revokedAt = now;
    this.record(new StaffSignedOut(this.staffId, this.id));
  }
}
