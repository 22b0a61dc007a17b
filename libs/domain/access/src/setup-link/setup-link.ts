import { Aggregate, DomainError, DomainEvent, hours, later } from '@latchkey/kernel';

/** How long a set-up link waits for its one use. */
export const setupLinkLifetime = hours(24);

/** Used, too old, replaced by a newer one, or never given out: one answer. */
export class SetupLinkRejected extends DomainError {
  readonly code = 'setup-link-rejected';
  readonly kind = 'expired';
  constructor(reason: string) {
    super({ detail: 'This set-up link does not work any more. Ask for a new one.', cause: reason });
  }
}

export class SetupLinkIssued extends DomainEvent {
  readonly name = 'access.setup-link.issued';
  constructor(
    readonly subject: string,
    readonly staffId: string | null,
  ) {
    super();
  }
  facts(): Record<string, string | null> {
    return { setupLinkId: this.subject, staffId: this.staffId };
  }
}

/**
 * The one way in without a password: there is no default one. For somebody who was invited, or (`staffId` null) for
 * the tenant's first administrator; that one is written by whoever makes the tenant, never by an application.
 */
export class SetupLink extends Aggregate {
  tenantId!: string;
  id!: string;
  staffId!: string | null;
  digest!: Buffer;
  createdAt!: Date;
  expiresAt!: Date;
  usedAt!: Date | null;

  static issue(link: {
    tenantId: string;
    id: string;
    staffId: string | null;
    digest: Buffer;
    now: Date;
  }): SetupLink {
    const { now, ...rest } = link;
    const issued = Object.assign(new SetupLink(), rest, {
      createdAt: now,
      expiresAt: later(now, setupLinkLifetime),
      usedAt: null,
    });
    issued.record(new SetupLinkIssued(issued.id, issued.staffId));
    return issued;
  }
}
