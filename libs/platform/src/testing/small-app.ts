import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Module,
  Param,
  Post,
  Query,
  type DynamicModule,
  type Type,
} from '@nestjs/common';
import { NotFound, Secrets, TenantContext, Unavailable } from '@latchkey/kernel';
import { RandomSecrets, SettableClock } from '@latchkey/kernel/testing';
import { TenantDirectory, type KeyLocality, type Locality } from '@latchkey/tenancy';
import { InMemoryAccessTokens } from '@latchkey/tenancy/testing';
import { z } from 'zod';
import { Needs } from '../authentication/needs.ts';
import { createHttpApp, type HttpApp, type HttpAppOptions } from '../http-app.ts';
import { Log } from '../logging/log.ts';
import { Answer } from '../openapi.ts';
import { identifier, uuidParam } from '../parsing/text-schemas.ts';
import { ApplicationCallers } from '../tenant-scope/application-callers.ts';
import { ClientOrigin } from '../tenant-scope/client-origin.ts';
import { Deduplicated, FormBody, WithoutCaller } from '../tenant-scope/route-marks.ts';

/** Real digests under a fixed key. */
export class PlainSecrets extends Secrets {
  override id(): string {
    return randomUUID();
  }
  override token(): string {
    return randomBytes(32).toString('base64url');
  }
  override code(length: number): string {
    return '1'.repeat(length);
  }
  override tokenDigest(token: string): Buffer {
    return createHash('sha256').update(token).digest();
  }
  override codeDigest(_binding: unknown, code: string): Buffer {
    return this.keyedDigest('code', code);
  }
  override keyedDigest(purpose: string, ...parts: readonly string[]): Buffer {
    const hmac = createHmac('sha256', 'a key of the tests');
    for (const part of [purpose, ...parts]) hmac.update(`${Buffer.byteLength(part)}:${part}`);
    return hmac.digest();
  }
  override equal(a: Uint8Array, b: Uint8Array): boolean {
    return a.length === b.length && timingSafeEqual(a, b);
  }
}

export const secrets = new PlainSecrets();
export const firstPartyKey = Buffer.alloc(32, 7);
export const tokenClock = new SettableClock();
export const tokens = new InMemoryAccessTokens(tokenClock, new RandomSecrets());

export const acme = {
  tenantId: 'acme',
  environment: 'live',
  applicationId: 'acme-app',
  keyId: 'acme-key',
  permissions: ['password-reset-workflow:execute'],
} as const;
export const globex = {
  tenantId: 'globex',
  environment: 'test',
  applicationId: 'globex-app',
  keyId: 'g-key',
  permissions: [],
} as const;
export const acmeKey = `lk_live_${'a'.repeat(43)}`;
export const globexKey = `lk_test_${'b'.repeat(43)}`;

/** Two tenants; it counts what it is asked. */
export class TwoTenants extends TenantDirectory {
  asked = 0;
  readonly revoked = new Set<string>();
  override async byHost(host: string): Promise<Locality | undefined> {
    this.asked += 1;
    await pause(Math.random() * 5);
    return { 'reset.acme.example': acme, localhost: globex }[host];
  }
  override async byApiKey(digest: Buffer): Promise<KeyLocality | undefined> {
    this.asked += 1;
    await pause(Math.random() * 5);
    if (digest.equals(secrets.tokenDigest(acmeKey))) return acme;
    return digest.equals(secrets.tokenDigest(globexKey)) ? globex : undefined;
  }
  override async byApiKeyId(id: string): Promise<KeyLocality | undefined> {
    this.asked += 1;
    await pause(Math.random() * 5);
    return this.revoked.has(id) ? undefined : [acme, globex].find(({ keyId }) => keyId === id);
  }
  override bySmsService(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
  override byCredentialStore(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
  override bySlug(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

const thing = z.strictObject({
  identifier,
  count: z.int().min(1).max(9).optional(),
  colour: z.enum(['red', 'green']).optional(),
  place: z.strictObject({ city: z.string().min(2) }).optional(),
});
const thingAnswer = z.strictObject({ id: z.string(), identifier: z.string() }).meta({ id: 'Thing' });
const page = z.strictObject({ limit: z.string().regex(/^\d+$/).optional() });
const loose = z.object({ anything: z.string() });

@Controller('v1')
export class ThingsController {
  @Post('things')
  @Answer(201, thingAnswer, 'The thing was made.')
  make(@Body({ schema: thing }) body: z.infer<typeof thing>): object {
    return { id: '0', identifier: body.identifier };
  }
  @Get('things/:id')
  one(@Param('id', { schema: uuidParam }) id: string): object {
    if (!id.startsWith('00000000')) throw new NotFound();
    return { id };
  }
  @Get('things')
  list(@Query({ schema: page }) query: z.infer<typeof page>): object {
    return { limit: query.limit ?? null };
  }
  @Get('who')
  async who(): Promise<object> {
    return this.answerSlowly();
  }
  @Post('who')
  @HttpCode(200)
  @Deduplicated('it changes nothing')
  async whoPosted(): Promise<object> {
    return this.answerSlowly();
  }
  @Get('open')
  @WithoutCaller('a page before anybody is known')
  open(): object {
    return { scope: TenantContext.find() ?? null, address: ClientOrigin.find()?.address };
  }
  @Post('both')
  @WithoutCaller('two marks on one handler')
  @Deduplicated('two marks on one handler')
  both(): object {
    return { ok: true };
  }
  @Get('guarded')
  @Needs('password-reset-workflow:execute')
  guarded(): object {
    return { ok: true };
  }
  @Post('form')
  @HttpCode(200)
  @Deduplicated('it changes nothing')
  @FormBody('a form of the tests')
  form(@Body() fields: object): object {
    return { ...fields };
  }
  @Post('loose')
  loose(@Body({ schema: loose }) body: unknown): unknown {
    return body;
  }
  @Get('slow/:milliseconds')
  async slow(@Param('milliseconds') milliseconds: string): Promise<object> {
    await pause(Number(milliseconds));
    return { waited: milliseconds };
  }
  @Get('broken')
  broken(): object {
    const error = new Error(
      'duplicate key (mail)=(ada@example.com) at db-7.internal:5432 SELECT * FROM secret',
    );
    throw Object.assign(error, { code: '23505', detail: 'Key (mail)=(ada@example.com)', statusCode: 418 });
  }
  @Get('away')
  away(): object {
    throw new Unavailable(
      Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), { code: 'ECONNREFUSED' }),
    );
  }

  private async answerSlowly(): Promise<object> {
    const before = TenantContext.current();
    await pause(Math.random() * 10);
    return { before, after: TenantContext.current(), origin: ClientOrigin.find() };
  }
}

@Module({})
export class SmallModule {
  static with(
    directory: TenantDirectory,
    controllers: Type[],
    providers: DynamicModule['providers'] = [],
  ): DynamicModule {
    return {
      module: SmallModule,
      controllers,
      providers: [
        { provide: Secrets, useValue: secrets },
        { provide: TenantDirectory, useValue: directory },
        ...providers,
      ],
    };
  }
}

export interface SmallApp extends HttpApp {
  readonly directory: TwoTenants;
  readonly lines: LogLines;
}

/** What a log wrote, line by line. */
export class LogLines extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
  get parsed(): Record<string, unknown>[] {
    return this.text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}

export function smallOptions(
  directory: TwoTenants,
  lines: LogLines,
  more: Partial<HttpAppOptions> = {},
): HttpAppOptions {
  return {
    name: 'small',
    module: SmallModule.with(directory, [ThingsController]),
    log: new Log({ app: 'small', version: '0', level: 'debug', to: lines }),
    callers: (app) =>
      new ApplicationCallers(
        app.get(TenantDirectory, { strict: false }),
        app.get(Secrets, { strict: false }),
        firstPartyKey,
        tokens,
      ),
    config: {
      port: 0,
      host: '127.0.0.1',
      docsUrl: 'https://docs.example/errors/',
      trustedProxies: false,
      drainDelay: 20,
    },
    ...more,
  };
}

export async function smallApp(more: Partial<HttpAppOptions> = {}): Promise<SmallApp> {
  const directory = new TwoTenants();
  const lines = new LogLines();
  return { ...(await createHttpApp(smallOptions(directory, lines, more))), directory, lines };
}

export const asAcme = { authorization: `Bearer ${acmeKey}` };
export const asGlobex = { authorization: `Bearer ${globexKey}` };

let keys = 0;
/** Headers of a POST of acme with a key of its own. */
export function post(): Record<string, string> {
  keys += 1;
  return { ...asAcme, 'content-type': 'application/json', 'idempotency-key': `key-of-the-tests-${keys}` };
}
