import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, UnitOfWork } from '@latchkey/kernel';
import { ImportFiles } from '../user-import/import-files.ts';
import { readRow, rowsIn, type CellFault } from '../user-import/import-rows.ts';
import { RowImport } from '../user-import/row-import.ts';
import { importBatch, longestRow, type RowOutcome, type UserImport } from '../user-import/user-import.ts';
import { UserImports, type RowFault } from '../user-import/user-imports.ts';
import { identifierKey } from '../user/identifier.ts';

/**
 * The next rows of a file. What they change, what is wrong with them and where the file is to be read on are one
 * transaction: a worker that dies leaves all or nothing of a batch. Only the worker runs this; harmless when repeated.
 */
export class RunUserImport extends Command<void> {
  constructor(readonly importId: string) {
    super();
  }
}

/** Bytes in which a batch fits: a character has at most four, and a break two. */
const windowLength = importBatch * (longestRow * 4 + 2);

/** Works through one batch. Called inside a transaction. */
export class ImportBatches {
  constructor(
    private readonly imports: UserImports,
    private readonly files: ImportFiles,
    private readonly rows: RowImport,
    private readonly clock: Clock,
  ) {}

  /** Ahead of the transaction. */
  ready(): Promise<void> {
    return this.files.ready();
  }

  async next(importId: string): Promise<void> {
    const found = await this.imports.getForUpdate(importId);
    if (found.state !== 'running') return;
    const window = await this.files.read(found.id, found.position, windowLength);
    const raw = rowsIn(window, Math.min(importBatch, found.rows - found.rowsDone));
    // Counted when the file came: whoever reads fewer now would go on for ever.
    if (raw.length === 0) throw new Error(`the file of import ${importId} ends before its rows do`);
    const faults: RowFault[] = [];
    const outcomes: RowOutcome[] = [];
    for (const [at, { cells }] of raw.entries()) {
      const row = found.rowsDone + at + 1;
      const outcome = await this.one(found, row, cells);
      outcomes.push(typeof outcome === 'string' ? outcome : 'failed');
      if (typeof outcome !== 'string') faults.push({ row, ...outcome });
    }
    await this.imports.addFaults(found.id, faults);
    found.advance(outcomes, found.position + (raw.at(-1)?.end ?? 0), await this.clock.now());
    if (found.endedAt) await this.imports.forgetFile(found.id);
  }

  private async one(
    found: UserImport,
    row: number,
    cells: readonly string[],
  ): Promise<RowOutcome | CellFault> {
    const read = readRow(found.columns, cells);
    if ('code' in read) return read;
    const named = [identifierKey(read.userName), identifierKey(read.email)];
    const keys = [...new Set(named.filter((key) => key !== undefined))].map((key) => `n:${key}`);
    if (read.externalId !== undefined) keys.push(`x:${read.externalId.slice(0, 254)}`);
    const earlier = await this.imports.takeKeys(found.id, row, keys);
    if (earlier !== undefined) return repeated(earlier);
    return this.rows.carryOut(read, found);
  }
}

function repeated(earlier: number): CellFault {
  const detail = `Row ${earlier} has this name, address or id already. Keep one of the two.`;
  return { column: null, code: 'duplicate-in-file', detail };
}

@CommandHandler(RunUserImport)
export class RunUserImportHandler implements ICommandHandler<RunUserImport> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly batches: ImportBatches,
  ) {}

  async execute({ importId }: RunUserImport): Promise<void> {
    await this.batches.ready();
    await this.unitOfWork.run(() => this.batches.next(importId));
  }
}
