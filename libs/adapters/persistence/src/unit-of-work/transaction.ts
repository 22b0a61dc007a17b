import type { Aggregate, TenantScope } from '@latchkey/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';
import type { Database } from './database.ts';
import { Guarded, RowBatch, statementName, type ColumnValue, type Guard, type Row } from './row-batch.ts';

/** `query_timeout`: milliseconds for which the driver waits; it is missing in the driver's types. */
type Statement = pg.QueryConfig & { readonly query_timeout?: number };

/** Runs just before the end, for a part of an aggregate that is kept in rows of its own. */
export type BeforeEnd = () => void;

/** One open transaction of one tenant. Lives on one connection, from its first statement to its end. */
export class Transaction {
  readonly participants = new Set<Aggregate>();
  private readonly added: Aggregate[] = [];
  private readonly guardedColumns = new Map<Aggregate, string>();
  private readonly endings: BeforeEnd[] = [];
  private readonly batch = new RowBatch();
  private em: EntityManager | undefined;
  roundTrips = 0;

  constructor(
    private readonly database: Database,
    private readonly client: pg.PoolClient,
    readonly scope: TenantScope,
    /** The database's clock at the beginning of the transaction. */
    readonly now: Date,
  ) {}

  /** SQL of our own, prepared by name. Values are parameters, always. */
  async query<R extends object>(text: string, values: readonly ColumnValue[] = []): Promise<R[]> {
    return (await this.run(text, values)).rows as R[];
  }

  /** The same without a name, for texts that depend on what somebody asks: each of them prepared would stay for ever. */
  async queryOnce<R extends object>(text: string, values: readonly ColumnValue[]): Promise<R[]> {
    this.roundTrips += 1;
    return (await this.client.query({ text, values: [...values], types: pg.types })).rows as R[];
  }

  /** How many rows a statement touched. */
  async execute(text: string, values: readonly ColumnValue[] = []): Promise<number> {
    return (await this.run(text, values)).rowCount ?? 0;
  }

  /**
   * The same for work that takes minutes, and so never in an answer to anybody: until the transaction ends neither the
   * server nor the wait for its answer ends a statement before so many milliseconds are over.
   */
  async executeFor(milliseconds: number, text: string, values: readonly ColumnValue[] = []): Promise<number> {
    await this.run(`set local statement_timeout = ${Math.round(milliseconds)}`, []);
    return (await this.run(text, values, milliseconds + 1_000)).rowCount ?? 0;
  }

  private run(text: string, values: readonly ColumnValue[], patience?: number): Promise<pg.QueryResult> {
    this.roundTrips += 1;
    const query: Statement = { name: statementName(text), text, values: [...values], types: pg.types };
    return this.client.query(patience === undefined ? query : { ...query, query_timeout: patience });
  }

  /** Written with everything else when the transaction ends. The tenant's columns are added here. */
  insert(table: string, row: Row): void {
    this.batch.add(`tenant.${table}`, { ...this.place, ...row });
  }

  /** A new aggregate: its row is written when the transaction ends, as it stands then. */
  add(aggregate: Aggregate): void {
    this.added.push(aggregate);
    this.participants.add(aggregate);
  }

  /**
   * A new aggregate whose `column`, an id, stays null unless the guard writes a row of its own. Decided in the statement
   * that writes everything else: no round trip more, whichever way it goes.
   */
  addGuarded(aggregate: Aggregate, column: string, guard: Guard): void {
    this.add(aggregate);
    this.guardedColumns.set(aggregate, column);
    this.batch.guardBy(guard);
  }

  /** For tables that have no environment column. */
  insertForTenant(table: string, row: Row): void {
    this.batch.add(`tenant.${table}`, { tenant_id: this.scope.tenantId, ...row });
  }

  /** For the directory, whose rows carry their tenant themselves. */
  insertElsewhere(table: string, row: Row): void {
    this.batch.add(table, row);
  }

  private get place(): Row {
    return { tenant_id: this.scope.tenantId, environment: this.scope.environment };
  }

  /** The mapper, in this transaction. Made when it is first needed: many steps never need it. */
  entities(): EntityManager {
    this.em ??= this.countingManager();
    return this.em;
  }

  private countingManager(): EntityManager {
    const { client } = this;
    const counted = new Proxy(client, {
      get: (target, property) => {
        if (property === 'query') this.roundTrips += 1;
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    return this.database.entityManager(counted);
  }

  /** Its events leave with this transaction. */
  track<A extends Aggregate>(aggregate: A, beforeEnd?: BeforeEnd): A {
    this.participants.add(aggregate);
    if (beforeEnd) this.endings.push(beforeEnd);
    return aggregate;
  }

  private addRow(aggregate: Aggregate): void {
    const [table, row] = this.database.rowOf(aggregate);
    const column = this.guardedColumns.get(aggregate);
    if (column === undefined) return this.batch.addFirst(table, row);
    this.batch.addFirst(table, { ...row, [column]: new Guarded(row[column] ?? null, 'uuid') });
  }

  /** Writes changed entities, then everything that was inserted, in one statement. */
  async flush(): Promise<void> {
    if (this.em) await this.em.flush();
    for (const aggregate of this.added) this.addRow(aggregate);
    for (const ending of this.endings) ending();
    if (this.batch.isEmpty) return;
    const { name, text, values } = this.batch.statement();
    this.roundTrips += 1;
    await this.client.query({ name, text, values });
  }
}
