// One PostgreSQL for the whole run. A URL that is already in the environment is used instead.
import { startTestPostgres } from '../src/test-postgres.ts';

export default async function startPostgres() {
  if (process.env.LATCHKEY_TEST_DATABASE_URL) return;
  globalThis.latchkeyTestPostgres = await startTestPostgres();
  process.env.LATCHKEY_TEST_DATABASE_URL = globalThis.latchkeyTestPostgres.url;
}
