import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { AdminWorld, type Call, type Colleague, type Reply } from '../testing/admin-world.ts';
import { furnishedTenant, live, userBody, type FurnishedTenant } from '../testing/furnished-tenant.ts';
import { newResetRequest } from '../testing/recorded-recoveries.ts';

const canary = 'Qanary-81-4711';
const looks = `${live}/identity-confirmations`;
const hex = (text: string) => Buffer.from(text).toString('hex');

describe('agents who identify callers', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  let globex: FurnishedTenant;
  let second: Colleague;
  let numberId: string;
  let serial = 0;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
    globex = await furnishedTenant(world, 'globex');
    second = await world.colleague('acme', acme.administrator.token, ['password_reset_service_desk']);
    await newPerson();
    const labels = { en: 'Your staff number', de: 'Ihre Personalnummer' };
    numberId = await newVerification({ attribute: 'employee_number', labels });
  }, 60_000);
  afterAll(() => world.stop());

  const call = (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    { token }: Colleague,
    more: Call = {},
  ) => world.call(method, url, { token, ...more });
  const newPerson = async (number: string | null = canary): Promise<string> => {
    const attributes = number === null ? {} : { employee_number: number };
    const body = { ...userBody(`person${(serial += 1)}`, acme.storeId), attributes };
    return (await world.done('POST', `${live}/users`, { ...acme.administrator, body }))['id'] as string;
  };
  const newVerification = async (
    parameters: object,
    type = 'personal_data_confirmation',
  ): Promise<string> => {
    const body = { name: `Asked ${(serial += 1)}`, type, parameters };
    return (await world.done('POST', `${live}/verifications`, { ...acme.administrator, body }))[
      'id'
    ] as string;
  };
  /** By an agent who has looked at nobody, so that only what is meant brakes them. */
  const newAgent = () => world.colleague('acme', acme.administrator.token, ['password_reset_service_desk']);
  const open = (
    agent: Colleague,
    userId: string,
    {
      verificationId = numberId,
      locale = '',
      key,
    }: { verificationId?: string; locale?: string; key?: string } = {},
  ): Promise<Reply> =>
    call('POST', `${looks}${locale && `?locale=${locale}`}`, agent, {
      body: { userId, verificationId },
      ...(key ? { key } : {}),
    });
  const opened = async (agent: Colleague, userId: string): Promise<string> => {
    const { status, json } = await open(agent, userId);
    expect(status).toBe(201);
    return json['id'] as string;
  };
  const answer = (agent: Colleague, id: string, matches: unknown): Promise<Reply> =>
    call('POST', `${looks}/${id}/confirm`, agent, { body: { matches } });
  const one = async (id: string): Promise<Record<string, unknown>> =>
    (await call('GET', `${looks}/${id}`, acme.administrator)).json;
  const faults = ({ json }: Reply): string[] =>
    (json['errors'] as { code: string; pointer: string }[]).map(({ code, pointer }) => `${code} ${pointer}`);
  /** Every row of every table, as text, by the name of its table. */
  const everything = async (): Promise<Map<string, string[]>> => {
    const { rows: tables } = await world.sql.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('tenant', 'platform', 'directory', 'graphile_worker')`,
    );
    const found = new Map<string, string[]>();
    for (const { name } of tables) {
      const { rows } = await world.sql.query<{ row: string }>(
        `select row_to_json(t)::text as row from ${name} t order by 1`,
      );
      found.set(
        name,
        rows.map(({ row }) => row),
      );
    }
    return found;
  };

  /** What a request may change: when a session was seen last is no matter of these tests. */
  const lasting = async () =>
    new Map([...(await everything())].filter(([name]) => name !== 'tenant.staff_session'));
  /** As callers do who are told to come back: on a slow machine many at once wait long for a connection. */
  const insisting = async (send: () => Promise<Reply>, times = 10): Promise<Reply> => {
    const reply = await send();
    return reply.status === 503 && times > 0 ? insisting(send, times - 1) : reply;
  };

  it('PR-M13 PR-R02 an agent is shown the label in their language and what is on record, and says that it matches', async () => {
    const userId = await newPerson();
    const seen = await open(acme.serviceDesk, userId, { locale: 'de-CH' });
    expect([seen.status, seen.headers['cache-control'], seen.json]).toEqual([
      201,
      'no-store',
      {
        ...{ id: expect.any(String), label: 'Ihre Personalnummer', onRecord: true, datum: canary },
        expiresAt: expect.any(String),
      },
    ]);
    expect((await open(acme.serviceDesk, userId, { locale: 'tlh' })).json['label']).toBe('Your staff number');
    const id = seen.json['id'] as string;
    const { status, json } = await answer(acme.serviceDesk, id, true);
    const view = {
      ...{ id, userId, agentId: acme.serviceDesk.staffId, verificationId: numberId, ticket: null },
      ...{ verificationName: expect.stringMatching(/^Asked/), state: 'confirmed' },
      ...{ openedAt: expect.any(String), endedAt: expect.any(String), expiresAt: seen.json['expiresAt'] },
    };
    expect([status, json]).toEqual([200, view]);
    const listed = await call('GET', `${looks}?userId=${userId}&sort=opened`, acme.serviceDesk);
    expect((listed.json['items'] as unknown[])[0]).toEqual(view);
  });

  it('PR-M13 who opened a look, at whom and with what outcome is in the audit trail, by the agent', async () => {
    const userId = await newPerson();
    for (const [matches, name, outcome, reason] of [
      [true, 'confirmed', 'success', null],
      [false, 'not-confirmed', 'refused', 'wrong-answer'],
    ] as const) {
      const id = await opened(second, userId);
      expect((await answer(second, id, matches)).status).toBe(200);
      const trail = await call('GET', `${live}/audit?subject=${id}&sort=at`, acme.administrator);
      const actor = `staff:${second.staffId}`;
      expect(trail.json['items']).toMatchObject([
        { actor, action: 'verification.identity-look.opened', outcome: 'success', reason: null },
        { actor, action: `verification.identity-look.${name}`, outcome, reason },
      ]);
      const { rows } = await world.sql.query(`select facts from tenant.outbox_event where subject = $1`, [
        id,
      ]);
      const facts = { identityConfirmationId: id, userId, verificationId: numberId };
      expect(rows).toEqual([{ facts }, { facts }]);
    }
  });

  it('PR-M13 S-81 S-83 what is on record is in the one answer that shows it and nowhere else', async () => {
    const secret = `${canary}-secret`;
    const userId = await newPerson(secret);
    const { userName } = (await call('GET', `${live}/users/${userId}`, acme.administrator)).json;
    const nameId = await newVerification({ attribute: 'user_name', labels: { en: 'Your user name' } });
    const key = randomUUID();
    const first = await open(second, userId, { key });
    const named = await open(second, userId, { verificationId: nameId });
    expect([first.json['datum'], named.json['datum']]).toEqual([secret, userName]);
    const again = await open(second, userId, { key });
    expect([again.status, again.headers['idempotent-replayed'], again.json]).toEqual([
      ...[201, 'true', { ...first.json, datum: null }],
    ]);
    const ids = [first.json['id'], named.json['id']] as string[];
    const answers = [again.text];
    for (const id of ids) {
      answers.push((await answer(second, id, true)).text, (await answer(second, id, true)).text);
      answers.push((await call('GET', `${looks}/${id}`, second)).text);
      answers.push((await call('GET', `${live}/audit?subject=${id}`, acme.administrator)).text);
    }
    for (const headers of [{}, { accept: 'text/csv' }])
      answers.push((await call('GET', `${looks}?limit=100`, second, { headers })).text);
    const values = [secret, userName as string];
    const shownIn = (text: string) =>
      values.some((value) =>
        [value, hex(value)].some((form) => text.toLowerCase().includes(form.toLowerCase())),
      );
    expect(answers.filter(shownIn)).toEqual([]);
    // The user's own record, and what finds people by it.
    const own = new Set(['tenant.app_user', 'tenant.user_attribute']);
    const holding = [...(await everything())].filter(([, rows]) => rows.some(shownIn)).map(([name]) => name);
    expect(new Set(holding)).toEqual(own);
    expect(world.lines.text).toContain('identity-confirmations');
    expect(shownIn(world.lines.text)).toBe(false);
    const elsewhere = [...holding.filter((name) => !own.has(name)), ...answers.filter(shownIn)].length;
    figure(
      `S-83: tables and answers beside the user’s own record that hold what an agent was shown = ${elsewhere} (must be 0)`,
    );
  });

  it('S-83 a look and its answer change nothing of any recovery: what is owed stays owed', async () => {
    const userId = await newPerson();
    const requestId = await newResetRequest(world, { ...acme, environment: 'live', userId });
    await world.sql.query(`update tenant.reset_request set owed = $2 where id = $1`, [
      requestId,
      [acme.verificationId, numberId],
    ]);
    const told = async () => [
      (await call('GET', `${live}/reset-requests/${requestId}`, acme.administrator)).json,
      (await call('GET', `${live}/reset-requests/${requestId}/explanation`, acme.administrator)).json,
    ];
    const before = [await lasting(), await told()] as const;
    for (const matches of [true, false]) {
      const id = await opened(acme.administrator, userId);
      expect((await answer(acme.administrator, id, matches)).status).toBe(200);
    }
    const after = [await lasting(), await told()] as const;
    const changed = [...after[0]].filter(
      ([name, rows]) => rows.join('\n') !== before[0].get(name)?.join('\n'),
    );
    expect(changed.map(([name]) => name).sort()).toEqual([
      ...['tenant.audit_entry', 'tenant.idempotent_request', 'tenant.identity_confirmation'],
      'tenant.outbox_event',
    ]);
    expect(after[1]).toEqual(before[1]);
    const { rows } = await world.sql.query(`select owed, status from tenant.reset_request where id = $1`, [
      requestId,
    ]);
    expect(rows).toEqual([{ owed: [acme.verificationId, numberId], status: 'in_progress' }]);
  });

  it('BY-02 S-23 of a hundred answers at once one counts and is told of once', async () => {
    const id = await opened(acme.administrator, await newPerson());
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, n) => insisting(() => answer(acme.administrator, id, n % 2 === 0))),
    );
    const counted = replies.filter(({ status }) => status === 200);
    expect(counted).toHaveLength(1);
    const refused = new Set(replies.map(({ json }) => json['code']).filter(Boolean));
    expect([...refused]).toEqual(['identity-look-over']);
    expect((await one(id))['state']).toBe(counted[0]?.json['state']);
    const { rows } = await world.sql.query(
      `select count(*)::int as n from tenant.audit_entry where subject = $1`,
      [id],
    );
    expect(rows).toEqual([{ n: 2 }]);
    figure(`BY-02: answers that counted of 100 at once to one look = ${counted.length} (must be 1)`);
  });

  it('PR-M13 a look is answered by whoever opened it, within ten minutes of the database’s clock', async () => {
    const id = await opened(second, await newPerson());
    for (const other of [acme.serviceDesk, acme.administrator]) {
      const { status, json } = await answer(other, id, true);
      expect([status, json['code']]).toEqual([403, 'look-of-another-agent']);
    }
    await world.sql.query(`update tenant.identity_confirmation set expires_at = now() where id = $1`, [id]);
    const late = await answer(second, id, true);
    expect([late.status, late.json['code']]).toEqual([409, 'identity-look-over']);
    expect(await one(id)).toMatchObject({ state: 'expired', endedAt: null });
    const expired = (await call('GET', `${looks}?state=expired`, second)).json['items'];
    expect(expired).toMatchObject([{ id }]);
    expect(JSON.stringify((await call('GET', `${looks}?state=open`, second)).json)).not.toContain(id);
  });

  it('PR-M13 S-83 with nothing on record the look says so, and can only be ended as not confirmed', async () => {
    const { json } = await open(second, await newPerson(null));
    expect(json).toMatchObject({ onRecord: false, datum: null });
    const matched = await answer(second, json['id'] as string, true);
    expect([matched.status, faults(matched)]).toEqual([422, ['nothing-on-record /matches']]);
    expect((await answer(second, json['id'] as string, false)).json['state']).toBe('not_confirmed');
  });

  it('PR-M13 S-83 the sixth look at a person in a day is 429 for every agent, with the time to wait', async () => {
    const userId = await newPerson();
    const agents = [acme.serviceDesk, second, acme.administrator];
    for (let n = 0; n < 5; n += 1) await opened(agents[n % 3] ?? second, userId);
    for (const agent of agents) {
      const { status, json, headers } = await open(agent, userId);
      expect([status, json['code'], json['datum']]).toEqual([429, 'too-many-identity-looks', undefined]);
      const wait = Number(headers['retry-after']);
      expect([wait > 23 * 3600, wait <= 24 * 3600]).toEqual([true, true]);
    }
    expect((await open(second, await newPerson())).status).toBe(201);
  });

  it('PR-M13 S-83 of forty looks of one agent at once at forty people thirty are open', async () => {
    const agent = await newAgent();
    const people: string[] = [];
    for (let n = 0; n < 40; n += 1) people.push(await newPerson());
    const replies = await Promise.all(people.map((userId) => insisting(() => open(agent, userId))));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(30);
    const refused = replies.filter(({ status }) => status !== 201);
    expect(refused.map(({ status }) => status)).toEqual(Array<number>(10).fill(429));
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(3500);
    await world.sql.query(
      `update tenant.identity_confirmation set opened_at = opened_at - interval '1 hour',
          expires_at = expires_at - interval '1 hour' where agent_id = $1`,
      [agent.staffId],
    );
    expect((await open(agent, people.at(-1) ?? '')).status).toBe(201);
  });

  it('S-40 S-46 whom and what an agent may not see is refused: foreign as if absent, privileged, of another type, inactive', async () => {
    const agent = await newAgent();
    const userId = await newPerson();
    const masked = ({ status, text }: Reply) => [status, text.replace(/"request_id":"[^"]+"/, '')];
    const [absent, foreign] = [await open(agent, randomUUID()), await open(agent, globex.userId)];
    expect(masked(foreign)).toEqual(masked(absent));
    expect([absent.status, faults(absent)]).toEqual([422, ['unknown /userId']]);
    const [none, theirs] = await Promise.all(
      [randomUUID(), globex.confirmationId].map((verificationId) => open(agent, userId, { verificationId })),
    );
    expect(theirs && masked(theirs)).toEqual(none && masked(none));
    expect(none && faults(none)).toEqual(['unknown /verificationId']);
    const inTest = await call('POST', looks.replace('live', 'test'), agent, {
      body: { userId, verificationId: numberId },
    });
    expect(faults(inTest)).toEqual(['unknown /userId']);
    for (const verificationId of [acme.verificationId, await newVerification({}, 'personal_data')])
      expect(faults(await open(agent, userId, { verificationId }))).toEqual(['other-type /verificationId']);
    const idle = await newVerification({});
    await world.done('POST', `${live}/verifications/${idle}/deactivate`, acme.administrator);
    expect(faults(await open(agent, userId, { verificationId: idle }))).toEqual(['inactive /verificationId']);
    const body = { privileged: true };
    await world.done('PUT', `${live}/users/${userId}/privilege`, { ...acme.administrator, body });
    const refused = await open(agent, userId);
    expect([refused.status, refused.json['code'], refused.text.includes(canary)]).toEqual([
      ...[403, 'not-allowed', false],
    ]);
    expect((await open(acme.administrator, userId)).json['datum']).toBe(canary);
    const { rows } = await world.sql.query(
      `select count(*)::int as n from tenant.identity_confirmation where agent_id = $1`,
      [agent.staffId],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('S-40 a look of one tenant is not there for another, nor in the other environment', async () => {
    const id = await opened(second, await newPerson());
    for (const [url, who] of [
      [`${looks}/${id}`, globex.administrator],
      [`${looks.replace('live', 'test')}/${id}`, second],
    ] as const) {
      expect((await call('GET', url, who)).status).toBe(404);
      expect((await call('POST', `${url}/confirm`, who, { body: { matches: true } })).status).toBe(404);
    }
    expect((await one(id))['state']).toBe('open');
  });

  it('PR-R03 S-46 who has no such role neither looks, nor answers, nor reads of it', async () => {
    const id = await opened(second, await newPerson());
    const nobody = await world.colleague('acme', acme.administrator.token, []);
    for (const who of [acme.credentialManager, nobody]) {
      const replies = [
        await open(who, acme.userId),
        await answer(who, id, true),
        await call('GET', looks, who),
        await call('GET', looks, who, { headers: { accept: 'text/csv' } }),
        await call('GET', `${looks}/${id}`, who),
      ];
      expect(replies.map(({ status, json }) => [status, json['code']])).toEqual(
        Array(5).fill([403, 'not-allowed']),
      );
    }
    const taken = { ...acme.administrator, body: { roles: ['password_reset_credential_manager'] } };
    await world.done('PUT', `/v1/staff/${second.staffId}/roles`, taken);
    expect((await answer(second, id, true)).status).not.toBe(200);
    const given = { ...acme.administrator, body: { roles: ['password_reset_service_desk'] } };
    await world.done('PUT', `/v1/staff/${second.staffId}/roles`, given);
    second = { ...second, token: await world.signIn('acme', second.email) };
    expect((await answer(second, id, true)).status).toBe(200);
  });

  it('S-43 hostile bodies and addresses are 422, and nothing changes', async () => {
    const userId = await newPerson();
    const id = await opened(acme.administrator, userId);
    const before = await lasting();
    const good = { userId, verificationId: numberId };
    const bodies: unknown[] = [
      ...[null, [], 'x', 1, {}, { userId }, { verificationId: numberId }, [good]],
      ...[
        { ...good, userId: [userId] },
        { ...good, userId: userId.toUpperCase() },
        { ...good, userId: 1 },
      ],
      ...[
        { ...good, verificationId: { $ne: null } },
        { ...good, verificationId: `${numberId}' or 1=1` },
      ],
      ...['', ' ', 'INC 1', 'a\nb', '=1+1', '-1', '@x', 'x'.repeat(65), 'ÄÖ', 4711, ['INC'], {}].map(
        (ticket) => ({
          ...good,
          ticket,
        }),
      ),
      ...['datum', 'agentId', 'state', 'onRecord', 'openedAt', 'locale'].map((name) => ({
        ...good,
        [name]: 'x',
      })),
    ];
    for (const body of bodies) {
      const { status, json } = await call('POST', looks, acme.administrator, { body });
      expect([body, status, json['datum']]).toEqual([body, 422, undefined]);
    }
    for (const query of [
      'locale=',
      'locale=a',
      'locale=en;x',
      'locale=en&locale=de',
      'locale[]=en',
      'datum=1',
    ])
      expect([
        query,
        (await call('POST', `${looks}?${query}`, acme.administrator, { body: good })).status,
      ]).toEqual([...[query, 422]]);
    const answers: unknown[] = [
      ...[null, [], {}, 'true', { matches: 'true' }, { matches: 1 }, { matches: null }, { matches: [true] }],
      ...[
        { matches: true, state: 'confirmed' },
        { matches: true, agentId: acme.administrator.staffId },
      ],
    ];
    for (const body of answers) {
      const { status } = await call('POST', `${looks}/${id}/confirm`, acme.administrator, { body });
      expect([body, status]).toEqual([body, 422]);
    }
    expect(await lasting()).toEqual(before);
  });

  it('PR-M13 PR-B18 a verification is deleted as before, and who was looked at by it stays known', async () => {
    const verificationId = await newVerification({});
    const { json } = await open(acme.administrator, await newPerson(), { verificationId });
    const url = `${live}/verifications/${verificationId}`;
    const { name } = (await call('GET', url, acme.administrator)).json;
    expect((await call('DELETE', url, acme.administrator)).status).toBe(200);
    const id = json['id'] as string;
    expect(await one(id)).toMatchObject({ verificationId, verificationName: name, state: 'open' });
    expect((await answer(acme.administrator, id, true)).status).toBe(200);
  });
});
