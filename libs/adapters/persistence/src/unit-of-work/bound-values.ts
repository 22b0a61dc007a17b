import { isRaw } from '@mikro-orm/core';
import { NativeQueryBuilder, PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';

type Execute = PostgreSqlConnection['execute'];
type Asked = Required<Parameters<Execute>>;

interface Bound {
  readonly text: string;
  readonly values: unknown[];
}

/** What PostgreSQL's driver takes as a parameter; anything else is a fragment of the mapper's own SQL. */
function isValue(value: unknown): boolean {
  if (value === null || value === undefined || value instanceof Date || value instanceof Uint8Array)
    return true;
  return ['string', 'number', 'boolean', 'bigint'].includes(typeof value);
}

/**
 * The mapper writes values into the text of its statements, escaped. Here they travel beside it, as everywhere else in
 * this house: no text of SQL holds what somebody sent (S-43), and the server's log of statements holds no digest.
 */
class BoundConnection extends PostgreSqlConnection {
  override execute: Execute = (async (query, params = [], method = 'all', ctx, logging) => {
    const { text, values } = this.bound(query, params);
    await this.ensureConnection();
    const run = async (): Promise<unknown> => {
      const result = await (ctx ?? this.getClient()).executeQuery(CompiledQuery.raw(text, values));
      return this.transformRawResult(result, method);
    };
    return this.executeQuery(text, run, { query: text, params: values, ...logging });
  }) as Execute;

  /** `?` becomes `$1`, `??` an identifier, `\?` a question mark: the grammar of the mapper's own formatter. */
  private bound(query: Asked[0], params: Asked[1]): Bound {
    const fragment = query instanceof NativeQueryBuilder ? query.toRaw() : query;
    const sql = isRaw(fragment) ? fragment.sql : fragment;
    const given = isRaw(fragment) ? fragment.params : params;
    if (!Array.isArray(given)) throw new Error('parameters have places, not names');
    const values: unknown[] = [];
    let next = 0;
    const text = sql.replace(/\\\?|\?\??/g, (mark) => {
      if (given.length === 0) return mark;
      if (mark === '\\?') return '?';
      const value: unknown = given[next++];
      if (mark === '??') return this.platform.quoteIdentifier(String(value));
      return isValue(value) ? `$${values.push(value)}` : String(this.platform.quoteValue(value));
    });
    return { text, values };
  }
}

/** PostgreSQL with values bound and not written out. */
export class BoundDriver extends PostgreSqlDriver {
  constructor(config: ConstructorParameters<typeof PostgreSqlDriver>[0]) {
    super(config);
    Object.assign(this, { connection: new BoundConnection(config) });
  }
}
