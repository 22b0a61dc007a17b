import { HandOver, hours, later, Secrets } from '@latchkey/kernel';
import { Message, messageParcel } from '@latchkey/messaging';
import { Challenges, EmailMethod } from '@latchkey/verification';
import { MailPosting, type Postage } from '../mail-budget/mail-posting.ts';
import { magicCode, magicWordOf } from '../magic/magic-person.ts';
import type { ProcessPlan } from '../process/processes.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';

/** No mail waits longer for a mail server, whatever its link's life: the worker's key for it is destroyed after a day. */
const waitingTime = hours(12);

/** Where a mail goes and who pays for it. */
export interface Posting {
  /** The address on file; null where there is none. */
  readonly destination: string | null;
  readonly postage: Postage;
}

/** What a page may tell of a mail that is on its way. */
export interface MailedChallenge {
  readonly codeUntil: Date;
  readonly codeLength: number;
}

/** Issues a link and a code and puts them on their way in one mail. A decoy costs the same writes. */
export class ResetMail {
  constructor(
    private readonly email: EmailMethod,
    private readonly challenges: Challenges,
    private readonly posting: MailPosting,
    private readonly parcel: ResetMailParcel,
  ) {}

  /** Called ahead of the transaction that sends. */
  ready(): Promise<void> {
    return this.parcel.ready();
  }

  async send(
    request: ResetRequest,
    plan: ProcessPlan,
    { destination, postage }: Posting,
    now: Date,
  ): Promise<MailedChallenge> {
    const { tenantId, environment, id: requestId } = request;
    const { verification } = plan;
    const place = { tenantId, environment, requestId, now };
    const magicWord = magicWordOf(destination);
    const made = this.email.challenge({
      ...{ ...place, verification, destination: destination ?? requestId },
      ...(magicWord === undefined ? {} : { code: magicCode(verification.parameters.codeLength) }),
    });
    if (magicWord === 'expired') made.challenge.codeUntil = now;
    // Nobody is at a page where its code could be typed.
    const isByStaff = request.kind === 'administrator_link';
    const { codeUntil, linkUntil } = made.challenge;
    // A code that nobody gets must not stand in the way of the one that somebody has.
    if ('granted' in postage && !postage.granted) made.challenge.supersededAt = now;
    await this.challenges.add(made.challenge);
    const sealedParts = await this.parcel.seal(
      { token: request.mailsLink ? made.linkToken : null, code: isByStaff ? null : made.code },
      linkUntil,
      codeUntil,
    );
    const message = Message.queue({
      tenantId,
      environment,
      id: this.parcel.nextId(),
      kind: isByStaff ? 'staff-reset-link' : 'reset-link',
      applicationId: request.applicationId,
      userId: request.userId,
      locale: request.locale,
      sealedParts,
      createdAt: now,
      expiresAt: earlier(linkUntil, later(now, waitingTime)),
    });
    await this.posting.post(message, postage);
    return { codeUntil, codeLength: verification.parameters.codeLength };
  }
}

/** Seals what must not be readable between the API and the worker. */
export class ResetMailParcel {
  constructor(
    private readonly handOver: HandOver,
    private readonly secrets: Secrets,
  ) {}

  ready(): Promise<void> {
    return this.handOver.ready();
  }

  nextId(): string {
    return this.secrets.id();
  }

  /** Without a token: a process that mails no link. Without a code: a link that staff has mailed. */
  seal(
    { token, code }: { readonly token: string | null; readonly code: string | null },
    linkUntil: Date,
    codeUntil: Date,
  ): Promise<string> {
    return this.handOver.seal(messageParcel, {
      ...(token === null ? {} : { token, linkUntil: linkUntil.toISOString() }),
      ...(code === null ? {} : { code, codeUntil: codeUntil.toISOString() }),
    });
  }
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
