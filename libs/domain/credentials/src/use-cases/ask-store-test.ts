import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { CredentialStores } from '../store/credential-stores.ts';
import { TestedTooOften } from '../store-test/errors.ts';
import { StoreTest } from '../store-test/store-test.ts';
import { StoreTests } from '../store-test/store-tests.ts';

const mostWithinAnHour = 30;

/**
 * Staff want to know whether a store can be used; the worker goes and looks. Answers the id of the test: of the one that
 * nobody has made yet, where there is one. Throws NotFound and TestedTooOften.
 */
export class AskStoreTest extends Command<string> {
  constructor(
    readonly storeId: string,
    /** An account that exists there; null: none is looked up. */
    readonly userName: string | null,
  ) {
    super();
  }
}

/** Makes the test. Called inside a transaction. */
export class StoreTestEntry {
  constructor(
    private readonly stores: CredentialStores,
    private readonly tests: StoreTests,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write({ storeId, userName }: AskStoreTest): Promise<string> {
    // Held, so that two who ask at once get one test.
    await this.stores.getForUpdate(storeId);
    const { openId, withinAnHour } = await this.tests.recent(storeId);
    if (openId !== null) return openId;
    if (withinAnHour >= mostWithinAnHour) throw new TestedTooOften(600);
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id() };
    const test = StoreTest.ask({ ...place, storeId, userName, askedAt: await this.clock.now() });
    await this.tests.add(test);
    return test.id;
  }
}

@CommandHandler(AskStoreTest)
export class AskStoreTestHandler implements ICommandHandler<AskStoreTest> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: StoreTestEntry,
  ) {}

  execute(command: AskStoreTest): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'store:test');
    return this.unitOfWork.conclude(() => this.entry.write(command));
  }
}
