import { Secrets, UnitOfWork, type Part, type Sealer, type Token } from '@latchkey/kernel';
import { createHash, createHmac, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { persistenceParts } from '../parts.ts';
import { Database } from '../unit-of-work/database.ts';
import { OutboxHint } from '../unit-of-work/pg-unit-of-work.ts';
import { Transactions } from '../unit-of-work/transactions.ts';

/** Persistence without an application around it: what specs of repositories and of the unit of work need. */
export interface OpenHouse {
  readonly unitOfWork: UnitOfWork;
  readonly transactions: Transactions;
  readonly secrets: Secrets;
  get<T>(token: Token<T>): T;
  close(): Promise<void>;
}

export function openHouse(appUrl: string, poolSize = 8): OpenHouse {
  const database = Database.open({ url: appUrl, poolSize, applicationName: 'latchkey-spec' });
  const secrets = new SpecSecrets();
  const made = new Map<Token, unknown>([
    [Database, database],
    [Secrets, secrets],
    [OutboxHint, new SilentHint()],
  ]);
  const parts = new Map<Token, Part>(persistenceParts.map((each) => [each.provide, each]));
  const get = <T>(token: Token<T>): T => {
    if (!made.has(token)) {
      const wanted = parts.get(token);
      if (token.name === 'Sealer') made.set(token, plainSealer);
      else if (wanted)
        made.set(token, wanted.useFactory(...(wanted.inject.map((need) => get(need)) as never[])));
      else throw new Error(`persistence has no part for ${token.name}`);
    }
    return made.get(token) as T;
  };
  const unitOfWork = get(UnitOfWork);
  return { unitOfWork, transactions: get(Transactions), secrets, get, close: () => database.close() };
}

class SilentHint extends OutboxHint {
  moved(): void {
    // Nobody listens in a spec.
  }
}

/** The adapter for keys may not be used here (adapters know nothing of each other); what is sealed stays readable. */
const plainSealer: Sealer = {
  ready: () => Promise.resolve(),
  seal: (plain) => Promise.resolve(Buffer.from(plain, 'utf8')),
  open: (sealed) => Promise.resolve(Buffer.from(sealed).toString('utf8')),
};

class SpecSecrets extends Secrets {
  id(): string {
    return randomUUID();
  }
  token(): string {
    return randomBytes(32).toString('base64url');
  }
  code(length: number): string {
    return Array.from({ length }, () => String(randomInt(10))).join('');
  }
  tokenDigest(token: string): Buffer {
    return createHash('sha256').update(token).digest();
  }
  codeDigest(binding: object, code: string): Buffer {
    return this.keyedDigest('code', JSON.stringify(binding), code);
  }
  keyedDigest(...parts: string[]): Buffer {
    return createHmac('sha256', 'spec').update(JSON.stringify(parts)).digest();
  }
  equal(a: Uint8Array, b: Uint8Array): boolean {
    return a.length === b.length && timingSafeEqual(a, b);
  }
}
