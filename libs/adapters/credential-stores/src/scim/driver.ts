import {
  StoreDriver,
  type CanChange,
  type CanReadLockState,
  type CanTest,
  type CanUnlock,
  type LockState,
  type ResetOptions,
  type StoreAccount,
  type StoreAnswer,
  type StoreAttempt,
  type StoreCheck,
  type StoreDescriptions,
  type StoreProbe,
} from '@latchkey/credentials';
import type { OutboundClient, Outcome } from '@latchkey/outbound';
import { reaching, takeSteps } from '../over-http/connection-test.ts';
import { jsonOf } from '../over-http/json-answer.ts';
import type { HttpTroubles } from '../over-http/http-troubles.ts';
import { HttpStores } from '../over-http/opened-store.ts';
import { applied, ofLostChange, rejected, unavailable, unknown } from '../over-http/plain-answers.ts';
import { isSettablePassword, isUserName } from '../over-http/settable-text.ts';
import { scalarAt } from './attribute-path.ts';
import { authenticating, lookingAt, tryingOut } from './connection-steps.ts';
import { ofRefusedPatch } from './errors.ts';
import { unlocking, lockStateOf } from './lock.ts';
import { userResource, type UserResource } from './schemas.ts';
import { isCalled, ScimProvider, type PatchOperation } from './scim-provider.ts';
import type { ScimSettings } from './settings.ts';

/** How often a change is begun again because somebody else has changed the account meanwhile. */
const mostRounds = 16;

/** Accounts of a SCIM 2.0 service provider (RFC 7643, RFC 7644). */
export class ScimStore extends StoreDriver implements CanUnlock, CanReadLockState, CanChange, CanTest {
  readonly key = 'scim';
  private readonly stores: HttpStores;

  /** `deadline`: milliseconds of one operation. */
  constructor(
    descriptions: StoreDescriptions,
    client: OutboundClient,
    deadline?: number,
    troubles?: HttpTroubles,
  ) {
    super();
    this.stores = new HttpStores(descriptions, client, deadline, troubles);
  }

  async reset(
    account: StoreAccount,
    password: string,
    attempt: StoreAttempt,
    options: ResetOptions,
  ): Promise<StoreAnswer> {
    if (!isSettablePassword(password)) return rejected('policy');
    const provider = await this.provider(account.storeId);
    const { lock, mustChange } = provider.settings;
    const unlock = options.unlock ? unlocking(lock) : [];
    const demand = options.mustChange ? replacing(mustChange) : [];
    if (!unlock || !demand) return rejected('not-supported');
    return changeAccount(provider, account, attempt, [...setting(password), ...demand, ...unlock]);
  }

  async unlock(account: StoreAccount, attempt: StoreAttempt): Promise<StoreAnswer> {
    const provider = await this.provider(account.storeId);
    const unlock = unlocking(provider.settings.lock);
    return unlock ? changeAccount(provider, account, attempt, unlock) : rejected('not-supported');
  }

  /**
   * SCIM has no word for the password before. The person itself has the right, and proves to be it by that password. The
   * number of the attempt is compared and not written: that is no right of theirs.
   */
  async change(
    account: StoreAccount,
    { current, next }: { readonly current: string; readonly next: string },
    attempt: StoreAttempt,
  ): Promise<StoreAnswer> {
    const { storeId, userName } = account;
    if (!isSettablePassword(next)) return rejected('policy');
    if (!isSettablePassword(current)) return rejected('wrong-password');
    const provider = await this.provider(storeId);
    // A name with a colon ends early in HTTP Basic (RFC 7617, 2).
    if (!provider.settings.changeAtMe || userName.includes(':')) return rejected('not-supported');
    if (!isUserName(userName)) return rejected('account-missing');
    const obstacle = await overtaken(provider, account, attempt);
    if (obstacle) return obstacle;
    const outcome = await provider.patchMe(userName, current, setting(next));
    if (outcome.kind === 'answered' && outcome.status === 401) return rejected('wrong-password');
    return ofPatch(outcome, (user) => isCalled(user, 'userName', userName));
  }

  async lockState(account: StoreAccount): Promise<LockState> {
    const provider = await this.provider(account.storeId);
    const { lock } = provider.settings;
    if (lock.kind === 'none') return 'unknown';
    const search = await provider.find(account);
    return search.kind === 'found' ? lockStateOf(lock, search.user) : 'unknown';
  }

  async test(storeId: string, { userName }: StoreProbe): Promise<readonly StoreCheck[]> {
    const provider = await this.provider(storeId);
    return takeSteps([
      reaching(provider.opened.conversation, provider.settings.baseUrl),
      authenticating(provider),
      ...(userName === null ? [] : lookingAt(provider, userName)),
      tryingOut(provider),
    ]);
  }

  private async provider(storeId: string): Promise<ScimProvider> {
    return new ScimProvider(await this.stores.open<ScimSettings>(storeId));
  }
}

const setting = (password: string): PatchOperation[] => [
  { op: 'replace', path: 'password', value: password },
];

/** What keeps a change from being sent where attempts are kept: a newer one was here, or nobody could look. */
async function overtaken(
  provider: ScimProvider,
  account: StoreAccount,
  { fence }: StoreAttempt,
): Promise<StoreAnswer | undefined> {
  const { attempt: kept } = provider.settings;
  if (!kept) return undefined;
  const search = await provider.find(account);
  if (search.kind === 'failed') return unavailable;
  if (search.kind === 'missing') return rejected('account-missing');
  return isBehind(search.user, kept.path, fence) ? unknown : undefined;
}

function isBehind(user: UserResource, path: string, fence: number): boolean {
  return Number(scalarAt(user, path) ?? 0) >= fence;
}

/** Undefined where nothing is described. */
function replacing(described: Omit<PatchOperation, 'op'> | undefined): PatchOperation[] | undefined {
  return described && [{ op: 'replace', ...described }];
}

/**
 * Looks the account up and changes it in one PATCH, which is atomic (RFC 7644, 3.5.2). With a version it counts only
 * while nobody else has changed the account; that nothing was done is said, so that beginning again is safe.
 */
async function changeAccount(
  provider: ScimProvider,
  account: StoreAccount,
  { fence }: StoreAttempt,
  operations: readonly PatchOperation[],
): Promise<StoreAnswer> {
  const { attempt: kept, lock } = provider.settings;
  for (let round = 0; round < mostRounds; round += 1) {
    const search = await provider.find(account);
    if (search.kind === 'failed') return unavailable;
    if (search.kind === 'missing') return rejected('account-missing');
    const { user } = search;
    if (user.active === false && lock.kind !== 'active') return rejected('account-protected');
    // A newer attempt was here first: the outcome is that one's to tell.
    if (kept && isBehind(user, kept.path, fence)) return unknown;
    const mark = kept ? [{ op: 'replace', path: kept.path, value: fence } as const] : [];
    const outcome = await provider.patch(user, [...operations, ...mark]);
    const overtaken = outcome.kind === 'answered' && outcome.status === 412;
    if (!overtaken) return ofPatch(outcome, ({ id }) => id === user.id);
  }
  return unavailable;
}

function ofPatch(outcome: Outcome, isTheirs: (user: UserResource) => boolean): StoreAnswer {
  if (outcome.kind !== 'answered') return ofLostChange(outcome);
  if (outcome.status === 204) return applied;
  if (outcome.status !== 200) return ofRefusedPatch(outcome);
  const user = userResource.safeParse(jsonOf(outcome));
  return user.success && isTheirs(user.data) ? applied : unknown;
}
