import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { extensionTypes } from '@latchkey/extensions';
import { AdminWorld, type Call, type Method, type Reply } from '../testing/admin-world.ts';
import { extensionBody, furnishedTenant, live, type FurnishedTenant } from '../testing/furnished-tenant.ts';

const signingSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const input = { userId: 'u', userName: 'ada', email: ' ada@acme.example ', storeId: 's' };
const type = 'user_account_lookup';

describe('extensions', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  let globex: FurnishedTenant;
  let server: Server;
  let origin: string;
  let heard: string[] = [];
  let answer: unknown = { account: 'CN=Ada' };
  beforeAll(async () => {
    server = createServer((request, response) => {
      heard.push(String(request.headers['webhook-signature']));
      request.resume().on('end', () => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    world = await AdminWorld.start({ LATCHKEY_OUTBOUND_ORIGINS: origin });
    acme = await furnishedTenant(world, 'acme');
    globex = await furnishedTenant(world, 'globex');
  }, 60_000);
  afterAll(async () => {
    await world.stop();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  const call = (method: Method, url: string, more: Call = {}): Promise<Reply> =>
    world.call(method, `${live}/extensions${url}`, { token: acme.administrator.token, ...more });
  const script = (name: string, source: string, acceptScript = true) => ({
    ...{ type, ...extensionBody(name), acceptScript },
    definition: { kind: 'script', source },
  });
  const callOut = (name: string, secrets: object = { signing_secret: signingSecret }) => ({
    ...{ type, ...extensionBody(name), secrets },
    definition: { kind: 'call_out', url: `${origin}/lookup` },
  });
  const make = async (body: object): Promise<string> => {
    const made = await call('POST', '', { body });
    expect([made.status, made.text]).toEqual([201, expect.any(String)]);
    return made.json['id'] as string;
  };
  const attempt = (id: string, more: Call = {}) => call('POST', `/${id}/runs`, { body: { input }, ...more });
  const update = (id: string, version: number, body: object, more: Call = {}) =>
    call('PUT', `/${id}`, { body, headers: { 'if-match': `"${version}"` }, ...more });
  const audited = async (id: string): Promise<unknown[]> =>
    (
      await world.sql.query(
        `select action, outcome, reason, actor from tenant.audit_entry where subject = $1 order by at, id`,
        [id],
      )
    ).rows;

  it('PR-T14 PR-B34 the types are told with function, kinds and contracts; no two have one name', async () => {
    const { status, json } = await world.call('GET', '/v1/extension-types', acme.administrator);
    const items = json['items'] as { type: string; functionName: string; input: object; output: object }[];
    expect([status, items.map((one) => one.type), json['next']]).toEqual([200, [...extensionTypes], null]);
    expect(new Set(items.map((one) => one.type.toLowerCase())).size).toBe(items.length);
    expect(items.find((one) => one.type === type)).toEqual({
      type,
      functionName: 'lookUpAccount',
      kinds: ['mapping', 'call_out', 'script'],
      input: expect.objectContaining({ required: Object.keys(input), additionalProperties: false }),
      output: expect.objectContaining({ required: ['account'], additionalProperties: false }),
    });
  });

  it('PR-T14 is made inactive, changed, activated, deactivated and deleted, each with its ETag', async () => {
    const made = await call('POST', '', { body: { type, ...extensionBody('Life') } });
    expect([made.status, made.headers['etag'], made.json['status']]).toEqual([201, '"1"', 'inactive']);
    const url = `/${made.json['id']}`;
    const changed = await update(made.json['id'] as string, 1, extensionBody('Second life'));
    expect([changed.headers['etag'], changed.json['name']]).toEqual(['"2"', 'Second life']);
    const active = await call('POST', `${url}/activate`);
    expect([active.headers['etag'], active.json['status']]).toEqual(['"3"', 'active']);
    const kept = await call('DELETE', url);
    expect([kept.status, kept.json['code']]).toEqual([409, 'conflict']);
    expect((await call('POST', `${url}/deactivate`)).json['status']).toBe('inactive');
    expect((await call('DELETE', url)).status).toBe(204);
    expect((await call('GET', url)).status).toBe(404);
    expect(
      (await audited(made.json['id'] as string)).map((one) => (one as { action: string }).action),
    ).toEqual(
      ['created', 'updated', 'activated', 'deactivated', 'deleted'].map(
        (what) => `extensions.extension.${what}`,
      ),
    );
  });

  it('PR-B34 a name is taken once, however it is spelt', async () => {
    const id = await make({ type, ...extensionBody('Straße') });
    for (const same of ['Straße', 'STRAßE', 'straße']) {
      const { status, json } = await call('POST', '', { body: { type, ...extensionBody(same) } });
      expect([same, status, json['code']]).toEqual([same, 409, 'conflict']);
    }
    const other = await make({ type, ...extensionBody('Other street') });
    expect((await update(other, 1, extensionBody('STRAßE'))).status).toBe(409);
    expect((await update(id, 1, extensionBody('STRAßE'))).status).toBe(200);
  });

  it('PR-T14 of two administrators who change one at once the second gets 412 and nothing of theirs is kept', async () => {
    const second = await world.colleague('acme', acme.administrator.token, ['password_reset_admin']);
    const id = await make({ type, ...extensionBody('Two hands') });
    const replies = await Promise.all([
      update(id, 1, extensionBody('First hand')),
      update(id, 1, extensionBody('Second hand'), { token: second.token }),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
    const winner = replies.find(({ status }) => status === 200);
    expect((await call('GET', `/${id}`)).json).toEqual(winner?.json);
    const missing = await call('PUT', `/${id}`, { body: extensionBody('No tag') });
    expect([missing.status, missing.json['code']]).toEqual([428, 'if-match-required']);
  });

  it('PR-B40 a script without the function of its contract is refused in words', async () => {
    const before = (await call('GET', '?limit=100')).text;
    for (const [source, words] of [
      ['function lookupAccount() {}', 'must define the function lookUpAccount(input, parameters)'],
      ['function lookUpAccount() {', 'cannot be read'],
    ] as const) {
      const { status, json } = await call('POST', '', { body: script('No function', source) });
      expect([status, json['errors']]).toEqual([
        422,
        [{ pointer: '/definition/source', code: 'function-missing', detail: expect.stringContaining(words) }],
      ]);
    }
    expect((await call('GET', '?limit=100')).text).toBe(before);
  });

  it('S-50 a script needs an acceptance, and who gave it is kept', async () => {
    const source = 'function lookUpAccount() { return { account: null } }';
    const refused = await call('POST', '', { body: script('Unaccepted', source, false) });
    expect([refused.status, refused.json['errors']]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/acceptScript', code: 'opt-in-required' })],
    ]);
    const id = await make(script('Accepted', source));
    expect((await call('GET', `/${id}`)).json['optIn']).toEqual({
      by: expect.stringContaining(acme.administrator.staffId),
      at: expect.any(String),
    });
  });

  it('S-50 a script that loops is tried and ends as a refusal, and the next run works', async () => {
    const looping = await make(script('Loops', 'function lookUpAccount() { for (;;); }'));
    const good = await make(
      script('Works', 'function lookUpAccount(input) { return { account: input.email.trim() } }'),
    );
    const told = await attempt(looping);
    expect([told.status, told.json]).toEqual([200, { kind: 'no-answer', output: null, reason: 'too-slow' }]);
    expect((await attempt(good)).json).toEqual({
      kind: 'answered',
      output: { account: 'ada@acme.example' },
      reason: null,
    });
    // What one transaction wrote has no order.
    const trail = await audited(looping);
    expect(trail.slice(0, 2)).toContainEqual(
      expect.objectContaining({ action: 'extensions.extension.script_accepted' }),
    );
    expect(trail.slice(2)).toMatchObject([
      { action: 'extensions.extension.tried', outcome: 'success', reason: null },
      { action: 'extensions.extension.trial_ended', outcome: 'failure', reason: 'too-slow' },
    ]);
  });

  it('S-50 a script reaches nothing of the process that faces staff, and its words are not shown', async () => {
    const source =
      'function lookUpAccount() { return { account: [typeof process, typeof require, typeof fetch].join() } }';
    const id = await make(script('Looks around', source));
    expect((await attempt(id)).json['output']).toEqual({ account: 'undefined,undefined,undefined' });
    const talking = await make(
      script('Talks', 'function lookUpAccount(i) { throw new Error("said " + i.userName) }'),
    );
    const { text, json } = await attempt(talking);
    expect([json['reason'], text.includes('said')]).toEqual(['failed', false]);
  });

  it('PR-T14 a mapping and a call-out are tried, once for each key', async () => {
    expect((await attempt(acme.extensionId)).json['output']).toEqual({ account: 'ada@acme.example' });
    const id = await make(callOut('Ask us'));
    heard = [];
    const key = 'the-same-request';
    for (const replayed of [undefined, 'true']) {
      const told = await attempt(id, { key });
      expect(told.json).toEqual({ kind: 'answered', output: { account: 'CN=Ada' }, reason: null });
      expect(told.headers['idempotent-replayed']).toBe(replayed);
    }
    expect(heard).toHaveLength(1);
    answer = { account: 'CN=Ada', more: true };
    expect((await attempt(id)).json['reason']).toBe('output-refused');
    answer = { account: 'CN=Ada' };
  });

  it('S-60 a call-out inside that the operator has not opened is not made', async () => {
    const inside = { ...callOut('Inside'), definition: { kind: 'call_out', url: 'http://127.0.0.1:1/' } };
    expect((await attempt(await make(inside))).json['reason']).toBe('refused');
  });

  it('EX-A8 S-50 secrets are written and never read: not in answers, rows, the trail, the log, nor from a server', async () => {
    const id = await make(callOut('Keeps quiet'));
    answer = { account: signingSecret };
    const told = await attempt(id);
    answer = { account: 'CN=Ada' };
    expect(told.json).toEqual({ kind: 'no-answer', output: null, reason: 'output-refused' });
    const replies = [told, await call('GET', `/${id}`), await call('GET', '?limit=100')];
    replies.push(await update(id, 1, { ...callOut('Keeps quiet', {}), type: undefined }));
    expect(replies.at(-1)?.json['secretNames']).toEqual(['signing_secret']);
    for (const { text } of replies) expect(text).not.toContain(signingSecret.slice(6));
    for (const table of ['extension', 'audit_entry', 'outbox_event', 'idempotent_request']) {
      const { rows } = await world.sql.query(`select row_to_json(t)::text as row from tenant.${table} t`);
      expect(JSON.stringify(rows)).not.toContain(signingSecret.slice(6));
    }
    expect(world.lines.text).not.toContain(signingSecret.slice(6));
    const removed = await update(id, 2, {
      ...callOut('Keeps quiet', { signing_secret: null }),
      type: undefined,
    });
    expect(removed.json['secretNames']).toEqual([]);
    const silent = await call('POST', `/${id}/activate`);
    expect([silent.status, JSON.stringify(silent.json['errors'])]).toEqual([
      422,
      expect.stringContaining('/secrets/signing_secret'),
    ]);
  });

  it('S-40 another tenant sees none of it and gets the answer of an absent one, and so does the other environment', async () => {
    const id = await make({ type, ...extensionBody('Ours alone') });
    const token = globex.administrator.token;
    expect((await call('GET', '?limit=100', { token })).text).not.toContain(id);
    const theirs = await call('GET', `/${id}`, { token });
    const absent = await call('GET', `/${globex.tenantId}`, { token });
    const bare = ({ status, json }: Reply) => ({ status, ...json, request_id: null });
    expect(bare(theirs)).toEqual(bare(absent));
    expect((await attempt(id, { token })).status).toBe(404);
    expect((await update(id, 1, extensionBody('Mine'), { token })).status).toBe(404);
    expect((await call('DELETE', `/${id}`, { token })).status).toBe(404);
    const test = await world.call('GET', `/v1/environments/test/extensions/${id}`, acme.administrator);
    expect(bare(test)).toEqual(bare(absent));
    expect((await call('GET', `/${id}`)).json['name']).toBe('Ours alone');
  });

  it('lists go on from the last id, without gaps and without repeats', async () => {
    const all = ((await call('GET', '?limit=100')).json['items'] as { id: string }[]).map(({ id }) => id);
    const seen: string[] = [];
    for (let next: unknown = ''; next !== null;) {
      const page = (await call('GET', `?limit=3${next === '' ? '' : `&after=${next}`}`)).json;
      seen.push(...(page['items'] as { id: string }[]).map(({ id }) => id));
      next = page['next'];
    }
    expect(seen).toEqual(all);
    expect(seen.length).toBeGreaterThan(6);
  });

  it.each<[string, object]>([
    ['a name that is too long', { name: 'n'.repeat(101) }],
    ['a name of two lines', { name: 'a\nb' }],
    ['a type that is none', { type: 'anything' }],
    ['a kind that is none', { definition: { kind: 'shell', command: 'ls' } }],
    ['a kind that its type cannot be', { type: 'password_generator' }],
    ['more beside a kind', { definition: { kind: 'call_out', url: 'https://a.example', method: 'GET' } }],
    [
      'an address that is too long',
      { definition: { kind: 'call_out', url: `https://a.example/${'x'.repeat(2048)}` } },
    ],
    ['no rules', { definition: { kind: 'mapping', rules: [] } }],
    [
      'a rule with an unknown property',
      { definition: { kind: 'mapping', rules: [{ to: '/a', from: '/b', eval: '1' }] } },
    ],
    ['a rule from nowhere', { definition: { kind: 'mapping', rules: [{ to: '/account' }] } }],
    ['a definition of null', { definition: null }],
    ['a nested parameter', { parameters: [{ name: 'a', type: 'string', value: { $ne: null } }] }],
    ['a parameter twice', { parameters: [1, 2].map((value) => ({ name: 'a', type: 'number', value })) }],
    ['a secret that is no text', { secrets: { signing_secret: { a: 1 } } }],
    ['a secret that is too long', { secrets: { signing_secret: 's'.repeat(1025) } }],
    ['secrets of null', { secrets: null }],
    ['an acceptance that is no boolean', { acceptScript: 'true' }],
    ['a status', { status: 'active' }],
    ['a tenant', { tenantId: '0198c5f2-7d1e-7c40-9a3b-2f6d1c0e8b54' }],
  ])('S-42 %s is 422, and nothing changes', async (_, change) => {
    const state = async () => [
      (await call('GET', '?limit=100')).text,
      (await world.sql.query(`select count(*) from tenant.audit_entry`)).rows,
    ];
    const before = await state();
    const body = { type, ...extensionBody('Hostile'), ...change };
    const made = await call('POST', '', { body });
    expect([made.status, made.json['code']]).toEqual([422, 'invalid-input']);
    if (!('type' in change)) {
      const changed = await update(acme.extensionId, 1, { ...extensionBody('Hostile'), ...change });
      expect(changed.status).toBe(422);
    }
    expect(await state()).toEqual(before);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', { input: null }],
    ['a list', { input: [] }],
    ['a text', { input: 'x' }],
    ['too little', { input: { userId: 'u' } }],
    ['too much', { input: { ...input, tenantId: 't' } }],
    ['nested values', { input: { ...input, userName: { $ne: null } } }],
    ['over-long values', { input: { ...input, userName: 'u'.repeat(257) } }],
    ['more than an input', { input, definition: { kind: 'script' } }],
  ])('S-42 an input of %s is 422, and nothing runs', async (_, body) => {
    const before = await audited(acme.extensionId);
    const told = await attempt(acme.extensionId, { body });
    expect([told.status, told.json['code']]).toEqual([422, 'invalid-input']);
    expect(await audited(acme.extensionId)).toEqual(before);
  });

  it('S-50 threads and connections end with the process', async () => {
    const other = await AdminWorld.start();
    const { sandbox } = other.prepared;
    const job = { source: 'function f() { return 1 }', functionName: 'f', input: '{}', parameters: '{}' };
    const limits = { cpu: 50, memory: 2 ** 24, stack: 2 ** 18, longest: 100 };
    expect(await sandbox.run({ ...job, ...limits })).toEqual({ kind: 'ran', json: '1' });
    await other.stop();
    expect(await sandbox.run({ ...job, ...limits })).toEqual({ kind: 'failed', reason: 'too-busy' });
  });
});
