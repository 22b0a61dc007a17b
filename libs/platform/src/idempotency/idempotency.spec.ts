import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Body, Controller, Post } from '@nestjs/common';
import { Command, CommandHandler, CqrsModule, type ICommandHandler } from '@nestjs/cqrs';
import {
  ConcludedRequests,
  Conflict,
  Idempotency,
  IdempotencyKeyReused,
  recall,
  Refused,
  remember,
  RequestInProgress,
  Unavailable,
  type EarlierResult,
  type IdempotentRequest,
  type RememberedResult,
} from '@latchkey/kernel';
import { z } from 'zod';
import { Deduplicated } from '../tenant-scope/route-marks.ts';
import { asAcme, asGlobex, smallApp, SmallModule, TwoTenants, type SmallApp } from '../testing/small-app.ts';
import { Commands } from './commands.ts';

const count = z.strictObject({ amount: z.int(), refuse: z.boolean().optional() });
let executed = 0;
let waiting: () => Promise<unknown> = () => Promise.resolve();

class CountUp extends Command<{ total: number } | Refused> {
  static readonly claimsFirst = true;
  readonly amount: number;
  readonly refuse: boolean;
  constructor(amount: number, refuse: boolean) {
    super();
    this.amount = amount;
    this.refuse = refuse;
  }
}

class CountPlainly extends Command<{ total: number }> {}

function scoped(): IdempotentRequest {
  const scope = Idempotency.scope();
  if (!scope) throw new Error('outside an idempotent request');
  return scope.request;
}

/** What persistence does in a table. */
class RequestsInMemory extends ConcludedRequests {
  readonly kept = new Map<string, { fingerprint: string; result?: string }>();

  override async claim(): Promise<EarlierResult> {
    const { caller, key, operation, fingerprint: print } = scoped();
    const place = [caller, key].join();
    const earlier = this.kept.get(place);
    if (!earlier) {
      this.kept.set(place, { fingerprint: print.toString('hex') });
      return { concluded: false };
    }
    if (earlier.fingerprint !== print.toString('hex') || operation === '') throw new IdempotencyKeyReused();
    if (earlier.result === undefined) throw new RequestInProgress();
    return { concluded: true, result: recall(JSON.parse(earlier.result) as RememberedResult) };
  }

  conclude(result: unknown): void {
    const { caller, key } = scoped();
    const claimed = this.kept.get([caller, key].join());
    if (claimed) claimed.result = JSON.stringify(remember(result));
  }

  override release(): Promise<void> {
    const { caller, key } = scoped();
    this.kept.delete([caller, key].join());
    return this.releasing?.() ?? Promise.resolve();
  }
  releasing: (() => Promise<void>) | undefined;
}

const requests = new RequestsInMemory();

@CommandHandler(CountUp)
class CountUpHandler implements ICommandHandler<CountUp> {
  async execute(command: CountUp): Promise<{ total: number } | Refused> {
    executed += 1;
    if (command.amount < 0) throw new Unavailable();
    await waiting();
    const result = command.refuse ? new Refused(new Conflict('Too much.')) : { total: command.amount };
    requests.conclude(result);
    return result;
  }
}

@CommandHandler(CountPlainly)
class CountPlainlyHandler implements ICommandHandler<CountPlainly> {
  execute(): Promise<{ total: number }> {
    executed += 1;
    return Promise.resolve({ total: executed });
  }
}

@Controller('counts')
class CountsController {
  constructor(private readonly commands: Commands) {}
  @Post()
  up(@Body({ schema: count }) { amount, refuse = false }: z.infer<typeof count>): Promise<object> {
    return this.commands.execute(new CountUp(amount, refuse));
  }
  @Post('plain/:id')
  plain(): Promise<object> {
    return this.commands.execute(new CountPlainly());
  }
  @Post('request')
  request(): object {
    const request = scoped();
    return { ...request, fingerprint: request.fingerprint.toString('hex') };
  }
  @Post('free')
  @Deduplicated('it counts nothing')
  free(): object {
    return { scope: Idempotency.scope() ?? null };
  }
}

let small: SmallApp;
beforeAll(async () => {
  const module = SmallModule.with(
    new TwoTenants(),
    [CountsController],
    [Commands, CountUpHandler, CountPlainlyHandler, { provide: ConcludedRequests, useValue: requests }],
  );
  small = await smallApp({ module: { ...module, imports: [CqrsModule.forRoot()] } });
});
afterAll(() => small.close());
beforeEach(() => {
  executed = 0;
  waiting = () => Promise.resolve();
  requests.kept.clear();
});

async function post(
  url: string,
  key: string | undefined,
  payload: object | undefined,
  headers: object = asAcme,
) {
  const answer = await small.app.inject({
    method: 'POST',
    url,
    headers: { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
    ...(payload === undefined ? {} : { payload }),
  });
  const body = answer.json<Record<string, unknown>>();
  delete body['request_id'];
  return { status: answer.statusCode, body, replayed: answer.headers['idempotent-replayed'] };
}

describe('idempotency', () => {
  it('R-23 a POST without a usable key is 400, before anything is executed', async () => {
    for (const key of [
      undefined,
      '',
      'short-7',
      'x'.repeat(256),
      'with space',
      'tab\tinside',
      'h\u00e9llo-w\u00f6rld',
    ]) {
      expect(await post('/counts', key, { amount: 1 })).toMatchObject({
        status: 400,
        body: { code: 'idempotency-key-missing' },
      });
    }
    const { statusCode } = await small.app.inject({
      method: 'POST',
      url: '/counts',
      headers: { ...asAcme, 'idempotency-key': ['first-of-two', 'second-of-two'] },
      payload: { amount: 1 },
    });
    expect([statusCode, executed]).toEqual([400, 0]);
    for (const key of ['8-chars!', 'x'.repeat(255), '"quoted-~-key"']) {
      expect((await post('/counts', key, { amount: 1 })).status).toBe(201);
    }
  });

  it('R-23 a repeat gets the first answer and says so, one execution', async () => {
    expect(await post('/counts', 'key-repeat', { amount: 5 })).toEqual({
      status: 201,
      body: { total: 5 },
      replayed: undefined,
    });
    expect(await post('/counts', 'key-repeat', { amount: 5 })).toEqual({
      status: 201,
      body: { total: 5 },
      replayed: 'true',
    });
    expect(executed).toBe(1);
  });

  it('R-23 a refusal is repeated in the same words', async () => {
    const first = await post('/counts', 'key-refuse', { amount: 5, refuse: true });
    expect(first).toMatchObject({
      status: 409,
      body: { code: 'conflict', detail: 'Too much.' },
      replayed: undefined,
    });
    expect(await post('/counts', 'key-refuse', { amount: 5, refuse: true })).toEqual({
      ...first,
      replayed: 'true',
    });
    expect(executed).toBe(1);
  });

  it('R-23 another body is 422, one that is still running is 409, never a second execution', async () => {
    const gate = Promise.withResolvers<undefined>();
    const running = Promise.withResolvers<undefined>();
    waiting = () => {
      running.resolve(undefined);
      return gate.promise;
    };
    const first = post('/counts', 'key-race-1', { amount: 1 });
    await running.promise;
    const again = await post('/counts', 'key-race-1', { amount: 1 });
    const other = await post('/counts', 'key-race-1', { amount: 2 });
    gate.resolve(undefined);
    expect([again, other, await first].map(({ status, body }) => [status, body['code']])).toEqual([
      [409, 'request-in-progress'],
      [422, 'idempotency-key-reused'],
      [201, undefined],
    ]);
    expect(await post('/counts', 'key-race-1', { amount: 1 })).toMatchObject({
      status: 201,
      replayed: 'true',
    });
    expect(executed).toBe(1);
  });

  it('R-23 a command that threw is carried out again, whether or not its claim could be given back at once', async () => {
    for (const releasing of [undefined, () => Promise.reject(new Error('the database is away'))]) {
      requests.releasing = releasing;
      const first = await post('/counts', 'key-throws', { amount: -1 });
      expect(first).toMatchObject({ status: 503, body: { code: 'unavailable' }, replayed: undefined });
      expect(requests.kept.size).toBe(0);
    }
    requests.releasing = undefined;
    expect(executed).toBe(2);
  });

  it('S-40 keys of different callers never meet', async () => {
    expect(await post('/counts', 'key-shared', { amount: 1 })).toMatchObject({ replayed: undefined });
    expect(await post('/counts', 'key-shared', { amount: 2 }, asGlobex)).toMatchObject({
      body: { total: 2 },
      replayed: undefined,
    });
    expect(executed).toBe(2);
  });

  it('a command that does not claim first is left to its unit of work', async () => {
    await post('/counts/plain/1', 'key-plain-1', undefined);
    await post('/counts/plain/1', 'key-plain-1', undefined);
    expect([executed, requests.kept.size]).toEqual([2, 0]);
  });

  it('a marked route needs no key and has no scope', async () => {
    expect(await post('/counts/free', undefined, undefined)).toMatchObject({
      status: 201,
      body: { scope: null },
    });
  });

  it('hands the caller, the route and a digest to the handler, never the body', async () => {
    const { body } = await post('/counts/request?x=1', 'key-scope-1', { password: 'canary' });
    expect(body).toEqual({
      caller: 'application:acme-app',
      key: 'key-scope-1',
      operation: 'POST /counts/request',
      fingerprint: expect.stringMatching(/^[\da-f]{64}$/),
    });
  });
});
