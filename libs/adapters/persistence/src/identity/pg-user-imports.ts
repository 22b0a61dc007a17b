import { UserImport, UserImportRunning, UserImports, type RowFault } from '@latchkey/identity';
import { NotFound, Secrets } from '@latchkey/kernel';
import { LockMode, type FilterQuery } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgUserImports extends UserImports {
  constructor(
    private readonly transactions: Transactions,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  /** Of two who begin at once the index refuses the second. */
  async add(one: UserImport): Promise<void> {
    if (await this.openForUpdate()) throw new UserImportRunning();
    this.transactions.current().add(one);
  }

  async getForUpdate(id: string): Promise<UserImport> {
    const found = await this.locked({ id });
    if (!found) throw new NotFound();
    return found;
  }

  openForUpdate(): Promise<UserImport | undefined> {
    return this.locked({ endedAt: null });
  }

  async keepPart(importId: string, number: number, sealed: Uint8Array): Promise<void> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    const written = await transaction.execute(
      `insert into tenant.user_import_part (tenant_id, environment, import_id, number, bytes)
        select $1, $2, id, $4, $5 from tenant.user_import where id = $3 and state = 'arriving'`,
      [tenantId, environment, importId, number, sealed],
    );
    if (written === 0) throw new NotFound();
  }

  async partsBetween(importId: string, first: number, last: number): Promise<readonly Buffer[]> {
    const text = `select bytes from tenant.user_import_part
      where import_id = $1 and number between $2 and $3 order by number`;
    const rows = await this.transactions.current().query<{ bytes: Buffer }>(text, [importId, first, last]);
    return rows.map(({ bytes }) => bytes);
  }

  async takeKeys(importId: string, row: number, keys: readonly string[]): Promise<number | undefined> {
    const transaction = this.transactions.current();
    const { tenantId, environment } = transaction.scope;
    const text = `insert into tenant.user_import_key (tenant_id, environment, import_id, row_key, row_number)
      select $1, $2, $3, unnest($4::text[]), $5 on conflict do nothing`;
    const taken = await transaction.execute(text, [tenantId, environment, importId, keys, row]);
    if (taken === keys.length) return undefined;
    const earlier = await transaction.query<{ row: number }>(
      `select min(row_number) as row from tenant.user_import_key
        where import_id = $1 and row_key = any ($2) and row_number <> $3`,
      [importId, keys, row],
    );
    return earlier[0]?.row;
  }

  addFaults(importId: string, faults: readonly RowFault[]): Promise<void> {
    for (const { row, column, code, detail } of faults) {
      this.transactions.current().insert('user_import_fault', {
        ...{ id: this.secrets.id(), import_id: importId, row_number: row, column_name: column, code, detail },
      });
    }
    return Promise.resolve();
  }

  async forgetFile(importId: string): Promise<void> {
    for (const table of ['user_import_part', 'user_import_key']) {
      await this.transactions
        .current()
        .execute(`delete from tenant.${table} where import_id = $1`, [importId]);
    }
  }

  private async locked(where: FilterQuery<UserImport>): Promise<UserImport | undefined> {
    const transaction = this.transactions.current();
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;
    const found = await transaction.entities().findOne(UserImport, where, lock);
    return found ? transaction.track(found) : undefined;
  }
}
