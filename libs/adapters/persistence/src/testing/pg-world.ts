import { Clock, UnitOfWork } from '@latchkey/kernel';
import type { Composition, ContractWorld, RandomSecrets } from '@latchkey/kernel/testing';
import pg from 'pg';
import { composePersistence } from './compose-parts.ts';
import { seedPremises, seedTenantRow } from './seeded-premises.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

/** The world of contract suites on a real database of its own, as the application's role. */
export interface PgWorld extends ContractWorld {
  readonly parts: Composition;
  readonly secrets: RandomSecrets;
  /** As superuser: to change what the code under test then finds. */
  readonly admin: pg.Client;
  /** Where other roles connect. */
  readonly database: TestDatabase;
}

export async function pgWorld(): Promise<PgWorld> {
  const rented = await testDatabase();
  const { database, secrets, parts } = composePersistence(rented.appUrl);
  const admin = new pg.Client({ connectionString: rented.adminUrl });
  await admin.connect();
  const [tenantId, otherTenantId] = [secrets.id(), secrets.id()];
  for (const id of [tenantId, otherTenantId]) await seedTenantRow(admin, id);
  return {
    parts,
    secrets,
    admin,
    database: rented,
    unitOfWork: parts.get(UnitOfWork),
    clock: parts.get(Clock),
    ours: await seedPremises(admin, secrets, { tenantId, environment: 'live', userName: 'ada' }),
    oursInTest: await seedPremises(admin, secrets, { tenantId, environment: 'test', userName: 'ada' }),
    theirs: await seedPremises(admin, secrets, {
      tenantId: otherTenantId,
      environment: 'live',
      userName: 'eve',
    }),
    close: async () => {
      await admin.end();
      await database.close();
      await rented.drop();
    },
  };
}
