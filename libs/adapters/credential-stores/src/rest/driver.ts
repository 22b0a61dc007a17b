import {
  StoreDriver,
  type CanChange,
  type CanEndSessions,
  type CanReadLockState,
  type CanTest,
  type CanUnlock,
  type LockState,
  type ResetOptions,
  type SessionAccount,
  type StoreAccount,
  type StoreAnswer,
  type StoreAttempt,
  type StoreCheck,
  type StoreDescriptions,
  type StoreProbe,
} from '@latchkey/credentials';
import type { OutboundClient } from '@latchkey/outbound';
import { reaching, takeSteps } from '../over-http/connection-test.ts';
import type { HttpTroubles } from '../over-http/http-troubles.ts';
import { HttpStores } from '../over-http/opened-store.ts';
import { applied, ofLostChange, rejected, unknown } from '../over-http/plain-answers.ts';
import { isSettablePassword, isUserName } from '../over-http/settable-text.ts';
import { authenticating, lookingAt } from './connection-steps.ts';
import { lockStateIn, ofRestAnswer } from './errors.ts';
import { placeholdersOf, type ChangingOperation } from './operation-description.ts';
import type { PlaceholderValues } from './placeholders.ts';
import { callOperation, valuesOf, type OpenedRestStore } from './rest-call.ts';
import type { RestSettings } from './settings.ts';

/**
 * Accounts behind a REST interface that a tenant has described. What is not described is answered `not-supported`, since
 * one driver serves interfaces that can do it and ones that cannot.
 */
export class RestStore
  extends StoreDriver
  implements CanUnlock, CanReadLockState, CanChange, CanEndSessions, CanTest
{
  readonly key = 'rest';
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
    const store = await this.open(account.storeId);
    const { reset, unlock } = store.settings.operations;
    const inOneStep = new Set<string>([...placeholdersOf(reset), ...reset.implies]);
    const unlocksAfterwards = options.unlock && !inOneStep.has('unlock');
    const demands = options.mustChange && !inOneStep.has('mustChange');
    if (demands || (unlocksAfterwards && !unlock)) return rejected('not-supported');
    const values = { ...valuesOf(account, attempt), newPassword: password, ...options };
    const answer = await change(store, reset, values);
    if (answer.kind !== 'applied' || !unlocksAfterwards) return answer;
    // The password is set. Where the lock stays, neither "applied" nor "rejected" would be true.
    const second = { ...attempt, changeId: `${attempt.changeId}-unlock` };
    const unlocked = await change(store, unlock, valuesOf(account, second));
    return unlocked.kind === 'applied' ? applied : unknown;
  }

  async change(
    account: StoreAccount,
    { current, next }: { readonly current: string; readonly next: string },
    attempt: StoreAttempt,
  ): Promise<StoreAnswer> {
    if (!isSettablePassword(next)) return rejected('policy');
    if (!isSettablePassword(current)) return rejected('wrong-password');
    const store = await this.open(account.storeId);
    const values = { ...valuesOf(account, attempt), newPassword: next, currentPassword: current };
    return change(store, store.settings.operations.change, values);
  }

  async unlock(account: StoreAccount, attempt: StoreAttempt): Promise<StoreAnswer> {
    const store = await this.open(account.storeId);
    return change(store, store.settings.operations.unlock, valuesOf(account, attempt));
  }

  async lockState(account: StoreAccount): Promise<LockState> {
    const store = await this.open(account.storeId);
    const { lockState } = store.settings.operations;
    if (!lockState || !isUserName(account.userName)) return 'unknown';
    const values = valuesOf(account);
    const outcome = await callOperation(store, lockState, values);
    return outcome?.kind === 'answered'
      ? lockStateIn(lockState, { answer: outcome, sent: values })
      : 'unknown';
  }

  /** By whatever name the interface asks for; without the name that it needs there is nobody to name. */
  async endSessions({ externalId, ...account }: SessionAccount, attempt: StoreAttempt): Promise<StoreAnswer> {
    const store = await this.open(account.storeId);
    const { endSessions } = store.settings.operations;
    const values = valuesOf(account, attempt);
    if (!endSessions || !placeholdersOf(endSessions).has('externalId'))
      return change(store, endSessions, values);
    if (externalId === null) return rejected('account-missing');
    return change(store, endSessions, { ...values, externalId });
  }

  async test(storeId: string, { userName }: StoreProbe): Promise<readonly StoreCheck[]> {
    const store = await this.open(storeId);
    return takeSteps([
      reaching(store.conversation, store.settings.baseUrl),
      ...authenticating(store),
      ...(userName === null ? [] : lookingAt(store, userName)),
    ]);
  }

  private open(storeId: string): Promise<OpenedRestStore> {
    return this.stores.open<RestSettings>(storeId);
  }
}

async function change(
  store: OpenedRestStore,
  operation: ChangingOperation | undefined,
  values: PlaceholderValues,
): Promise<StoreAnswer> {
  if (!operation) return rejected('not-supported');
  if (!isUserName(String(values.userName))) return rejected('account-missing');
  const outcome = await callOperation(store, operation, values);
  if (!outcome) return rejected('account-missing');
  if (outcome.kind !== 'answered') return ofLostChange(outcome);
  return ofRestAnswer(operation, { answer: outcome, sent: values });
}
