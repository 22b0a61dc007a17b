import { Secrets } from '@latchkey/kernel';
import { ChangeConsequences, type CredentialChange } from '@latchkey/credentials';
import { Sessions } from '@latchkey/identity';
import { Message, Messages } from '@latchkey/messaging';
import { hours, later } from '@latchkey/kernel';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import { ResetRequests } from '../reset-request/reset-requests.ts';

/** How long the notice of a changed password is worth sending. */
const noticeLifetime = hours(72);

/**
 * What the final state of a password change does to its request, written in the same transaction: on success every
 * other open request, link and session of the account dies (S-33) and the owner is told.
 */
export class ResetConsequences extends ChangeConsequences {
  constructor(
    private readonly resetRequests: ResetRequests,
    private readonly sessions: Sessions,
    private readonly messages: Messages,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  async follow(change: CredentialChange, now: Date): Promise<void> {
    const request = await this.resetRequests.getForUpdate(change.requestId);
    if (request?.changeId !== change.id) return;
    if (change.state === 'applied') await this.succeed(request, change.userId, now);
    else if (change.state === 'outcome_unknown') request.outcomeUnknown(now);
    else request.passwordNotSet(change.reason ?? change.state);
  }

  private async succeed(request: ResetRequest, userId: string, now: Date): Promise<void> {
    request.succeed(now);
    await this.sessions.revokeAll(userId, now);
    await this.resetRequests.cancelOthers(request, now);
    await this.messages.add(
      Message.queue({
        tenantId: request.tenantId,
        environment: request.environment,
        id: this.secrets.id(),
        kind: 'password-changed',
        applicationId: request.applicationId,
        userId,
        locale: request.locale,
        sealedParts: null,
        createdAt: now,
        expiresAt: later(now, noticeLifetime),
      }),
    );
  }
}
