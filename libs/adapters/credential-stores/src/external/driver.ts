import { UnitOfWork } from '@latchkey/kernel';
import {
  ExecutorSealer,
  externalDriver,
  StoreDescriptions,
  StoreDriver,
  TaskOpening,
  type CanMakePassword,
  type CanTellPending,
  type CanUnlock,
  type ExecutorKey,
  type ResetOptions,
  type StoreAccount,
  type StoreAnswer,
  type StoreAttempt,
} from '@latchkey/credentials';
import { externalSettings, type ExternalSettings } from './settings.ts';

const notSupported: StoreAnswer = { kind: 'rejected', reason: 'not-supported' };

/**
 * A store that has no interface: an external system carries a change out, in its own time. What is done here is to open
 * a task for it; a password crosses sealed to the executor's own key (BY-04), or not at all (AS-10).
 */
export class ExternalStore extends StoreDriver implements CanMakePassword, CanTellPending, CanUnlock {
  readonly key = externalDriver;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly descriptions: StoreDescriptions,
    private readonly opening: TaskOpening,
    private readonly sealer: ExecutorSealer,
  ) {
    super();
  }

  async reset(
    account: StoreAccount,
    password: string,
    attempt: StoreAttempt,
    { mustChange }: ResetOptions,
  ): Promise<StoreAnswer> {
    const settings = await this.settings(account);
    if (!settings?.executorKey) return notSupported;
    const reference = this.opening.reference();
    const key: ExecutorKey = settings.executorKey;
    const sealedPassword = await this.sealer.seal(key, { reference, password });
    return this.open(settings, { reference, account, attempt, mustChange, sealedPassword });
  }

  makePassword(
    account: StoreAccount,
    attempt: StoreAttempt,
    { mustChange }: ResetOptions,
  ): Promise<StoreAnswer> {
    return this.without(account, attempt, mustChange);
  }

  unlock(account: StoreAccount, attempt: StoreAttempt): Promise<StoreAnswer> {
    return this.without(account, attempt, false);
  }

  pending(attempt: StoreAttempt): Promise<StoreAnswer | undefined> {
    return this.opening.opened(attempt);
  }

  private async without(
    account: StoreAccount,
    attempt: StoreAttempt,
    mustChange: boolean,
  ): Promise<StoreAnswer> {
    const settings = await this.settings(account);
    if (!settings) return notSupported;
    const reference = this.opening.reference();
    return this.open(settings, { reference, account, attempt, mustChange, sealedPassword: null });
  }

  private open(
    { deadlineMinutes }: ExternalSettings,
    draft: Omit<Parameters<TaskOpening['open']>[0], 'deadlineMinutes'>,
  ): Promise<StoreAnswer> {
    return this.unitOfWork.run(() => this.opening.open({ ...draft, deadlineMinutes }));
  }

  /** Undefined when nobody has described the store, or not in a way that is understood here. */
  private async settings({ storeId }: StoreAccount): Promise<ExternalSettings | undefined> {
    const { settings } = await this.descriptions.of(storeId);
    return externalSettings.safeParse(settings).data;
  }
}
