import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, UnitOfWork } from '@latchkey/kernel';
import { CredentialStores } from '../store/credential-stores.ts';
import { StoreDrivers, canTest, type StoreDriver } from '../store/store-driver.ts';
import { StoreReach } from '../store/store-reach.ts';
import type { StoreCheck, StoreProbe } from '../store/store-check.ts';
import { StoreTests } from '../store-test/store-tests.ts';
import { StoreTypes } from '../store-type/store-types.ts';

/** Looks at a store as staff have asked. Only the worker runs this. */
export class RunStoreTest extends Command<void> {
  constructor(readonly testId: string) {
    super();
  }
}

/** Looks at a store whose reach was not looked at for a while. Only the worker runs this. */
export class LookAtStore extends Command<void> {
  constructor(readonly storeId: string) {
    super();
  }
}

/** One look at a store, whatever its kind. Nothing there is changed. */
export class StoreLook {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: CredentialStores,
    private readonly types: StoreTypes,
    private readonly drivers: StoreDrivers,
  ) {}

  /** A kind of store that is never out of reach has no step. */
  async take(storeId: string, probe: StoreProbe): Promise<readonly StoreCheck[]> {
    const driver = await this.driverOf(storeId);
    return driver && canTest(driver) ? driver.test(storeId, probe) : [];
  }

  /** Undefined for a store that is gone. */
  async driverOf(storeId: string): Promise<StoreDriver | undefined> {
    const key = await this.unitOfWork.read(async () => {
      const store = await this.stores.find(storeId);
      return store && (await this.types.find(store.typeId))?.driver;
    });
    return key === undefined ? undefined : this.drivers.of(key);
  }

  /** The same of a store that may be used. */
  async usedDriverOf(storeId: string): Promise<StoreDriver | undefined> {
    const store = await this.unitOfWork.read(() => this.stores.find(storeId));
    return store?.status === 'active' ? this.driverOf(storeId) : undefined;
  }

  /** As often as it is due: undefined for a store that nobody may use, and that nobody waits for. */
  async takeIfUsed(storeId: string): Promise<readonly StoreCheck[] | undefined> {
    const store = await this.unitOfWork.read(() => this.stores.find(storeId));
    if (store?.status !== 'active') return undefined;
    const checks = await this.take(storeId, { userName: null });
    return checks.length === 0 ? undefined : checks;
  }
}

const stepsOfReach: ReadonlySet<string> = new Set(['resolve', 'connect', 'tls', 'authenticate']);

/** Whether a store answers: one of its servers is enough, and what stands behind the authentication is no matter of reach. */
function reached(checks: readonly StoreCheck[]): boolean {
  const steps = checks.filter(({ name }) => stepsOfReach.has(name));
  const out = new Set(steps.filter(({ result }) => result !== 'passed').map(({ at }) => at));
  return steps.length === 0 || steps.some(({ at }) => !out.has(at));
}

/** What a look came to. Called inside a transaction. */
export class StoreTestWriting {
  constructor(
    private readonly tests: StoreTests,
    private readonly reach: StoreReach,
    private readonly clock: Clock,
  ) {}

  /** Undefined when it was made already. */
  async open(testId: string): Promise<({ readonly storeId: string } & StoreProbe) | undefined> {
    const test = await this.tests.getForUpdate(testId);
    return test?.state === 'asked' ? { storeId: test.storeId, userName: test.userName } : undefined;
  }

  async conclude(testId: string, checks: readonly StoreCheck[]): Promise<void> {
    const test = await this.tests.getForUpdate(testId);
    if (!test) return;
    test.conclude(checks, await this.clock.now());
    if (checks.length > 0) await this.note(test.storeId, checks);
  }

  /** Undefined: the store is not looked at any more. */
  note(storeId: string, checks: readonly StoreCheck[] | undefined): Promise<void> {
    return checks ? this.reach.note(storeId, reached(checks)) : this.reach.forget(storeId);
  }
}

@CommandHandler(RunStoreTest)
export class RunStoreTestHandler implements ICommandHandler<RunStoreTest> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writing: StoreTestWriting,
    private readonly look: StoreLook,
  ) {}

  async execute({ testId }: RunStoreTest): Promise<void> {
    const test = await this.unitOfWork.run(() => this.writing.open(testId));
    if (!test) return;
    const checks = await this.look.take(test.storeId, test);
    await this.unitOfWork.run(() => this.writing.conclude(testId, checks));
  }
}

@CommandHandler(LookAtStore)
export class LookAtStoreHandler implements ICommandHandler<LookAtStore> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writing: StoreTestWriting,
    private readonly look: StoreLook,
  ) {}

  async execute({ storeId }: LookAtStore): Promise<void> {
    const checks = await this.look.takeIfUsed(storeId);
    await this.unitOfWork.run(() => this.writing.note(storeId, checks));
  }
}
