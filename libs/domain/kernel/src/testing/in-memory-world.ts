import type { Environment } from '../tenant-context.ts';
import type { ContractWorld, Premises } from './contract-world.ts';
import { InMemoryDatabase } from './in-memory-database.ts';
import { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import { RandomSecrets } from './random-secrets.ts';
import { SettableClock } from './settable-clock.ts';

/** A world of two tenants that lives in this process. */
export interface InMemoryWorld extends ContractWorld {
  readonly database: InMemoryDatabase;
  readonly clock: SettableClock;
  readonly secrets: RandomSecrets;
}

export function inMemoryWorld(): InMemoryWorld {
  const database = new InMemoryDatabase();
  const secrets = new RandomSecrets();
  const ours = premises(secrets, secrets.id(), 'live', 'ada');
  return {
    database,
    secrets,
    clock: new SettableClock(),
    unitOfWork: new InMemoryUnitOfWork(database),
    ours,
    oursInTest: premises(secrets, ours.tenantId, 'test', 'ada'),
    theirs: premises(secrets, secrets.id(), 'live', 'eve'),
    close: () => Promise.resolve(),
  };
}

function premises(
  secrets: RandomSecrets,
  tenantId: string,
  environment: Environment,
  userName: string,
): Premises {
  return {
    tenantId,
    environment,
    applicationId: secrets.id(),
    storeId: secrets.id(),
    verificationId: secrets.id(),
    processId: secrets.id(),
    userId: secrets.id(),
    userName,
    email: `${userName}@example.com`,
  };
}
