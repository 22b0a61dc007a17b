import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, InvalidInput, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { UserImportRunning } from '../user-import/errors.ts';
import { UserImport } from '../user-import/user-import.ts';
import { UserImports } from '../user-import/user-imports.ts';
import { HomeStores } from '../user/home-stores.ts';

/** A file is about to arrive. Answers the id of its import. Throws InvalidInput, UserImportRunning. */
export class BeginUserImport extends Command<string> {
  constructor(
    readonly storeId: string,
    readonly dryRun: boolean,
  ) {
    super();
  }
}

/** Makes the import, if no other is open. Called inside a transaction. */
export class UserImportEntry {
  constructor(
    private readonly imports: UserImports,
    private readonly stores: HomeStores,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write(storeId: string, dryRun: boolean): Promise<string> {
    const { tenantId, environment } = TenantContext.current();
    if (!(await this.stores.exists(storeId))) throw new InvalidInput([unknownStore]);
    const begunAt = await this.clock.now();
    const place = { tenantId, environment, id: this.secrets.id(), storeId };
    await this.imports.add(UserImport.begin({ ...place, dryRun, begunAt }));
    return place.id;
  }

  /** Whether nobody else is at it; who broke off long ago is not. */
  async makeRoom(): Promise<void> {
    const open = await this.imports.openForUpdate();
    if (!open) return;
    const now = await this.clock.now();
    if (!open.isOverdue(now)) throw new UserImportRunning();
    open.abandon(now);
    await this.imports.forgetFile(open.id);
  }
}

const unknownStore = {
  pointer: '/query/storeId',
  code: 'unknown',
  detail: 'There is no such credential store in this environment.',
};

@CommandHandler(BeginUserImport)
export class BeginUserImportHandler implements ICommandHandler<BeginUserImport> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: UserImportEntry,
  ) {}

  async execute({ storeId, dryRun }: BeginUserImport): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    // Two transactions: the one that broke off is written as ended before the next one takes its place.
    await this.unitOfWork.run(() => this.entry.makeRoom());
    return this.unitOfWork.run(() => this.entry.write(storeId, dryRun));
  }
}
