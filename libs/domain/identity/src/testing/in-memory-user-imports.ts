import { NotFound } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { UserImportRunning } from '../user-import/errors.ts';
import { UserImport } from '../user-import/user-import.ts';
import { UserImports, type RowFault } from '../user-import/user-imports.ts';

/** Parts and keys are kept by the id of their import, which nobody else has. */
export class InMemoryUserImports extends UserImports {
  readonly table: AggregateTable<UserImport>;
  readonly faults = new Map<string, RowFault[]>();
  private readonly parts = new Map<string, Buffer[]>();
  private readonly keys = new Map<string, Map<string, number>>();

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, UserImport, ({ id }) => id);
  }

  async add(one: UserImport): Promise<void> {
    if (this.table.find(({ endedAt }) => endedAt === null)) throw new UserImportRunning();
    this.table.add(one);
  }

  async getForUpdate(id: string): Promise<UserImport> {
    const found = this.table.load((row) => row.id === id);
    if (!found) throw new NotFound();
    return found;
  }

  async openForUpdate(): Promise<UserImport | undefined> {
    return this.table.load(({ endedAt }) => endedAt === null);
  }

  async keepPart(importId: string, number: number, bytes: Uint8Array): Promise<void> {
    if (!this.table.find(({ id, state }) => id === importId && state === 'arriving')) throw new NotFound();
    const parts = this.parts.get(importId) ?? [];
    parts[number] = Buffer.from(bytes);
    this.parts.set(importId, parts);
  }

  async partsBetween(importId: string, first: number, last: number): Promise<readonly Buffer[]> {
    return (this.parts.get(importId) ?? []).slice(first, last + 1);
  }

  async takeKeys(importId: string, row: number, keys: readonly string[]): Promise<number | undefined> {
    const known = this.keys.get(importId) ?? new Map<string, number>();
    this.keys.set(importId, known);
    const earlier = keys.flatMap((key) => known.get(key) ?? []);
    for (const key of keys) if (!known.has(key)) known.set(key, row);
    return earlier.length > 0 ? Math.min(...earlier) : undefined;
  }

  async addFaults(importId: string, faults: readonly RowFault[]): Promise<void> {
    this.faults.set(importId, [...(this.faults.get(importId) ?? []), ...faults]);
  }

  async forgetFile(importId: string): Promise<void> {
    this.parts.delete(importId);
    this.keys.delete(importId);
  }
}
