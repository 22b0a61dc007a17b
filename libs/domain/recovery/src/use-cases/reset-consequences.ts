import { HandOver, hours, later, Secrets } from '@latchkey/kernel';
import {
  ChangeConsequences,
  PasswordLetters,
  WantedRevocations,
  type CredentialChange,
} from '@latchkey/credentials';
import { Message, messageParcel, Messages, type MessageKind } from '@latchkey/messaging';
import { OwnChangeConsequences, SignInEnding } from '@latchkey/sign-in';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import { ResetRequests } from '../reset-request/reset-requests.ts';

/** How long the notice of a changed password is worth sending. */
const noticeLifetime = hours(72);
/** How long a generated password is worth mailing. */
const letterLifetime = hours(12);

/** A generated password as the parts of the mail that brings it. */
export class SealedPasswordLetters extends PasswordLetters {
  constructor(private readonly handOver: HandOver) {
    super();
  }

  seal(password: string): Promise<string> {
    return this.handOver.seal(messageParcel, { password });
  }
}

/**
 * What the final state of a password change does to its request, written in the same transaction: on success every
 * other open request, link and session of the account dies (S-33) and the owner is told. What an owner asked for without
 * a recovery has consequences of its own.
 */
export class ResetConsequences extends ChangeConsequences {
  constructor(
    private readonly resetRequests: ResetRequests,
    private readonly signIns: SignInEnding,
    private readonly messages: Messages,
    private readonly secrets: Secrets,
    private readonly ownChanges: OwnChangeConsequences,
    private readonly revocations: WantedRevocations,
  ) {
    super();
  }

  async follow(change: CredentialChange, now: Date): Promise<void> {
    // Whoever asked for it: sessions that others hold were begun with the old password.
    await this.revocations.follow(change, now);
    const request = await this.resetRequests.getForUpdate(change.requestId);
    if (!request) return this.ownChanges.follow(change, now);
    if (request.changeId !== change.id) return;
    switch (change.state) {
      case 'applied':
        return this.succeed(request, change, now);
      case 'pending':
        return request.submitted();
      case 'outcome_unknown':
        return request.outcomeUnknown(now);
      case 'expired':
        request.unanswered(now);
        return this.tell(request, 'reset-unanswered', null, now);
      default:
        return this.fail(request, change, now);
    }
  }

  /** Who was told "submitted" hours ago does not look at a page any more (AS-09). */
  private async fail(request: ResetRequest, change: CredentialChange, now: Date): Promise<void> {
    const wasSubmitted = request.status === 'pending_with_external_system';
    request.notDone(change.reason ?? change.state, now);
    if (wasSubmitted) await this.tell(request, 'reset-failed', null, now);
  }

  /** With an old password that stays, nothing of the account dies. */
  private async succeed(request: ResetRequest, change: CredentialChange, now: Date): Promise<void> {
    request.succeed(now);
    if (!change.setsPassword()) return this.tell(request, 'account-unlocked', null, now);
    await this.signIns.endAll(change.userId, now);
    await this.resetRequests.cancelOthers(request, now);
    const forMail = change.takeForMail();
    if (forMail !== null) await this.tell(request, 'new-password', forMail, now);
    if (!request.noticeWithheld) await this.tell(request, 'password-changed', null, now);
  }

  private async tell(
    request: ResetRequest,
    kind: MessageKind,
    sealedParts: string | null,
    now: Date,
  ): Promise<void> {
    const { tenantId, environment, applicationId, userId, locale } = request;
    await this.messages.add(
      Message.queue({
        ...{ tenantId, environment, applicationId, userId, locale, kind, sealedParts },
        id: this.secrets.id(),
        createdAt: now,
        // The worker's key for a parcel is destroyed after a day.
        expiresAt: later(now, sealedParts === null ? noticeLifetime : letterLifetime),
      }),
    );
  }
}
