import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { seedTenant } from '@latchkey/tools';
import { administratorOf } from './world/administrator.ts';
import { HttpClient, type Answer } from './world/http-client.ts';
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
  slow: [200, 'PASSWORD_RESET'],
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
  let testKey: string;

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
    testKey = seeded.apiKey;
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
    'BY-17 EX-X7 a magic person forces what the table says: %s',
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

  describe('the page on which the API is tried', () => {
    const page = async (): Promise<Answer> => new HttpClient(test.baseUrl).get('/developer');
    const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
    const snippets = async (language: string): Promise<[operation: string, text: string][]> => {
      const shown = /<pre data-operation="([^"]+)" data-language="(\w+)">([^<]*)<\/pre>/g;
      const found = [...(await page()).text.matchAll(shown)].filter(([, , name]) => name === language);
      const decoded = (text = '') =>
        text.replaceAll(/&(#?\w+);/g, (_all, name: string) => entities[name] ?? '');
      return found.map(([, operation = '', , text]) => [operation, decoded(text)]);
    };
    /** How a snippet is run as it stands on the page, with a key in its surroundings. */
    const programs: Readonly<Record<string, (text: string) => [command: string, words: string[]]>> = {
      curl: (text) => ['sh', ['-c', `${text} --silent --write-out ' %{http_code}'`]],
      javascript: (text) => [process.execPath, ['--input-type=module', '-e', text]],
      python: (text) => ['python3', ['-c', text]],
    };
    const canRunPython = spawnSync('python3', ['-c', 'import requests']).status === 0;
    const documented: Readonly<Record<string, readonly string[]>> = {
      [`POST ${path}/send-email`]: ['202', 'requestCode'],
      [`POST ${path}/resend-email`]: ['410', 'proof-rejected'],
      [`POST ${path}/reset-password`]: ['410', 'link-rejected'],
    };

    it('RA-15 is strict about what runs in it, and is made from the description alone', async () => {
      const { status, headers, text } = await page();
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';/,
      );
      expect(headers['content-security-policy']).not.toMatch(/unsafe|http|\*/);
      for (const [file = ''] of text.matchAll(/\/developer\/page\.\w+/g)) {
        expect([file, (await new HttpClient(test.baseUrl).get(file)).status]).toEqual([file, 200]);
      }
      const { paths } = (await test.get<{ paths: object }>('/openapi.json')).body;
      const described = Object.keys(paths).filter((each) => each.startsWith(path));
      expect((await snippets('java')).map(([operation]) => operation).sort()).toEqual(
        described.map((each) => `POST ${each}`).sort(),
      );
      expect(text).toContain('<code>accept-language</code> (header)<');
      for (const [, curl] of await snippets('curl')) expect(curl).not.toMatch(/accept-language/i);
      for (const status of ['200', '202', '403', 'Every other status']) expect(text).toContain(`>${status}<`);
    });

    it.each(Object.keys(programs).filter((language) => language !== 'python' || canRunPython))(
      'RA-15 what it shows in %s runs as it stands, and is answered as documented',
      async (language) => {
        const env = { ...process.env, LATCHKEY_URL: test.baseUrl, LATCHKEY_KEY: testKey };
        const told = await snippets(language);
        expect(told.map(([operation]) => operation).sort()).toEqual(Object.keys(documented).sort());
        for (const [operation, text] of told) {
          const [command, words] = programs[language]?.(text) ?? ['false', []];
          const { stdout } = await promisify(execFile)(command, words, { env });
          for (const word of documented[operation] ?? [])
            expect([operation, stdout]).toEqual([operation, expect.stringContaining(word)]);
        }
      },
    );
  });

  it('BY-17 a magic person forces what the table says: a store out of reach, and for a minute it is', async () => {
    expect(await recover(address('unavailable'))).toEqual(outcomes.unavailable);
    const { status, body } = await ask(address(''));
    expect([status, body.code]).toEqual([503, 'store-out-of-reach']);
  }, 60_000);

  describe('what an application called', () => {
    interface Call {
      readonly id: string;
      readonly route: string;
      readonly status: number;
      readonly code: string | null;
      readonly userAgent: string;
      readonly request_id: string;
    }
    type Calls = { readonly items: readonly Call[]; readonly next: string | null; readonly code?: string };
    const list = async (query: string, api = test) => (await api.get<Calls>(`/v1/requests?${query}`)).body;
    /** A call is written down a moment after its answer. */
    const found = async (requestId: unknown, api = test): Promise<Call> => {
      for (;;) {
        const [call] = (await list(`request_id=${String(requestId)}`, api)).items;
        if (call) return call;
        await pause(50);
      }
    };
    const requestId = ({ headers }: { headers: Answer['headers'] }) => headers['latchkey-request-id'];
    const history = (applicationId: string) => `/v1/environments/test/applications/${applicationId}/requests`;

    it('RA-14 EX-X11 EX-X5 is found by the id that its problem names, by its application alone', async () => {
      const sent = test.with({ 'user-agent': 'orders/1.2 (ada@example.com)' });
      const refused = await sent.post(`${path}/reset-password`, { newPassword });
      const call = await found(refused.body['request_id']);
      expect(call).toMatchObject({
        ...{ method: 'POST', route: `${path}/reset-password`, status: 422, code: refused.body['code'] },
        ...{ userAgent: 'orders/1.2', request_id: requestId(refused) },
      });
      expect(Object.keys(call).sort()).toEqual([
        'at',
        'code',
        'durationMs',
        'id',
        'keyId',
        'method',
        'request_id',
        'route',
        'status',
        'userAgent',
      ]);
      const live = await world.acme.api.get('/v1/requests');
      expect([live.status, (await found(requestId(live), world.acme.api)).route]).toEqual([
        200,
        '/v1/requests',
      ]);
      for (const api of [world.acme.api, world.globex.api]) {
        expect((await list(`request_id=${call.request_id}`, api)).items).toEqual([]);
      }
      const nobody = await new HttpClient(test.baseUrl, { authorization: 'Bearer lk_test_wrong' }).get(
        '/v1/requests',
      );
      expect([nobody.status, nobody.body['code']]).toEqual([401, 'application-key-required']);
    });

    it('RA-14 is listed newest first, read on, and narrowed by status and code', async () => {
      for (let time = 0; time < 3; time += 1) await found(requestId(await test.get(`${inbox}?limit=0`)));
      const refused = await list('status=4xx&code=invalid-input&limit=2');
      expect(refused.items).toHaveLength(2);
      const rest = await list(`status=4xx&code=invalid-input&limit=1&after=${refused.next ?? ''}`);
      const ids = [...refused.items, ...rest.items].map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)].sort().reverse());
      expect((await list('status=200&code=invalid-input')).items).toEqual([]);
      for (const wrong of ['status=4', 'status=6xx', 'request_id=1', 'code=A%20B', 'since=1', 'limit=101']) {
        expect([wrong, (await list(wrong)).code]).toEqual([wrong, 'invalid-input']);
      }
    });

    it('EX-X11 staff see all that is kept, and what went wrong together', async () => {
      const [{ application_id: applicationId = '' } = {}] = await world.sql<{ application_id: string }>(
        `select application_id from tenant.application_call where environment = 'test'`,
      );
      const first = (await test.get<Calls>(`${inbox}?limit=0`)).body as unknown as { request_id: string };
      await found(first.request_id);
      const all = await staff.get<Calls>(`${history(applicationId)}?request_id=${first.request_id}`);
      expect(all.body.items).toMatchObject([{ route: inbox, status: 422, code: 'invalid-input' }]);
      const none = await staff.get<Calls>(`${history(applicationId)}?before=2000-01-01T00:00:00Z`);
      expect(none.body).toEqual({ items: [], next: null });
      const summary = await staff.get<{ refused: { code: string; route: string; count: number }[] }>(
        `${history(applicationId)}/summary`,
      );
      const group = summary.body.refused.find(({ route }) => route === inbox);
      expect([group?.code, (group?.count ?? 0) >= 4]).toEqual(['invalid-input', true]);
      expect((await staff.get(history(world.globex.seeded.applicationId))).status).toBe(404);
      const live = history(applicationId).replace('/test/', '/live/');
      expect((await staff.get(`${live}/summary`)).status).toBe(404);
    });

    it('EX-X11 S-31 nothing that was sent is in it: no code, address, number, password or key', async () => {
      const planted = {
        code: '8675309',
        mail: 'planted.person@mail.example',
        phone: '+49301234567',
        password: 'planted-password-1',
        token: 'p'.repeat(43),
        key: 'lk_test_planted0000000000',
      };
      const words = Object.values(planted);
      for (const word of words) {
        const text = encodeURIComponent(word);
        const sending = {
          headers: { 'user-agent': `${word} orders/1.0 (${word})`, referer: word, 'latchkey-device': word },
        };
        await test.get(`/v1/reset-requests/${text}?code=${text}`, sending);
        await test.get(`${inbox}?after=${text}`, sending);
        await test.post('/v1/reset-links/redeem', { token: word }, sending);
        await test.post('/v1/sign-in', { identifier: word, password: word }, sending);
        await test.post(`${path}/reset-password`, { emailAuthCode: word, newPassword: word }, sending);
      }
      await found(requestId(await test.get('/v1/requests')));
      const rows = await world.sql<{ row: string }>(
        `select c::text || n::text as row from tenant.application_call c join tenant.application_call_count n using (key_id)`,
      );
      expect(rows.filter(({ row }) => row.includes('orders/1.0')).length).toBeGreaterThan(words.length * 3);
      const leaked = rows.filter(({ row }) => words.some((word) => row.includes(word)));
      figure(
        'EX-X11',
        `secrets of ${words.length} kinds in ${rows.length} calls that are kept`,
        leaked.length,
        '0',
      );
      expect(leaked).toEqual([]);
    });

    it('RA-14 100 calls at once are kept when the process is told to end, and a killed one loses what waited', async () => {
      const burst = async (name: string, count: number): Promise<number[]> => {
        const sender = test.with({ 'user-agent': name });
        const answers = await Promise.all(Array.from({ length: count }, () => sender.get('/v1/requests')));
        return answers.map(({ status }) => status);
      };
      const keptOf = async (name: string): Promise<number> =>
        (await world.sql(`select 1 from tenant.application_call where user_agent = $1`, [name])).length;
      expect(new Set(await burst('ended/1', 100))).toEqual(new Set([200]));
      await world.system.restart('public-api');
      expect(await keptOf('ended/1')).toBe(100);
      await burst('killed/1', 20);
      await world.system.kill('public-api', 'SIGKILL');
      await world.system.restart('public-api');
      expect([await keptOf('ended/1'), (await keptOf('killed/1')) <= 20]).toEqual([100, true]);
      expect((await found(requestId(await test.get('/v1/requests')))).status).toBe(200);
    }, 60_000);
  });
});
