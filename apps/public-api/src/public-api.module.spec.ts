import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { BreachedPasswords, Blocklist } from '@latchkey/credentials';
import { KeyRing, NodeSecrets } from '@latchkey/keys';
import { Database } from '@latchkey/persistence';
import type { OutcomeSignal } from '@latchkey/credentials';
import { BrakeLimits } from '@latchkey/recovery';
import type { TenantDirectory } from '@latchkey/tenancy';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { PublicApiModule } from './public-api.module.ts';

/** The classes that the sources of this app send. */
function sentClasses(): string[] {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  const sent = sources.flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/execute\(\s*new (\w+)\(/g)].map(
      ([, sent]) => sent ?? '',
    ),
  );
  return [...new Set(sent)].sort();
}

async function handledClasses(): Promise<string[]> {
  const secret = randomBytes(32).toString('base64url');
  const ring = KeyRing.parse(JSON.stringify({ keys: [{ id: 'k', createdAt: '2026-01-01', secret }] }));
  const database = Database.open({
    url: 'postgresql://nobody@127.0.0.1:1/none',
    poolSize: 1,
    applicationName: 'spec',
  });
  const module = PublicApiModule.of({
    database,
    ring,
    secrets: new NodeSecrets(ring),
    // Nothing is asked of these while an application is put together.
    directory: {} as TenantDirectory,
    outcomes: {} as OutcomeSignal,
    blocklist: {} as Blocklist,
    breaches: {} as BreachedPasswords,
    limits: new BrakeLimits(),
    tokenIssuer: 'https://latchkey.example',
  });
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  const providers = [...app.get(ModulesContainer).values()].flatMap((each) => [...each.providers.values()]);
  const handled = providers.flatMap(({ metatype }) =>
    ['__commandHandler__', '__queryHandler__'].flatMap((key) => {
      const type: unknown = metatype ? Reflect.getMetadata(key, metatype) : undefined;
      return typeof type === 'function' ? [type.name] : [];
    }),
  );
  await app.close();
  await database.close();
  return handled.sort();
}

describe('public-api as it is put together', () => {
  it('has a handler for every command and query that it sends, and no other', async () => {
    const sent = sentClasses();
    expect(sent.length).toBeGreaterThanOrEqual(9);
    expect(await handledClasses()).toEqual(sent);
  });

  it('holds no driver of a credential store: what faces the internet can reach no directory', async () => {
    const source = readFileSync(new URL('public-api.module.ts', import.meta.url), 'utf8');
    const imported = [...source.matchAll(/import \{([^}]*)\} from '@latchkey\/credential-stores'/g)].map(
      ([, names]) => names?.trim(),
    );
    expect(imported).toEqual(['Argon2Hashing']);
  });
});
