import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { ModulesContainer } from '@nestjs/core';
import { ConfigurationFaults, createHttpApp, loadConfig } from '@latchkey/platform';
import { adminApiSettings } from './configuration.ts';
import { AdminWorld } from './testing/admin-world.ts';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema: Schema }>> }>
  >;
  readonly security?: readonly unknown[];
}
interface Schema {
  readonly $ref?: string;
  readonly example?: unknown;
}
interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const formType = 'application/x-www-form-urlencoded';

/** The classes that a controller's source sends, or what it sends by. */
function sentClasses(): string[] {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.controller.ts'),
  );
  const sources = [
    ...files.map((name) => new URL(name, folder)),
    new URL('../../../libs/platform/src/authentication/staff-sign-in.ts', import.meta.url),
    new URL('../../../libs/platform/src/authentication/staff-provider-sign-in.ts', import.meta.url),
    new URL('exports/list-exports.ts', folder),
  ].map((file) => readFileSync(file, 'utf8'));
  const sent = sources.flatMap((source) =>
    [...source.matchAll(/execute\(\s*new (\w+)\(/g)].map(([, name]) => name ?? ''),
  );
  return [...new Set(sent)].sort();
}

describe('admin-api as it is put together', () => {
  let world: AdminWorld;
  let description: Description;
  beforeAll(async () => {
    world = await AdminWorld.start();
    description = (await world.done('GET', '/openapi.json')) as unknown as Description;
  });
  afterAll(() => world.stop());

  it('has a handler for every command and query that its controllers can send, and no other', () => {
    const sent = sentClasses();
    expect(sent.length).toBeGreaterThan(35);
    expect(handledClasses(world)).toEqual(sent);
  });

  it('EX-X2 every operation is described with an example of what it takes and what it answers', () => {
    expect(description.openapi).toBe('3.1.0');
    const schemaOf = (schema: Schema | undefined): Schema | undefined =>
      schema?.$ref ? description.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema;
    for (const [path, methods] of Object.entries(description.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const where = `${method} ${path}`;
        const success = Object.entries(operation.responses).filter(([status]) => /^2|^303$/.test(status));
        expect([where, success.length]).toEqual([where, 1]);
        const bodies = [operation.requestBody?.content, success[0]?.[1].content].filter(
          (content) => content !== undefined,
        );
        for (const content of bodies) {
          const isFile = content['text/csv'] !== undefined && !content['application/json'];
          const type = isFile ? 'text/csv' : content[formType] ? formType : 'application/json';
          const schema = schemaOf(content[type]?.schema);
          expect([where, typeof schema?.example]).toEqual([where, isFile ? 'string' : 'object']);
        }
        const key = operation.parameters?.find(({ name }) => name === 'Idempotency-Key');
        const taken = operation.requestBody?.content ?? {};
        const isKeyed = method === 'post' && !taken['text/csv'] && !taken[formType];
        expect([where, key?.example !== undefined]).toEqual([where, isKeyed]);
        const ids = operation.parameters?.filter((one) => one.in === 'path').map(({ name }) => name) ?? [];
        expect([where, ids.toSorted()]).toEqual([
          where,
          [...path.matchAll(/\{(\w+)\}/g)].map(([, id]) => id).sort(),
        ]);
      }
    }
  });

  it('EX-X2 the description names the filters of a list, and which operations need no session', () => {
    const users = description.paths['/v1/environments/{environment}/users']?.['get'];
    const names = users?.parameters?.filter((one) => one.in === 'query').map(({ name }) => name);
    expect(names?.sort()).toEqual(['after', 'identifier', 'limit', 'sort', 'status']);
    const open = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.values(methods).some(({ security }) => security?.length === 0) ? [path] : [],
    );
    expect(open.sort()).toEqual([
      '/v1/provider-sign-ins',
      '/v1/provider-sign-ins/complete',
      '/v1/provider-sign-ins/saml',
      '/v1/setup',
      '/v1/sign-in',
    ]);
  });

  it('EX-X2 EX-D7 the description says which lists can be had as a file', () => {
    const files = Object.entries(description.paths).flatMap(([path, { get }]) =>
      get?.responses['200']?.content?.['text/csv'] ? [path.split('/').at(-1)] : [],
    );
    expect(files.sort()).toEqual([
      ...['audit', 'faults', 'identity-confirmations', 'lockouts', 'processes', 'reset-requests', 'users'],
    ]);
    expect(JSON.stringify(description)).not.toMatch(/x-also-csv|x-takes-csv/);
  });

  it('EX-O2 tells every fault of its settings at once', () => {
    const wrong = {
      LATCHKEY_PORT: 'ninety',
      LATCHKEY_DATABASE_URL: 'mysql://x',
      LATCHKEY_ALLOW_HTTP_ORIGINS: 'yes',
    };
    let told: unknown;
    try {
      loadConfig(adminApiSettings, wrong);
    } catch (error) {
      told = error;
    }
    expect(told).toBeInstanceOf(ConfigurationFaults);
    const { faults } = told as ConfigurationFaults;
    for (const name of [...Object.keys(wrong), 'LATCHKEY_RESOLVER_DATABASE_URL', 'LATCHKEY_KEYS_FILE']) {
      expect(faults.filter((fault) => fault.startsWith(name))).toHaveLength(1);
    }
  });

  it('EX-O3 /livez and /readyz answer without a session and name the database', async () => {
    expect((await world.call('GET', '/livez')).json).toEqual({ status: 'alive' });
    const ready = await world.call('GET', '/readyz');
    expect([ready.status, ready.json]).toEqual([200, { status: 'ready', checks: { database: 'ok' } }]);
  });

  it('EX-O3 a database that is away makes it not ready', async () => {
    const { options } = world.prepared;
    const check = { name: 'database', check: () => Promise.reject(new Error('away')) };
    const other = await createHttpApp({ ...options, healthChecks: () => [check] });
    const answer = await other.app.inject('/readyz');
    expect([answer.statusCode, answer.json()]).toEqual([
      503,
      { status: 'not-ready', checks: { database: 'failed' } },
    ]);
    await other.app.close();
  });
});

/** The classes that the container has a handler for. */
function handledClasses({ http }: AdminWorld): string[] {
  const modules = [...http.app.get(ModulesContainer).values()];
  const handled = modules.flatMap((module) =>
    [...module.providers.values()].flatMap(({ metatype }) =>
      ['__commandHandler__', '__queryHandler__'].flatMap((key) => {
        const type: unknown = metatype ? Reflect.getMetadata(key, metatype) : undefined;
        return typeof type === 'function' ? [type.name] : [];
      }),
    ),
  );
  return handled.sort();
}
