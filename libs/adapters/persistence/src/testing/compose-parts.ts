import { Sealer, Secrets, type SealedPlace } from '@latchkey/kernel';
import { composeParts, RandomSecrets, type Composition } from '@latchkey/kernel/testing';
import { persistenceParts } from '../parts.ts';
import { Database } from '../unit-of-work/database.ts';
import { OutboxHint } from '../unit-of-work/pg-unit-of-work.ts';

/** Remembered results are sealed by another adapter in the product; here it is enough that the place must fit. */
class PlaceBoundSealer extends Sealer {
  ready(): Promise<void> {
    return Promise.resolve();
  }

  seal(plain: string, place: SealedPlace): Promise<Buffer> {
    return Promise.resolve(Buffer.from(JSON.stringify([plain, place]), 'utf8'));
  }

  open(sealed: Uint8Array, place: SealedPlace): Promise<string> {
    const [plain, sealedFor] = JSON.parse(Buffer.from(sealed).toString('utf8')) as [string, SealedPlace];
    if (JSON.stringify(place) !== JSON.stringify(sealedFor)) throw new Error('sealed for another place');
    return Promise.resolve(plain);
  }
}

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
