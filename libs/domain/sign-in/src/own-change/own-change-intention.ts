import { applicationOf, Clock, Secrets, TenantContext } from '@latchkey/kernel';
import { CredentialChange, CredentialChanges } from '@latchkey/credentials';
import { OwnChange, OwnChanges, type NewOwnChange } from './own-change.ts';

/** What an owner wants, and by what right. */
export type OwnWish = Pick<
  NewOwnChange,
  'userId' | 'storeId' | 'operation' | 'processId' | 'sessionId' | 'pausedSignInId' | 'locale'
>;

/** Turns an owner's wish into an intent that only the worker can carry out. Called inside a transaction. */
export class OwnChangeIntention {
  constructor(
    private readonly ownChanges: OwnChanges,
    private readonly changes: CredentialChanges,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Answers the id of the change, by which its outcome is waited for. `sealedPassword`: null for an unlock. */
  async write(wish: OwnWish, changeId: string, sealedPassword: string | null): Promise<string> {
    const { tenantId, environment, actor } = TenantContext.current();
    const place = { tenantId, environment, applicationId: applicationOf(actor) ?? '' };
    const now = await this.clock.now();
    const own = OwnChange.ask({ ...place, ...wish, id: this.secrets.id(), askedAt: now });
    await this.ownChanges.add(own);
    const { userId, storeId, operation } = wish;
    await this.changes.add(
      CredentialChange.intend({
        ...{ ...place, id: changeId, requestId: own.id, userId, storeId, operation, sealedPassword, now },
        ...{ storeMakesPassword: false, mustChange: false, generation: null },
      }),
    );
    return changeId;
  }
}
