import { Unavailable } from '@latchkey/kernel';
import pg from 'pg';

/** Platform tables belong to no tenant: they are asked outside any unit of work. Throws Unavailable. */
export async function platformResult<R extends object>(
  pool: pg.Pool,
  text: string,
  values: readonly unknown[] = [],
): Promise<pg.QueryResult<R>> {
  try {
    return await pool.query<R>({ text, values: [...values], types: pg.types });
  } catch (error) {
    throw new Unavailable(error);
  }
}

export async function platformRows<R extends object>(
  pool: pg.Pool,
  text: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  return (await platformResult<R>(pool, text, values)).rows;
}
