import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Aggregate } from '@latchkey/kernel';
import { ormOptions } from '../orm-options.ts';
import type { ColumnValue, Row } from './row-batch.ts';

export interface DatabaseSettings {
  readonly url: string;
  /** Connections of this process; the rest wait at most two seconds and are then told to come back. */
  readonly poolSize: number;
  readonly applicationName: string;
}

// The server ends a statement first; `answer` is for a server that is frozen or cut off and ends nothing.
const milliseconds = {
  statement: 10_000,
  answer: 11_000,
  lock: 2_000,
  idleInTransaction: 15_000,
  connect: 2_000,
};

/** The connection pool of a process and the mapper on it. */
export class Database {
  constructor(
    private readonly orm: MikroORM,
    readonly pool: pg.Pool,
  ) {}

  /** Does not connect yet: a process may start before its database does. */
  static open(settings: DatabaseSettings): Database {
    const { statement, answer, lock, idleInTransaction, connect } = milliseconds;
    let pool: pg.Pool | undefined;
    const orm = new MikroORM({
      ...ormOptions(settings.url),
      pool: { min: 0, max: settings.poolSize, idleTimeoutMillis: 30_000 },
      driverOptions: {
        connectionTimeoutMillis: connect,
        query_timeout: answer,
        application_name: settings.applicationName,
        keepAlive: true,
        options: `-c statement_timeout=${statement} -c lock_timeout=${lock} -c idle_in_transaction_session_timeout=${idleInTransaction}`,
        onPoolCreated: (created: pg.Pool) => {
          pool = created;
        },
      },
    });
    orm.em.getConnection().getClient();
    if (!pool) throw new Error('the mapper made no connection pool');
    return new Database(orm, pool);
  }

  /** An entity manager whose statements run in the transaction that `client` has open. */
  entityManager(client: pg.PoolClient): EntityManager {
    const em = this.orm.em.fork({ clear: true, useContext: false });
    const single: PostgresPoolClient = {
      query: client.query.bind(client) as unknown as PostgresPoolClient['query'],
      release: () => undefined,
    };
    const pool = { connect: () => Promise.resolve(single), end: () => Promise.resolve(), options: {} };
    em.setTransactionContext(new Kysely({ dialect: new PostgresDialect({ pool }) }));
    return em;
  }

  /** Table and row of a mapped aggregate, by the same metadata that reads it. */
  rowOf(aggregate: Aggregate): [table: string, row: Row] {
    const metadata = this.orm.getMetadata().get(aggregate.constructor as new () => Aggregate);
    const row: Record<string, ColumnValue> = {};
    const values = aggregate as unknown as Record<string, ColumnValue>;
    for (const property of metadata.props) {
      const column = property.fieldNames[0];
      if (property.persist === false || column === undefined) continue;
      const value = values[property.name] ?? null;
      // The driver would write a list as an array of its own, which is no JSON.
      row[column] = property.columnTypes[0] === 'jsonb' ? JSON.stringify(value) : value;
    }
    return [`${metadata.schema ?? 'tenant'}.${metadata.tableName}`, row];
  }

  async close(): Promise<void> {
    await this.orm.close(true);
    // The mapper ends the pool only when it has used it itself.
    if (!this.pool.ending) await this.pool.end();
  }
}
