import { Aggregate, hours, later, minutes, type Environment } from '@latchkey/kernel';
import { EnrolmentLinkRejected } from './errors.ts';
import { EnrolmentLinkIssued, EnrolmentLinkRedeemed, EnrolmentLinkVoided } from './events.ts';

/** How long a link waits for its one use, in hours. */
export const enrolmentLinkHours = { default: 24, most: 72 } as const;
/** Least time between two links of one person, whoever asks for them. */
export const enrolmentLinkPause = hours(1);
/** How long whoever has redeemed a link may enrol. Shorter than the pause: a newer link never ends a session. */
export const enrolmentSessionLifetime = minutes(30);

export interface NewEnrolmentLink {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly userId: string;
  readonly applicationId: string;
  readonly digest: Buffer;
  /** Of the address on file: once that has changed, the link opens nothing. */
  readonly destinationDigest: Buffer;
  /** Hours. */
  readonly lifetime: number;
  readonly now: Date;
}

/**
 * Lets a person enrol in a first method without their password, once: whoever reads the mail is asked for nothing else
 * (S-36). Each person has one at most; a newer one takes its place.
 */
export class EnrolmentLink extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  userId!: string;
  applicationId!: string;
  digest!: Buffer;
  destinationDigest!: Buffer;
  issuedAt!: Date;
  expiresAt!: Date;
  redeemedAt!: Date | null;
  voidedAt!: Date | null;
  sessionDigest!: Buffer | null;
  sessionUntil!: Date | null;

  static issue({ lifetime, now, ...link }: NewEnrolmentLink): EnrolmentLink {
    const issued = Object.assign(new EnrolmentLink(), link, {
      ...{ issuedAt: now, expiresAt: later(now, hours(lifetime)), redeemedAt: null, voidedAt: null },
      ...{ sessionDigest: null, sessionUntil: null },
    });
    issued.record(new EnrolmentLinkIssued(issued.id, issued.userId));
    return issued;
  }

  /** Answers until when the session lasts. Throws EnrolmentLinkRejected. */
  redeem(sessionDigest: Buffer, now: Date): Date {
    if (this.redeemedAt) throw new EnrolmentLinkRejected('used');
    if (this.voidedAt) throw new EnrolmentLinkRejected('void');
    if (now >= this.expiresAt) throw new EnrolmentLinkRejected('too old');
    const sessionUntil = later(now, enrolmentSessionLifetime);
    Object.assign(this, { redeemedAt: now, sessionDigest, sessionUntil });
    this.record(new EnrolmentLinkRedeemed(this.id, this.userId));
    return sessionUntil;
  }

  /** Neither the link nor a session that it has opened is worth anything from now on. Doing it twice is fine. */
  void(now: Date): void {
    if (this.voidedAt) return;
    Object.assign(this, { voidedAt: now, sessionDigest: null, sessionUntil: null });
    this.record(new EnrolmentLinkVoided(this.id, this.userId));
  }
}
