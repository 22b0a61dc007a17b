import { Aggregate, DomainEvent, later, minutes, type Environment } from '@latchkey/kernel';

/** How long somebody may take to say who they are. */
export const stepSessionLifetime = minutes(30);

export class StepSessionOpened extends DomainEvent {
  readonly name = 'recovery.session.opened';
  constructor(
    readonly subject: string,
    readonly applicationId: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { sessionId: this.subject, applicationId: this.applicationId };
  }
}

export interface NewStepSession {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly applicationId: string;
  readonly digest: Buffer;
  readonly locale: string;
  readonly now: Date;
}

/** A conversation of the step API before anybody is named (PR-A01). It proves nothing and knows nobody. */
export class StepSession extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  applicationId!: string;
  digest!: Buffer;
  locale!: string;
  openedAt!: Date;
  expiresAt!: Date;

  static open({ now, ...session }: NewStepSession): StepSession {
    const opened = Object.assign(new StepSession(), session, {
      openedAt: now,
      expiresAt: later(now, stepSessionLifetime),
    });
    opened.record(new StepSessionOpened(opened.id, opened.applicationId));
    return opened;
  }

  /** Only within its time, and only for the application that opened it. */
  isOpen(applicationId: string, now: Date): boolean {
    return this.applicationId === applicationId && now < this.expiresAt;
  }
}
