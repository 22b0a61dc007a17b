import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AdminWorld, type Call, type Method, type Reply } from '../testing/admin-world.ts';
import {
  applicationBody,
  furnishedTenant,
  live,
  processBody,
  type FurnishedTenant,
} from '../testing/furnished-tenant.ts';

interface Fault {
  readonly pointer: string;
  readonly code: string;
}
interface Verdict {
  readonly id: string;
  readonly words: string;
  readonly passed: boolean;
  readonly faults: readonly Fault[];
}

const faults = ({ json }: Reply): string[] =>
  (json['errors'] as Fault[]).map(({ pointer, code }) => `${code} ${pointer}`);

describe('processes', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  let serial = 0;
  let applicationId: string;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
    await world.done('PUT', `${live}/credential-stores/${acme.storeId}/status`, {
      token: acme.credentialManager.token,
      body: { status: 'active' },
    });
  }, 60_000);
  afterAll(() => world.stop());
  // Each story has an application of its own: one application recovers by one process.
  beforeEach(async () => {
    serial += 1;
    const made = await call('POST', '/applications', { body: applicationBody(`app${serial}`) });
    applicationId = made.json['id'] as string;
  });

  const call = (method: Method, url: string, more: Call = {}): Promise<Reply> =>
    world.call(method, `${live}${url}`, { token: acme.administrator.token, ...more });
  const bodyOf = (name: string, changes: object = {}) => {
    const body = processBody(`${name} ${serial}`, { ...acme, applicationId });
    return { ...body, policy: { ...body.policy, ...changes } };
  };
  const create = (name: string, changes: object = {}): Promise<Reply> =>
    call('POST', '/processes', { body: bodyOf(name, changes) });
  const made = async (name: string, changes: object = {}): Promise<string> => {
    const reply = await create(name, changes);
    expect(reply.status).toBe(201);
    return reply.json['id'] as string;
  };
  const activate = (id: string): Promise<Reply> => call('POST', `/processes/${id}/activate`);
  const put = (id: string, match: string | undefined, body: unknown): Promise<Reply> =>
    call('PUT', `/processes/${id}`, { body, headers: match === undefined ? {} : { 'if-match': match } });

  it('PR-T16 PR-R01 an administrator drafts a process, activates it, and sees its versions', async () => {
    const reply = await create('Whole');
    expect([reply.status, reply.headers['etag']]).toEqual([201, '"1"']);
    expect(reply.json).toMatchObject({
      status: 'inactive',
      activeVersion: null,
      report: { activatable: true },
    });
    const id = reply.json['id'] as string;
    const active = await activate(id);
    expect(active.json).toMatchObject({ status: 'active', activeVersion: 1, deactivationReason: null });
    const { name, policy } = bodyOf('Whole', { enrolmentReminder: 'off' });
    const saved = await put(id, active.headers['etag'] as string, { name, policy });
    expect(saved.json).toMatchObject({
      status: 'active',
      activeVersion: 1,
      policy: { enrolmentReminder: 'off' },
    });
    expect((await activate(id)).json).toMatchObject({ activeVersion: 2 });
    const versions = (await call('GET', `/processes/${id}/versions`)).json['items'];
    expect(versions).toMatchObject([
      { number: 2, policy: { enrolmentReminder: 'off' }, activatedBy: `staff:${acme.administrator.staffId}` },
      { number: 1, policy: { enrolmentReminder: 'weekly' } },
    ]);
    expect((await call('POST', `/processes/${id}/deactivate`)).json).toMatchObject({ status: 'inactive' });
  });

  it('PR-B25 a process says that it is new, and whether its draft is other than what was activated last', async () => {
    const flags = ({ json }: Reply): unknown[] => [json['isNew'], json['hasUnactivatedChanges']];
    const reply = await create('Flagged');
    expect(flags(reply)).toEqual([true, true]);
    const id = reply.json['id'] as string;
    const active = await activate(id);
    expect(flags(active)).toEqual([false, false]);
    const save = async (changes: object): Promise<Reply> => {
      const { name, policy } = bodyOf('Flagged', changes);
      const etag = (await call('GET', `/processes/${id}`)).headers['etag'] as string;
      return put(id, etag, { name, policy });
    };
    expect(flags(await save({ enrolmentReminder: 'off' }))).toEqual([false, true]);
    expect(flags(await save({}))).toEqual([false, false]);
    await save({ enrolmentReminder: 'off' });
    expect(flags(await activate(id))).toEqual([false, false]);
    await save({});
    const gone = await call('POST', `/processes/${id}/deactivate`);
    expect(flags(gone)).toEqual([false, true]);
    const listed = (await call('GET', `/processes?applicationId=${applicationId}`)).json['items'];
    expect(listed).toEqual([expect.objectContaining({ id, isNew: false, hasUnactivatedChanges: true })]);
  });

  it('PR-T17 a version in force has exactly one store, and the link follows when another one is put in force', async () => {
    const storeOf = async (name: string): Promise<string> => {
      const body = { name: `${name} ${serial}`, typeId: acme.storeTypeId, multiFactorSignIn: false };
      const storeId = (await call('POST', '/credential-stores', { body })).json['id'] as string;
      await call('PUT', `/credential-stores/${storeId}/status`, {
        token: acme.credentialManager.token,
        body: { status: 'active' },
      });
      return storeId;
    };
    const [first, second] = [await storeOf('Old'), await storeOf('New')];
    const id = await made('Linked', { storeId: first });
    const linked = async (): Promise<unknown> =>
      (
        await world.sql.query(
          `select p.active_store_id as link, array_agg(v.store_id) as stores from tenant.process p
            join tenant.process_version v on v.process_id = p.id and v.number = p.active_version
            where p.id = $1 group by 1`,
          [id],
        )
      ).rows;
    const active = await activate(id);
    expect(await linked()).toEqual([{ link: first, stores: [first] }]);
    const { name, policy } = bodyOf('Linked', { storeId: second });
    await put(id, active.headers['etag'] as string, { name, policy });
    expect(await linked()).toEqual([{ link: first, stores: [first] }]);
    expect((await call('DELETE', `/credential-stores/${first}`)).json['usedBy']).toMatchObject([{ id }]);
    await activate(id);
    expect(await linked()).toEqual([{ link: second, stores: [second] }]);
    expect((await call('DELETE', `/credential-stores/${first}`)).status).toBe(200);
    expect((await call('DELETE', `/credential-stores/${second}`)).json['usedBy']).toMatchObject([{ id }]);
    const without = world.sql.query(`update tenant.process set active_store_id = null where id = $1`, [id]);
    await expect(without).rejects.toMatchObject({ constraint: 'process_in_force_has_store' });
  });

  it('PR-B19 PR-T15 an identification type of an active process cannot be deleted; what is gone cannot be put in force', async () => {
    const body = { name: `Number ${serial}`, kind: 'attribute', attribute: 'employee_number' };
    const type = await call('POST', '/identification-types', { body });
    expect([type.status, type.headers['etag']]).toEqual([201, '"1"']);
    const identificationTypeId = type.json['id'] as string;
    const url = `/identification-types/${identificationTypeId}`;
    const id = await made('Numbered', { identificationTypeId });
    await activate(id);
    const refused = await call('DELETE', url);
    expect([refused.status, refused.json['code']]).toEqual([409, 'still-in-use']);
    expect(refused.json['usedBy']).toEqual([{ kind: 'process', id, name: `Numbered ${serial}` }]);
    await call('POST', `/processes/${id}/deactivate`);
    expect((await call('POST', `${url}/deactivate`)).json).toMatchObject({ status: 'inactive', version: 2 });
    expect(faults(await activate(id))).toEqual(['inactive /policy/identificationTypeId']);
    expect((await call('DELETE', url)).json).toEqual({ id: identificationTypeId, deleted: true });
    expect(faults(await activate(id))).toEqual(['unknown /policy/identificationTypeId']);
    const elsewhere = await made('Unnumbered', { identificationTypeId: randomUUID() });
    expect(faults(await activate(elsewhere))).toEqual(['unknown /policy/identificationTypeId']);
  });

  it('PR-B35 PR-T15 an identification type has a name of its own that is not empty, and a change starts from the newest version', async () => {
    const types = '/identification-types';
    const createType = (name: string, more: object = { kind: 'email' }) =>
      call('POST', types, { body: { name, ...more } });
    const first = await createType(`Caf\u00e9 ${serial}`);
    expect(first.json).toMatchObject({ kind: 'email', attribute: null, status: 'active' });
    expect((await createType(`CAFE\u0301 ${serial}`)).json['code']).toBe('conflict');
    for (const name of ['', ' ', '\u200b']) expect((await createType(name)).status).toBe(422);
    for (const more of [{ kind: 'attribute' }, { kind: 'email', attribute: 'badge' }, { kind: 'extension' }])
      expect((await createType(`Odd ${serial}`, more)).status).toBe(422);
    const { id } = (await createType(`Other ${serial}`)).json;
    const rename = (match: string | undefined, name: string) =>
      call('PUT', `${types}/${id}`, { body: { name }, headers: match ? { 'if-match': match } : {} });
    expect((await rename('"1"', `caf\u00e9 ${serial}`)).status).toBe(409);
    const race = await Promise.all([rename('"1"', `A ${serial}`), rename('"1"', `B ${serial}`)]);
    expect(race.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await rename(undefined, `C ${serial}`)).status).toBe(428);
    const listed = (await call('GET', `${types}?limit=100`)).json['items'] as { id: string }[];
    expect(listed.map((one) => one.id)).toEqual(expect.arrayContaining([first.json['id'], id]));
  });

  it('PR-T15 a user has attributes, few and short, changed by whoever has seen the newest version', async () => {
    const attributes = { employee_number: 'E-4711' };
    const body = {
      ...{ userName: `n${serial}`, email: `n${serial}@acme.example`, displayName: 'N' },
      ...{ storeId: acme.storeId, attributes },
    };
    const user = await call('POST', '/users', { body });
    expect([user.json['attributes'], user.headers['etag']]).toEqual([attributes, '"1"']);
    const keys = async (): Promise<unknown> =>
      (
        await world.sql.query(`select name, value_key from tenant.user_attribute where user_id = $1`, [
          user.json['id'],
        ])
      ).rows;
    expect(await keys()).toEqual([{ name: 'employee_number', value_key: 'e-4711' }]);
    const change = (match: string, changed: object) =>
      call('PUT', `/users/${user.json['id']}/attributes`, {
        body: { attributes: changed },
        headers: { 'if-match': match },
      });
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`a${n}`, 'x']));
    for (const bad of [many, { badge: 'x'.repeat(255) }, { badge: '' }, { Badge: '1' }, { badge: '\u200b' }])
      expect((await change('"1"', bad)).status).toBe(422);
    const race = await Promise.all([change('"1"', { badge: '7' }), change('"1"', { badge: '7' })]);
    expect(race.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await keys()).toEqual([{ name: 'badge', value_key: '7' }]);
    expect((await call('GET', `/users/${user.json['id']}`)).json).toMatchObject({
      ...{ attributes: { badge: '7' }, version: 2 },
    });
  });

  it('PR-B31 EX-A2 an incomplete draft is saved with a report in words, and activating it names every fault', async () => {
    const reply = await call('POST', '/processes', {
      body: { applicationId, name: 'Bare', policy: { audience: { everyone: false } } },
    });
    expect(reply.status).toBe(201);
    const { activatable, verdicts } = reply.json['report'] as { activatable: boolean; verdicts: Verdict[] };
    expect(activatable).toBe(false);
    const failed = verdicts.filter(({ passed }) => !passed);
    expect(failed.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['PR-B07', 'PR-B08', 'PR-B09', 'PR-B27', 'PR-B31']),
    );
    expect(failed.find(({ id }) => id === 'PR-B09')?.words).toBe('At least one verification is attached.');
    const refused = await activate(reply.json['id'] as string);
    expect([refused.status, refused.json['code']]).toEqual([422, 'invalid-input']);
    expect(faults(refused)).toEqual([
      'no-audience /policy/audience',
      'too-few-verifications /policy/minimumVerifications',
      'no-verification /policy/verifications',
      'no-store /policy/storeId',
      'assurance-not-reached /policy/assurance',
    ]);
    const shown = await call('GET', `/processes/${reply.json['id']}/validation`);
    expect(shown.json).toEqual(reply.json['report']);
  });

  it('PR-B05 PR-B15 options that exclude each other are refused together, and nothing is saved', async () => {
    const { verificationId } = acme;
    const refused = await create('Contradictory', {
      verifications: [
        { verificationId, order: 1 },
        { verificationId, order: 2 },
      ],
      generatedPassword: { deliverBy: [] },
      userMayChoose: true,
    });
    expect(refused.status).toBe(422);
    expect(faults(refused)).toEqual([
      'attached-twice /policy/verifications/1/verificationId',
      'nothing-to-choose /policy/userMayChoose',
      'link-or-generated /policy/generatedPassword',
      'no-delivery /policy/generatedPassword/deliverBy',
    ]);
    expect((await create('Contradictory')).status).toBe(201);
  });

  it('PR-T16 of two administrators who save at once one gets 412; without If-Match it is 428', async () => {
    const id = await made('Shared');
    const { name, policy } = bodyOf('Shared');
    const race = await Promise.all([put(id, '"1"', { name, policy }), put(id, '"1"', { name, policy })]);
    expect(race.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await put(id, '"1"', { name, policy })).json['code']).toBe('stale-version');
    const missing = await put(id, undefined, { name, policy });
    expect([missing.status, missing.json['code']]).toEqual([428, 'if-match-required']);
    expect((await put(id, '"2"', { name, policy })).headers['etag']).toBe('"3"');
  });

  it('PR-T16 an application has one active process, however many are activated at once', async () => {
    const [first, second] = [await made('First'), await made('Second')];
    const race = await Promise.all([activate(first), activate(second)]);
    expect(race.map(({ status, json }) => [status, json['code']]).sort()).toEqual([
      [200, undefined],
      [409, 'another-process-active'],
    ]);
  });

  it('PR-B36 PR-T16 a name and a public address are of one process', async () => {
    const id = await made('Only');
    const twin = await call('POST', '/processes', {
      body: { ...bodyOf('Only'), name: bodyOf('Only').name.toUpperCase(), policy: {} },
    });
    expect([twin.status, twin.json['code']]).toEqual([409, 'conflict']);
    const addressed = await create('Other', { publicAccess: { addressSuffix: `only-${serial}` } });
    expect([addressed.status, addressed.json['code']]).toEqual([409, 'conflict']);
    const other = await made('Other');
    const { policy } = bodyOf('Other');
    expect((await put(other, '"1"', { name: bodyOf('Only').name, policy })).status).toBe(409);
    expect((await call('GET', `/processes/${id}`)).status).toBe(200);
  });

  it('PR-B15 a mailed password needs a recorded acceptance, with who and when', async () => {
    const id = await made('Mailed', { resetLink: 'none', generatedPassword: { deliverBy: ['email'] } });
    expect(faults(await activate(id))).toEqual(['risk-not-accepted /policy/generatedPassword/deliverBy']);
    const body = { kind: 'mailed_password', text: 'Interns have no other way until May.' };
    const risky = await call('POST', `/processes/${id}/risks`, { body });
    expect(risky.json['risks']).toEqual([
      { ...body, actor: `staff:${acme.administrator.staffId}`, at: expect.stringMatching(/^20.*Z$/) },
    ]);
    expect((await activate(id)).json).toMatchObject({ status: 'active' });
    const { rows } = await world.sql.query(
      `select reason from tenant.audit_entry where action = 'recovery.process.risk-accepted' and subject = $1`,
      [id],
    );
    expect(rows).toEqual([{ reason: 'mailed_password' }]);
  });

  it('PR-B20 a verification of an active process cannot be deleted; the answer says what uses it', async () => {
    const make = await call('POST', '/verifications', {
      body: { name: `Mail ${serial}`, type: 'email', parameters: {} },
    });
    const verificationId = make.json['id'] as string;
    const id = await made('User of it', { verifications: [{ verificationId, order: 1 }] });
    await activate(id);
    const refused = await call('DELETE', `/verifications/${verificationId}`);
    expect([refused.status, refused.json['code']]).toEqual([409, 'still-in-use']);
    expect(refused.json['usedBy']).toEqual([{ kind: 'process', id, name: `User of it ${serial}` }]);
    await call('POST', `/processes/${id}/deactivate`);
    expect((await call('DELETE', `/verifications/${verificationId}`)).json).toEqual({
      id: verificationId,
      deleted: true,
    });
    expect((await call('GET', `/verifications/${verificationId}`)).status).toBe(404);
    expect(faults(await activate(id))).toContain('unknown /policy/verifications/0/verificationId');
  });

  it('PR-B18 PR-B21 a store of an active process, and a type of any store, cannot be deleted', async () => {
    const { storeTypeId } = acme;
    const body = { name: `Store ${serial}`, typeId: storeTypeId, multiFactorSignIn: false };
    const storeId = (await call('POST', '/credential-stores', { body })).json['id'] as string;
    await call('PUT', `/credential-stores/${storeId}/status`, {
      token: acme.credentialManager.token,
      body: { status: 'active' },
    });
    const id = await made('Stored', { storeId });
    await activate(id);
    const refused = await call('DELETE', `/credential-stores/${storeId}`);
    expect(refused.json).toMatchObject({ code: 'still-in-use', usedBy: [{ kind: 'process', id }] });
    const ofType = await call('DELETE', `/credential-store-types/${storeTypeId}`);
    expect([ofType.status, ofType.json['usedBy']]).toEqual([
      409,
      expect.arrayContaining([{ kind: 'credential-store', id: storeId, name: body.name }]),
    ]);
    await call('POST', `/processes/${id}/deactivate`);
    expect((await call('DELETE', `/credential-stores/${storeId}`)).status).toBe(200);
    const inhabited = await call('DELETE', `/credential-stores/${acme.storeId}`);
    expect(inhabited.json['usedBy']).toContainEqual({ kind: 'user', id: acme.userId, name: 'grace.acme' });
  });

  it('PR-B33 a type is copied under a name of its own', async () => {
    const copy = (name: string) =>
      call('POST', `/credential-store-types/${acme.storeTypeId}/copy`, { body: { name } });
    const first = await copy('Shop accounts');
    expect(first.json).toMatchObject({ name: 'Shop accounts', driver: 'local', acceptsPassword: true });
    expect((await copy('SHOP ACCOUNTS')).status).toBe(409);
    expect((await call('DELETE', `/credential-store-types/${first.json['id']}`)).status).toBe(200);
  });

  it('a process is deleted when nothing tells of it; an active one and one with requests say what does', async () => {
    const id = await made('Gone soon');
    await activate(id);
    const running = await call('DELETE', `/processes/${id}`);
    expect(running.json['usedBy']).toEqual([
      { kind: 'application', id: applicationId, name: `Gone soon ${serial}` },
    ]);
    await call('POST', `/processes/${id}/deactivate`);
    expect((await call('DELETE', `/processes/${id}`)).status).toBe(200);
    expect((await call('GET', `/processes/${id}`)).status).toBe(404);
    const told = await call('DELETE', `/processes/${acme.processId}`);
    const users = [
      { kind: 'reset-request', id: acme.requestId, name: 'in_progress' },
      { kind: 'reset-request', id: acme.unknownRequestId, name: 'outcome_unknown' },
    ];
    expect(told.json['usedBy']).toHaveLength(2);
    expect(told.json['usedBy']).toEqual(expect.arrayContaining(users));
  });

  it('PR-B06 S-49 a mock holds no parameters, and is for the test environment alone', async () => {
    const body = { name: `Mock ${serial}`, type: 'mock_success', parameters: { codeLength: 8 } };
    const inLive = await call('POST', '/verifications', { body });
    expect(inLive.json).toMatchObject({ status: 'inactive', parameters: {} });
    const id = inLive.json['id'] as string;
    const refused = await call('POST', `/verifications/${id}/activate`);
    expect([refused.status, refused.json['code']]).toEqual([409, 'test-environment-only']);
    const process = await made('Mocked', { verifications: [{ verificationId: id, order: 1 }] });
    expect(faults(await activate(process))).toContain('mock-in-live /policy/verifications/0/verificationId');
    const inTest = await world.call('POST', '/v1/environments/test/verifications', {
      token: acme.administrator.token,
      body,
    });
    expect(inTest.json).toMatchObject({ status: 'active', parameters: {} });
  });

  it('PR-B13 PR-B37 names of parameters are those of the type, and a verification has a name of its own', async () => {
    const body = { name: `Named ${serial}`, type: 'email', parameters: {} };
    const { json } = await call('POST', '/verifications', { body });
    const change = (name: string, parameters: object) =>
      call('PUT', `/verifications/${json['id']}`, { body: { name, parameters } });
    const renamed = await change(body.name, { codeSize: 6 });
    expect([renamed.status, faults(renamed)]).toEqual([422, ['unknown-property /parameters/codeSize']]);
    expect((await change(body.name, { codeLength: 8 })).json['parameters']).toMatchObject({ codeLength: 8 });
    await call('POST', '/verifications', { body: { ...body, name: `Twin ${serial}` } });
    expect((await change(`TWIN ${serial}`, {})).status).toBe(409);
  });

  it('PR-B22 PR-B38 PR-T26 a template is copied under a name of its own, and stays while any verification is made from it', async () => {
    const templates = '/verification-templates';
    const listed = (await call('GET', `${templates}?limit=3`)).json['items'] as Record<string, unknown>[];
    expect(listed.map(({ method, builtIn }) => [method, builtIn])).toEqual([
      ['email', true],
      ['mock_success', true],
      ['mock_failure', true],
    ]);
    const house = `${templates}/${listed[0]?.['id']}`;
    const copy = (name: string) => call('POST', `${house}/copy`, { body: { name } });
    const own = await copy(`Long codes ${serial}`);
    expect([own.status, own.headers['etag'], own.json['builtIn']]).toEqual([201, '"1"', false]);
    expect((await copy(`LONG CODES ${serial}`)).status).toBe(409);
    expect((await copy('mail')).status).toBe(409);
    const templateId = own.json['id'] as string;
    const change = (url: string, parameters: object) =>
      call('PUT', url, {
        body: { name: `Long codes ${serial}`, parameters },
        headers: { 'if-match': '"1"' },
      });
    expect((await change(house, {})).json['code']).toBe('conflict');
    const changed = await change(`${templates}/${templateId}`, { codeLength: 9 });
    expect([changed.headers['etag'], changed.json['parameters']]).toEqual([
      '"2"',
      expect.objectContaining({ codeLength: 9, codeLifetimeSeconds: 300 }),
    ]);
    expect((await change(`${templates}/${templateId}`, {})).status).toBe(412);
    const body = { name: `Long mail ${serial}`, type: 'email', templateId, parameters: {} };
    const verification = await call('POST', '/verifications', { body });
    expect(verification.json).toMatchObject({ templateId, parameters: { codeLength: 9 } });
    const plain = await call('POST', '/verifications', {
      body: { name: `Plain mail ${serial}`, type: 'email', parameters: {} },
    });
    expect(plain.json).toMatchObject({ templateId: listed[0]?.['id'], parameters: { codeLength: 6 } });
    const foreign = await call('POST', '/verifications', {
      body: { ...body, name: `Odd ${serial}`, templateId: randomUUID() },
    });
    expect(faults(foreign)).toEqual(['unknown /templateId']);
    const url = `/verifications/${verification.json['id']}`;
    await call('POST', `${url}/deactivate`);
    const refused = await call('DELETE', `${templates}/${templateId}`);
    expect([refused.status, refused.json['usedBy']]).toEqual([
      409,
      [{ kind: 'verification', id: verification.json['id'], name: body.name }],
    ]);
    const behind = world.sql.query(`delete from tenant.verification_template where id = $1`, [templateId]);
    await expect(behind).rejects.toMatchObject({ code: '23001' });
    await call('DELETE', url);
    expect((await call('DELETE', `${templates}/${templateId}`)).status).toBe(200);
    expect((await call('DELETE', house)).json['code']).toBe('conflict');
  });

  it('S-35 a store that holds the mailboxes cannot be recovered by mail', async () => {
    const body = { name: `Mail accounts ${serial}`, typeId: acme.storeTypeId, multiFactorSignIn: false };
    const store = await call('POST', '/credential-stores', { body: { ...body, holdsMailboxes: true } });
    expect(store.json['holdsMailboxes']).toBe(true);
    const id = await made('Circular', { storeId: store.json['id'] });
    expect(faults(await activate(id))).toEqual([
      'inactive /policy/storeId',
      'circular-proof /policy/verifications/0/verificationId',
      'circular-proof /policy/resetLink',
    ]);
  });

  it('lists are filtered, and go on from the last id in every order', async () => {
    const ids = [await made('C'), await made('A'), await made('B')];
    await activate(ids[1] ?? '');
    const list = async (query: string): Promise<unknown[]> => {
      const { json } = await call('GET', `/processes?applicationId=${applicationId}&${query}`);
      return (json['items'] as { id: string }[]).map(({ id }) => ids.indexOf(id));
    };
    expect(await list('sort=created')).toEqual([0, 1, 2]);
    expect(await list('sort=-created')).toEqual([2, 1, 0]);
    expect(await list('sort=name')).toEqual([1, 2, 0]);
    expect(await list('sort=-name')).toEqual([0, 2, 1]);
    expect(await list(`sort=name&limit=1&after=${ids[1]}`)).toEqual([2]);
    expect(await list('status=active')).toEqual([1]);
    expect(await list('status=inactive')).toEqual([0, 2]);
    const none = await call('GET', `/processes?applicationId=${randomUUID()}`);
    expect(none.json['items']).toEqual([]);
  });

  it('EX-A5 a score says how strong a draft is and what would raise it', async () => {
    const { json } = await call('GET', `/processes/${await made('Scored')}/score`);
    expect(json['total']).toBe(
      (json['areas'] as { points: number }[]).reduce((sum, { points }) => sum + points, 0),
    );
    expect((json['areas'] as { of: number }[]).map(({ of }) => of)).toEqual([20, 40, 20, 20]);
    expect(json['advice']).toContain('Ask for two proofs of different kinds.');
  });

  it('a group has a name of its own and members of this environment', async () => {
    const group = (await call('POST', '/groups', { body: { name: `Sales ${serial}` } })).json;
    const url = `/groups/${group['id']}`;
    expect((await call('POST', '/groups', { body: { name: `SALES ${serial}` } })).status).toBe(409);
    const member = { body: { userId: acme.userId } };
    for (let n = 0; n < 2; n += 1)
      expect((await call('POST', `${url}/members`, member)).json['members']).toBe(1);
    expect((await call('GET', `${url}/members`)).json['items']).toEqual([
      { id: acme.userId, userName: 'grace.acme' },
    ]);
    expect((await call('POST', `${url}/members`, { body: { userId: randomUUID() } })).status).toBe(404);
    expect((await call('POST', `${url}/members/remove`, member)).json['members']).toBe(0);
    await call('POST', `${url}/members`, member);
    expect((await call('DELETE', url)).json).toEqual({ id: group['id'], deleted: true });
    expect((await call('GET', `/users/${acme.userId}`)).status).toBe(200);
  });
});
