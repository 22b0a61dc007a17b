import { Secrets } from '@latchkey/kernel';
import type { CredentialChange } from '../change/credential-change.ts';
import { SessionRevocation } from './session-revocation.ts';
import { SessionRevocations } from './session-revocations.ts';

/** Has the sessions end that others hold, when a password was replaced. */
export class WantedRevocations {
  constructor(
    private readonly revocations: SessionRevocations,
    private readonly secrets: Secrets,
  ) {}

  /** Called inside the transaction in which the change gets its final state: with it, or not at all. */
  async follow(change: CredentialChange, now: Date): Promise<void> {
    if (change.state !== 'applied' || !change.setsPassword()) return;
    const { tenantId, environment, id: changeId, userId } = change;
    for (const storeId of await this.revocations.holders(userId)) {
      const place = { tenantId, environment, id: this.secrets.id() };
      await this.revocations.add(
        SessionRevocation.want({ ...place, changeId, userId, storeId, wantedAt: now }),
      );
    }
  }
}
