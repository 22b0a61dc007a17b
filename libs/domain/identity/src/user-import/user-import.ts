import { Aggregate, DomainEvent, minutes, type Environment } from '@latchkey/kernel';

/** Rows of one file, beside its header. */
export const mostImportedRows = 100_000;
/** Rows of one transaction. */
export const importBatch = 100;
/** Characters of one row: a batch fits in one window. */
export const longestRow = 4096;
/** A file that has not arrived by then does not arrive any more. */
const patience = minutes(2);

abstract class UserImportEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { importId: this.subject };
  }
}

export class UserImportBegun extends UserImportEvent {
  readonly name = 'identity.user-import.begun';
}
/** More rows wait. */
export class UserImportBatchWanted extends UserImportEvent {
  readonly name = 'identity.user-import.batch-wanted';
}
export class UserImportEnded extends UserImportEvent {
  readonly name = 'identity.user-import.ended';
}

/** What became of a row. */
export type RowOutcome = 'created' | 'changed' | 'unchanged' | 'failed';

/** What is known of a file once it is there. */
export interface ArrivedFile {
  readonly columns: readonly string[];
  /** Beside the header. */
  readonly rows: number;
  /** Where the first row begins, in bytes. */
  readonly position: number;
}

/** A file of users, worked through row after row. It remembers after each batch where it is, and goes on from there. */
export class UserImport extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  storeId!: string;
  /** Nothing is changed: only what would happen is told. */
  dryRun!: boolean;
  columns!: string[];
  rows!: number;
  rowsDone!: number;
  position!: number;
  created!: number;
  changed!: number;
  unchanged!: number;
  failed!: number;
  state!: 'arriving' | 'running' | 'ended' | 'abandoned';
  begunAt!: Date;
  endedAt!: Date | null;

  static begin(planned: {
    readonly tenantId: string;
    readonly environment: Environment;
    readonly id: string;
    readonly storeId: string;
    readonly dryRun: boolean;
    readonly begunAt: Date;
  }): UserImport {
    const nothing = { rows: 0, rowsDone: 0, position: 0, created: 0, changed: 0, unchanged: 0, failed: 0 };
    const made = Object.assign(new UserImport(), planned, nothing, { columns: [], endedAt: null });
    made.state = 'arriving';
    made.record(new UserImportBegun(made.id));
    return made;
  }

  /** A file that broke off on its way is in nobody's way for long. */
  isOverdue(now: Date): boolean {
    return this.state === 'arriving' && now.getTime() - this.begunAt.getTime() > patience;
  }

  arrived({ columns, rows, position }: ArrivedFile, now: Date): void {
    if (this.state !== 'arriving') return;
    Object.assign(this, { columns: [...columns], rows, position });
    this.state = 'running';
    this.goOn(now);
  }

  /** One batch was worked through. */
  advance(outcomes: readonly RowOutcome[], position: number, now: Date): void {
    for (const outcome of outcomes) this[outcome] += 1;
    this.rowsDone += outcomes.length;
    this.position = position;
    this.goOn(now);
  }

  abandon(now: Date): void {
    if (this.endedAt) return;
    this.state = 'abandoned';
    this.endedAt = now;
    this.record(new UserImportEnded(this.id));
  }

  private goOn(now: Date): void {
    if (this.rowsDone < this.rows) return this.record(new UserImportBatchWanted(this.id));
    this.state = 'ended';
    this.endedAt = now;
    this.record(new UserImportEnded(this.id));
  }
}
