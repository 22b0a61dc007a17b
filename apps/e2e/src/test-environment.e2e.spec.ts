import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedTenant } from '@latchkey/tools';
import { administratorOf } from './world/administrator.ts';
import { HttpClient } from './world/http-client.ts';
import { figure } from './world/volumes.ts';
import { World } from './world/world.ts';

const path = '/v1/password-reset';
const inbox = '/v1/test/messages';
const newPassword = 'seven green kettles sing';
const magicDomain = 'test.latchkey.example';
const magicCode = '424242';

interface Caught {
  readonly items: readonly { readonly to: string; readonly text: string; readonly subject: string }[];
  readonly code?: string;
}
type Told = readonly [status: number, word: string];

/** As docs/reference/test-environment.md promises. */
const outcomes = {
  '': [200, 'PASSWORD_RESET'],
  locked: [200, 'PASSWORD_RESET'],
  expired: [410, 'proof-rejected'],
  policy: [422, 'password-refused'],
  history: [422, 'password-refused'],
  'too-young': [422, 'password-refused'],
  'account-missing': [422, 'password-refused'],
  'account-protected': [422, 'password-refused'],
  'wrong-password': [422, 'password-refused'],
  'not-supported': [422, 'password-refused'],
  pending: [202, 'PENDING_WITH_EXTERNAL_SYSTEM'],
  unknown: [202, 'OUTCOME_UNKNOWN'],
  unavailable: [503, 'store-unavailable'],
} as const satisfies Record<string, Told>;
const magicWords = Object.keys(outcomes) as (keyof typeof outcomes)[];
const address = (word: string): string => `${word === '' ? 'person' : `person+${word}`}@${magicDomain}`;

describe('the test environment of a tenant', () => {
  let world: World;
  let staff: HttpClient;
  let test: HttpClient;
  let storeId: string;

  beforeAll(async () => {
    world = await World.start({ processes: ['public-api', 'admin-api', 'worker'] });
    const { system, acme } = world;
    staff = await administratorOf(world);
    const seeded = await seedTenant(
      {
        adminUrl: system.databaseUrl(),
        appUrl: system.databaseUrl('app'),
        keysFile: system.secrets.apiKeysFile,
      },
      {
        ...{ slug: 'acme', displayName: 'Acme', environment: 'test', host: null, users: [] },
        ...{ applicationName: 'Trial', supportContact: 'desk', portalOrigin: 'https://try.acme.example' },
      },
    );
    await world.sql(
      `update tenant.credential_store_type set driver = 'mock-success' where tenant_id = $1 and environment = 'test'`,
      [acme.seeded.tenantId],
    );
    storeId = seeded.storeId;
    test = new HttpClient(acme.api.baseUrl, { authorization: `Bearer ${seeded.apiKey}` });
  }, 90_000);
  afterAll(() => world.stop(), 60_000);

  const furnish = (environment: string) =>
    staff.post<{ items: readonly { email: string }[]; code: string }>(
      `/v1/environments/${environment}/magic-people`,
      { storeId: environment === 'test' ? storeId : world.acme.seeded.storeId },
    );
  const ask = (identifier: string, api = test) =>
    api.post<{ requestCode: string; code: string }>(`${path}/send-email`, { identifier });
  const recover = async (identifier: string, api = test, code = magicCode): Promise<Told> => {
    const { requestCode } = (await ask(identifier, api)).body;
    const { status, body } = await api.post<{ result?: string; code?: string }>(`${path}/reset-password`, {
      ...{ requestCode, verificationCode: code, newPassword },
    });
    return [status, body.result ?? body.code ?? ''];
  };

  it('BY-17 has people for every outcome, made once, and never in the live environment', async () => {
    const first = await furnish('test');
    expect([first.status, first.body.items.map(({ email }) => email)]).toEqual([
      200,
      expect.arrayContaining(magicWords.map(address)),
    ]);
    expect((await furnish('test')).body).toEqual(first.body);
    const live = await furnish('live');
    expect([live.status, live.body.code]).toEqual([409, 'test-environment-only']);
    expect(first.body.items).toHaveLength(magicWords.length);
  });

  it.each(magicWords.filter((word) => word !== 'unavailable'))(
    'BY-17 a magic person forces what the table says: %s',
    async (word) => {
      expect(await recover(address(word))).toEqual(outcomes[word]);
    },
    60_000,
  );

  it('BY-17 the step API knows the same people and codes', async () => {
    interface Step {
      readonly id: string;
      readonly flowSecret: string;
      readonly state: string;
    }
    const step = async (name: string, body: object, secret?: string): Promise<Step> => {
      const headers = secret === undefined ? {} : { 'latchkey-flow': secret };
      const reply = await test.post<Step>(`/v1/pwd_reset/${name}`, body, { headers });
      expect([name, reply.status]).toEqual([name, 200]);
      return { ...reply.body, flowSecret: reply.body.flowSecret ?? secret };
    };
    const begun = await step('init', { locale: 'en' });
    const named = await step('identify', { id: begun.id, identifier: address('locked') }, begun.flowSecret);
    const proven = await step('verify', { id: named.id, code: magicCode }, named.flowSecret);
    const ended = await step('reset', { id: proven.id, newPassword }, proven.flowSecret);
    expect([proven.state, ended.state]).toEqual(['reset', 'success']);
  });

  it('BY-17 an identifier is throttled, or fails, before anybody is looked for', async () => {
    const throttled = await ask(`nobody+throttled@${magicDomain}`);
    expect([throttled.status, throttled.body.code, throttled.headers['retry-after']]).toEqual([
      ...[429, 'too-many-requests', '60'],
    ]);
    const failing = await ask(`nobody+failing@${magicDomain}`);
    expect([failing.status, failing.body.code]).toEqual([503, 'unavailable']);
    expect(await recover(address(''), test, '424243')).toEqual([410, 'proof-rejected']);
    expect(await recover(`nobody@${magicDomain}`)).toEqual([410, 'proof-rejected']);
  });

  it('BY-17 what would have been sent lies in the inbox, for a key of the test environment alone', async () => {
    const seen = (await test.get<Caught>(`${inbox}?limit=100`)).body.items;
    const mail = seen.find(({ to, text }) => to === address('history') && text.includes(magicCode));
    expect(mail?.text).toContain('https://try.acme.example/');
    expect(seen.find(({ to, subject }) => to === address('') && /changed/i.test(subject))).toBeDefined();
    for (const foreign of [world.acme.api, world.globex.api]) {
      const reply = await foreign.get<Caught>(inbox);
      expect([reply.status, reply.body.code]).toEqual([403, 'test-key-required']);
    }
    expect((await new HttpClient(test.baseUrl).get(inbox)).status).toBe(401);
  });

  it('BY-17 under a live key no magic value means anything, though people of these names are there', async () => {
    const { storeId: liveStore } = world.acme.seeded;
    const words = [...magicWords, 'throttled', 'failing'];
    for (const word of words) {
      const email = address(word);
      const person = { userName: email.split('@')[0], email, displayName: 'L', storeId: liveStore };
      expect((await staff.post('/v1/environments/live/users', person)).status).toBe(201);
    }
    const told: Told[] = [];
    for (const word of words) {
      const { status } = await ask(address(word), world.acme.api);
      expect([word, status]).toEqual([word, 202]);
      told.push(await recover(address(word), world.acme.api));
    }
    const accepted = told.filter(([, word]) => word !== 'proof-rejected');
    figure('BY-17', `of ${words.length} magic values under a live key, accepted`, accepted.length, '0');
    expect(accepted).toEqual([]);
    const caught = await world.sql(`select 1 from tenant.caught_message where environment <> 'test'`);
    expect(caught).toEqual([]);
  });

  it('BY-17 a magic person forces what the table says: a store out of reach, and for a minute it is', async () => {
    expect(await recover(address('unavailable'))).toEqual(outcomes.unavailable);
    const { status, body } = await ask(address(''));
    expect([status, body.code]).toEqual([503, 'store-out-of-reach']);
  }, 60_000);
});
