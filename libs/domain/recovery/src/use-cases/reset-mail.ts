import { HandOver, hours, later, Secrets } from '@latchkey/kernel';
import { Message, messageParcel, Messages } from '@latchkey/messaging';
import { Challenges, EmailMethod } from '@latchkey/verification';
import type { ProcessPlan } from '../process/processes.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';

/** No mail waits longer for a mail server, whatever its link's life: the worker's key for it is destroyed after a day. */
const waitingTime = hours(12);

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
    private readonly messages: Messages,
    private readonly parcel: ResetMailParcel,
  ) {}

  /** Called ahead of the transaction that sends. */
  ready(): Promise<void> {
    return this.parcel.ready();
  }

  async send(
    request: ResetRequest,
    plan: ProcessPlan,
    destination: string | null,
    now: Date,
  ): Promise<MailedChallenge> {
    const { tenantId, environment, id: requestId } = request;
    const made = this.email.challenge({
      tenantId,
      environment,
      requestId,
      verification: plan.verification,
      destination: destination ?? requestId,
      now,
    });
    const { codeUntil, linkUntil } = made.challenge;
    await this.challenges.add(made.challenge);
    const sealedParts = await this.parcel.seal(made.linkToken, made.code, linkUntil, codeUntil);
    await this.messages.add(
      Message.queue({
        tenantId,
        environment,
        id: this.parcel.nextId(),
        kind: 'reset-link',
        applicationId: request.applicationId,
        userId: request.userId,
        locale: request.locale,
        sealedParts,
        createdAt: now,
        expiresAt: earlier(linkUntil, later(now, waitingTime)),
      }),
    );
    return { codeUntil, codeLength: plan.verification.parameters.codeLength };
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

  seal(token: string, code: string, linkUntil: Date, codeUntil: Date): Promise<string> {
    return this.handOver.seal(messageParcel, {
      token,
      code,
      linkUntil: linkUntil.toISOString(),
      codeUntil: codeUntil.toISOString(),
    });
  }
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
