import { signingKeysContract } from '@latchkey/tenancy/testing';
import pg from 'pg';
import { composePersistence } from '../testing/compose-parts.ts';
import { testDatabase } from '../testing/test-database.ts';
import { PgSigningKeys } from './pg-signing-keys.ts';

signingKeysContract('PostgreSQL', async () => {
  const rented = await testDatabase();
  const { database } = composePersistence(rented.workerUrl);
  const admin = new pg.Client({ connectionString: rented.adminUrl });
  await admin.connect();
  return {
    keys: new PgSigningKeys(database.pool),
    pass: async (milliseconds) =>
      void (await admin.query(
        `update platform.signing_key set signs_from = signs_from - make_interval(secs => $1)`,
        [milliseconds / 1000],
      )),
    close: async () => {
      await admin.end();
      await database.close();
      await rented.drop();
    },
  };
});
