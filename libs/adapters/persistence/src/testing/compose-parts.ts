import { Sealer, Secrets } from '@latchkey/kernel';
import { composeParts, PlaceBoundSealer, RandomSecrets, type Composition } from '@latchkey/kernel/testing';
import { persistenceParts } from '../parts.ts';
import { Database } from '../unit-of-work/database.ts';
import { OutboxHint } from '../unit-of-work/pg-unit-of-work.ts';

class SilentHint extends OutboxHint {
  moved(): void {
    // Nobody waits in a contract suite.
  }
}

export interface ComposedPersistence {
  readonly database: Database;
  readonly secrets: RandomSecrets;
  readonly parts: Composition;
}

/** Every part of persistence on one database, put together without a container. */
export function composePersistence(url: string): ComposedPersistence {
  const database = Database.open({ url, poolSize: 16, applicationName: 'latchkey-contract' });
  const secrets = new RandomSecrets();
  const parts = composeParts(persistenceParts, [
    [Database, database],
    [Secrets, secrets],
    [Sealer, new PlaceBoundSealer()],
    [OutboxHint, new SilentHint()],
  ]);
  return { database, secrets, parts };
}
