import type { CredentialChange } from '@latchkey/credentials';
import { hours, later, Secrets } from '@latchkey/kernel';
import { Message, Messages } from '@latchkey/messaging';
import { PausedSignIns, type PausedSignIn } from '../paused-sign-in/paused-sign-in.ts';
import { SignInEnding } from '../sign-in-ending.ts';
import { OwnChanges, type OwnChange } from './own-change.ts';
import { ResetFlagListener } from './reset-flag-listener.ts';

/** How long the notice of a changed password is worth sending. */
const noticeLifetime = hours(72);

/** Tells the owner what was done to the account. Called inside a transaction. */
export class OwnChangeNotices {
  constructor(
    private readonly messages: Messages,
    private readonly secrets: Secrets,
  ) {}

  async tell(own: OwnChange, now: Date): Promise<void> {
    const { tenantId, environment, applicationId, userId, locale, operation } = own;
    const kind = operation === 'unlock' ? 'account-unlocked' : 'password-changed';
    await this.messages.add(
      Message.queue({
        ...{ tenantId, environment, applicationId, userId, locale, kind, sealedParts: null },
        ...{ id: this.secrets.id(), createdAt: now, expiresAt: later(now, noticeLifetime) },
      }),
    );
  }
}

/** What the final state of a change does that its owner asked for, signed in or signing in. Written with that state. */
export class OwnChangeConsequences {
  constructor(
    private readonly ownChanges: OwnChanges,
    private readonly pausedSignIns: PausedSignIns,
    private readonly ending: SignInEnding,
    private readonly notices: OwnChangeNotices,
    private readonly listener: ResetFlagListener,
  ) {}

  async follow(change: CredentialChange, now: Date): Promise<void> {
    const own = await this.ownChanges.find(change.requestId);
    if (!own) return;
    const paused = await this.paused(own);
    switch (change.state) {
      case 'applied':
        return this.succeed(own, paused, change, now);
      case 'rejected':
      case 'failed':
        return paused?.notUpdated(change.id);
      default:
        // Who cannot know whether the new password counts is not signed in by it.
        return paused?.leave(now);
    }
  }

  private async succeed(
    own: OwnChange,
    paused: PausedSignIn | undefined,
    change: CredentialChange,
    now: Date,
  ): Promise<void> {
    await this.notices.tell(own, now);
    if (!change.setsPassword()) return;
    await this.ending.endOthers(own.userId, own, now);
    await this.ownChanges.cancelRecoveries(own, now);
    const event = paused?.updated(change.id);
    if (event) await this.listener.hear(event);
  }

  private async paused({ pausedSignInId }: OwnChange): Promise<PausedSignIn | undefined> {
    return pausedSignInId === null ? undefined : this.pausedSignIns.getForUpdate(pausedSignInId);
  }
}
