import type { Aggregate } from '../aggregate.ts';
import { TenantContext } from '../tenant-context.ts';
import type { InMemoryDatabase, Placed } from './in-memory-database.ts';

/** Rows that only their own tenant and environment can see. A row is a value: it is replaced, never changed. */
export class Table<R extends Placed> {
  private readonly rows = new Map<string, R>();

  constructor(
    protected readonly database: InMemoryDatabase,
    /** What makes a row unique within its environment. */
    private readonly keyOf: (row: R) => string,
  ) {}

  all(): R[] {
    const { tenantId, environment } = this.database.current().scope;
    return [...this.rows.values()].filter(
      (row) => row.tenantId === tenantId && row.environment === environment,
    );
  }

  find(wanted: (row: R) => boolean): R | undefined {
    return this.all().find(wanted);
  }

  /** Throws for a row of another tenant or environment, as row-level security does, and for a read-only work. */
  put(row: R): void {
    const { mode, undo } = this.database.current();
    const { tenantId, environment } = TenantContext.current();
    if (mode === 'read') throw new Error('a read-only unit of work cannot write');
    if (row.tenantId !== tenantId || row.environment !== environment)
      throw new Error('a row of somebody else');
    const key = [tenantId, environment, this.keyOf(row)].join('/');
    const before = this.rows.get(key);
    this.rows.set(key, row);
    undo.push(() => (before ? this.rows.set(key, before) : this.rows.delete(key)));
  }

  /** Takes the row of this key away, if it is there and ours. */
  remove(row: R): void {
    const { mode, undo } = this.database.current();
    if (mode === 'read') throw new Error('a read-only unit of work cannot write');
    const stored = this.find((each) => this.keyOf(each) === this.keyOf(row));
    if (!stored) return;
    const key = [stored.tenantId, stored.environment, this.keyOf(stored)].join('/');
    this.rows.delete(key);
    undo.push(() => this.rows.set(key, stored));
  }
}

type State = Readonly<Record<string, unknown>>;

/** Aggregates as rows. What a loaded one has become is written when its unit of work ends, and only what changed. */
export class AggregateTable<A extends Aggregate & Placed> extends Table<A> {
  private static tables = 0;
  private readonly number = (AggregateTable.tables += 1);

  constructor(
    database: InMemoryDatabase,
    private readonly type: new () => A,
    private readonly idOf: (aggregate: A) => string,
  ) {
    super(database, idOf);
  }

  /** Written when the unit of work ends, as it stands then. */
  add(aggregate: A): void {
    const { participants, beforeCommit } = this.database.current();
    participants.add(aggregate);
    beforeCommit.push(() => {
      const id = this.idOf(aggregate);
      if (this.find((row) => this.idOf(row) === id)) throw new Error('a row of this key exists');
      this.put(this.copy(aggregate));
    });
  }

  /** A copy that takes part in the unit of work; undefined when nothing fits. */
  load(wanted: (row: A) => boolean): A | undefined {
    const stored = this.find(wanted);
    if (!stored) return undefined;
    const { participants, beforeCommit, loaded } = this.database.current();
    const name = `${this.number}/${this.idOf(stored)}`;
    const known = loaded.get(name);
    if (known) return known as A;
    const copy = this.copy(stored);
    loaded.set(name, copy);
    participants.add(copy);
    beforeCommit.push(() => this.writeChanges(stored, copy));
    return copy;
  }

  /** A copy to look at. */
  peek(wanted: (row: A) => boolean): A | undefined {
    const stored = this.find(wanted);
    return stored && this.copy(stored);
  }

  /** Changes columns of a stored row at once, as a statement does. */
  update(row: A, change: Partial<A>): void {
    this.put(Object.assign(this.copy(row), change));
  }

  private writeChanges(before: A, now: A): void {
    const was = stateOf(before);
    const changed = Object.entries(stateOf(now)).filter(([name, value]) => !same(was[name], value));
    if (changed.length === 0) return;
    const id = this.idOf(before);
    const present = this.find((row) => this.idOf(row) === id);
    // Removed in the meantime: what it would have become is nothing.
    if (present) this.update(present, Object.fromEntries(changed) as Partial<A>);
  }

  /** Built without its constructor, as a mapper builds it. */
  private copy(aggregate: A): A {
    return Object.assign(Object.create(this.type.prototype as object) as A, stateOf(aggregate));
  }
}

/** Everything but the events, which are no state. */
function stateOf(aggregate: object): State {
  const entries = Object.entries(aggregate).filter(([name]) => name !== 'events');
  return Object.fromEntries(entries.map(([name, value]: [string, unknown]) => [name, detached(value)]));
}

function detached(value: unknown): unknown {
  if (value instanceof Date) return new Date(value);
  if (value instanceof Uint8Array) return Buffer.from(value);
  return Array.isArray(value) ? [...(value as unknown[])] : value;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
