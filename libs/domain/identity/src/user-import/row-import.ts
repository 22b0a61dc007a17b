import { Conflict, InvalidInput, TenantContext } from '@latchkey/kernel';
import { UserEntry } from '../use-cases/create-user.ts';
import { UserSuspension } from '../use-cases/disable-user.ts';
import { User } from '../user/user.ts';
import { HomeStores } from '../user/home-stores.ts';
import { Users } from '../user/users.ts';
import { identifierKey } from '../user/identifier.ts';
import type { CellFault, ImportedUser } from './import-rows.ts';
import type { RowOutcome, UserImport } from './user-import.ts';

/** One row: everything that could refuse it is asked before anything is changed, so that a dry run tells the same. */
export class RowImport {
  constructor(
    private readonly users: Users,
    private readonly entry: UserEntry,
    private readonly suspension: UserSuspension,
    private readonly stores: HomeStores,
  ) {}

  async carryOut(row: ImportedUser, { storeId, dryRun }: UserImport): Promise<RowOutcome | CellFault> {
    const known = await this.users.findByNameForUpdate(identifierKey(row.userName) ?? '');
    try {
      const wanted = wantedUser(row, known, storeId);
      await this.users.keepUnique(wanted);
      await this.users.keepIdentifying(wanted);
      const brought = await this.brought(row, known, wanted);
      if (!known) return await this.create(row, wanted, dryRun);
      if (isSame(known, wanted) && brought === undefined) return 'unchanged';
      if (dryRun) return 'changed';
      await this.change(known, wanted);
      if (brought !== undefined) await this.keepHash(known, brought);
      return 'changed';
    } catch (error) {
      const fault = faultOf(error);
      if (fault) return fault;
      throw error;
    }
  }

  private async create(row: ImportedUser, wanted: User, dryRun: boolean): Promise<RowOutcome> {
    const { userName, email, displayName, storeId, attributes, externalId } = wanted;
    const planned = { userName, email, displayName, storeId, attributes, externalId };
    const { active = true, passwordHash } = row;
    if (!dryRun) await this.entry.write({ ...planned, active, passwordHash });
    return 'created';
  }

  /** The hash that is to be kept. A password that is there stays, so that no file replaces what an owner has chosen. */
  private async brought(
    { passwordHash }: ImportedUser,
    known: User | undefined,
    { storeId }: User,
  ): Promise<string | undefined> {
    if (passwordHash === undefined) return undefined;
    const fault = known?.privileged ? privileged : await this.stores.hashFault(storeId, passwordHash);
    if (fault) throw new InvalidInput([{ pointer: '/passwordHash', ...fault }]);
    return known && (await this.stores.hasPassword(known)) ? undefined : passwordHash;
  }

  private async keepHash(known: User, hash: string): Promise<void> {
    known.passwordBrought();
    await this.stores.keepHash(known, hash);
  }

  private async change(known: User, wanted: User): Promise<void> {
    const { userName, displayName, externalId, email, attributes } = wanted;
    const hasNewAttributes = !hasSame(known.attributes, attributes);
    known.rename({ userName, displayName, externalId });
    if (known.email !== email) known.changeMail(email);
    if (hasNewAttributes) {
      known.changeAttributes(attributes, known.version);
      await this.users.keepAttributes(known);
    }
    if (wanted.status === 'disabled' && known.status === 'active') await this.suspension.carryOut(known.id);
    else if (wanted.status === 'active') known.enable();
  }
}

const privileged = {
  code: 'privileged-account',
  detail: 'The account has raised privilege: its owner recovers a password. Leave the cell empty.',
};

/** Who there would be after this row. Throws InvalidInput. */
function wantedUser(row: ImportedUser, known: User | undefined, storeId: string): User {
  const { tenantId, environment } = TenantContext.current();
  const { userName, email } = row;
  const wanted = User.create({
    ...{ tenantId, environment, userName, email },
    id: known?.id ?? '00000000-0000-0000-0000-000000000000',
    displayName: row.displayName ?? known?.displayName ?? userName,
    externalId: row.externalId ?? known?.externalId ?? null,
    storeId: known?.storeId ?? storeId,
    attributes: { ...known?.attributes, ...row.attributes },
    createdAt: known?.createdAt ?? new Date(0),
  });
  const active = row.active ?? known?.status !== 'disabled';
  if (!active) wanted.disable();
  return wanted;
}

function isSame(known: User, wanted: User): boolean {
  const names = ['userName', 'email', 'displayName', 'externalId', 'status'] as const;
  return names.every((name) => known[name] === wanted[name]) && hasSame(known.attributes, wanted.attributes);
}

function hasSame(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys({ ...one, ...other });
  return names.every((name) => one[name] === other[name]);
}

function faultOf(error: unknown): CellFault | undefined {
  if (error instanceof Conflict) return { column: null, code: 'taken', detail: error.detail };
  const first = error instanceof InvalidInput ? error.errors[0] : undefined;
  if (!first) return undefined;
  const column = first.pointer.slice(1).replace('/', '.');
  return { column, code: first.code, detail: first.detail };
}
