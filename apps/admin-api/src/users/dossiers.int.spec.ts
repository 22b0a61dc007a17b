import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { dossierSections, untold } from '@latchkey/persistence';
import { AdminWorld, type Reply } from '../testing/admin-world.ts';
import { furnishedTenant, live, type FurnishedTenant } from '../testing/furnished-tenant.ts';
import { ScimDirectory } from '../testing/scim-directory.ts';

interface Exported {
  readonly user: Readonly<Record<string, unknown>>;
  readonly sections: Readonly<Record<string, readonly Record<string, unknown>[]>>;
  readonly shortened: readonly string[];
}

describe('all that is kept of a person', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  let globex: FurnishedTenant;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
    globex = await furnishedTenant(world, 'globex');
  }, 60_000);
  afterAll(() => world.stop());

  const call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, version = 1): Promise<Reply> =>
    world.call(method, `${live}${path}`, {
      token: acme.administrator.token,
      headers: { 'if-match': `"${version}"` },
      ...(body === undefined ? {} : { body }),
    });
  const newUser = async (more: object = {}): Promise<string> => {
    const name = `u${randomUUID().slice(0, 8)}`;
    const body = { userName: name, email: `${name}@m.example`, displayName: name, storeId: acme.storeId };
    return String((await call('POST', '/users', { ...body, ...more })).json['id']);
  };
  const merge = (survivorId: string, absorbedId: string, more: object = {}, version = 1): Promise<Reply> =>
    call('POST', `/users/${survivorId}/merge`, { absorbedId, ...more }, version);
  const exported = async (id: string): Promise<Exported> =>
    (await call('GET', `/users/${id}/dossier`)).json as unknown as Exported;
  const newSession = (userId: string) =>
    world.sql.query(
      `insert into tenant.user_session (tenant_id, environment, id, user_id, application_id, digest, created_at,
          expires_at, user_agent)
        values ($1, 'live', gen_random_uuid(), $2, $3, sha256($4::bytea), now(), now() + interval '1 hour', 'Fox')`,
      [acme.tenantId, userId, acme.applicationId, Buffer.from(randomUUID())],
    );
  const audited = async (action: string, subject: string): Promise<readonly unknown[]> =>
    (
      await world.sql.query(
        `select actor, reason from tenant.audit_entry where action = $1 and subject = $2 order by at`,
        [action, subject],
      )
    ).rows;

  it('is exported whole, without a secret, and who took it is audited', async () => {
    await newSession(acme.userId);
    const reply = await call('GET', `/users/${acme.userId}/dossier`);
    expect(reply.status).toBe(200);
    expect(reply.headers['content-disposition']).toMatch(/^attachment/);
    const { user, sections, shortened } = reply.json as unknown as Exported;
    expect(user).toMatchObject({ id: acme.userId, absorbedIds: [] });
    expect([Object.keys(sections), shortened]).toEqual([Object.keys(dossierSections), []]);
    for (const name of ['enrolments', 'sessions', 'resetRequests', 'lockQuestions', 'identityConfirmations'])
      expect([name, sections[name]?.length]).toEqual([name, expect.any(Number)]);
    expect(sections['sessions']).toMatchObject([{ userAgent: 'Fox', endedAt: null }]);
    expect(sections['passwords']).toHaveLength(1);
    expect(sections['auditTrail']?.map(({ action }) => action)).toContain('identity.user.created');
    const stored = await world.sql.query<{ secret: string }>(
      `select phc as secret from tenant.password_hash
        union all select encode(digest, 'hex') from tenant.user_session
        union all select encode(digest, 'base64') from tenant.user_session
        union all select encode(sealed_holding, 'hex') from tenant.enrolment where octet_length(sealed_holding) > 8`,
    );
    for (const { secret } of stored.rows) expect(reply.text).not.toContain(secret);
    expect(reply.text).not.toMatch(/digest|sealed|phc/i);
    expect(await audited('identity.user.exported', acme.userId)).toEqual([
      { actor: `staff:${acme.administrator.staffId}`, reason: null },
    ]);
  });

  it('leaves out no table that names a person', async () => {
    const { rows } = await world.sql.query<{ name: string }>(
      `select table_name as name from information_schema.columns
        where table_schema = 'tenant' and column_name = 'user_id' order by 1`,
    );
    const told = Object.values(dossierSections).join('\n');
    const forgotten = rows.filter(({ name }) => !told.includes(`tenant.${name}`) && !untold.includes(name));
    expect(forgotten).toEqual([]);
  });

  it('S-40 nobody of another tenant or environment is exported or merged', async () => {
    const foreign = globex.userId;
    const before = await audited('identity.user.exported', foreign);
    for (const reply of [
      await call('GET', `/users/${foreign}/dossier`),
      await merge(foreign, acme.userId),
      await merge(acme.userId, foreign),
      await merge(acme.userId, randomUUID()),
    ])
      expect([reply.status, reply.json['code']]).toEqual([404, 'not-found']);
    expect(await audited('identity.user.exported', foreign)).toEqual(before);
  });

  it('two records become one: groups and what is named move; sessions, password and proofs of the other end', async () => {
    const survivor = await newUser({ attributes: { badge: '7' } });
    const absorbed = await newUser({ attributes: { badge: '8', room: '101' } });
    const { userName } = (await call('GET', `/users/${absorbed}`)).json;
    for (const userId of [survivor, absorbed])
      await call('POST', `/groups/${acme.groupId}/members`, { userId });
    const other = String((await call('POST', '/groups', { name: 'Night shift' })).json['id']);
    await call('POST', `/groups/${other}/members`, { userId: absorbed });
    await newSession(absorbed);
    await world.sql.query(
      `insert into tenant.enrolment (tenant_id, environment, id, user_id, verification_id, method, label, status,
          sealed_holding, privileged, begun_at, usable_from, mark)
        select tenant_id, environment, gen_random_uuid(), $2, verification_id, method, label, status, sealed_holding,
          privileged, begun_at, usable_from, mark from tenant.enrolment where id = $1`,
      [acme.enrolmentId, absorbed],
    );
    const reply = await merge(survivor, absorbed, { attributes: ['badge', 'room'] });
    expect([reply.status, reply.json]).toMatchObject([
      200,
      { id: survivor, attributes: { badge: '7', room: '101' } },
    ]);
    expect((await call('GET', `/users/${absorbed}`)).status).toBe(404);
    const { user, sections } = await exported(survivor);
    expect(user['absorbedIds']).toEqual([absorbed]);
    expect(sections['groups']?.map(({ name }) => name)).toEqual(['Night shift', 'Warehouse']);
    expect(sections['enrolments']).toEqual([]);
    expect(sections['sessions']).toMatchObject([{ endedAt: expect.any(String) }]);
    expect(await audited('identity.user.merged', survivor)).toEqual([
      { actor: `staff:${acme.administrator.staffId}`, reason: absorbed },
    ]);
    expect(await audited('identity.user.erased', absorbed)).toHaveLength(1);
    // The name is free, and what happened under a record that was absorbed twice is still told.
    const third = await newUser({ userName: String(userName) });
    expect((await merge(third, survivor, {}, 1)).status).toBe(200);
    expect((await exported(third)).user['absorbedIds']).toEqual(expect.arrayContaining([absorbed, survivor]));
  });

  it('a directory finds the one that stays by its own id; where it would undo the merge, it is refused', async () => {
    const directory = await ScimDirectory.begin(world, 'hooli');
    const make = async (externalId: string | null) => directory.newUser(externalId ? { externalId } : {});
    const [one, two, plain] = [await make('x-1'), await make('x-2'), await make(null)];
    const mergeThere = (survivorId: string, absorbedId: string, version = 1) =>
      world.call('POST', `${live}/users/${survivorId}/merge`, {
        token: directory.place.administrator,
        headers: { 'if-match': `"${version}"` },
        body: { absorbedId },
      });
    const refused = await mergeThere(one, two);
    expect([refused.status, refused.json['code']]).toEqual([409, 'merge-refused']);
    expect((await mergeThere(plain, one)).status).toBe(200);
    expect(await directory.found('Users', 'externalId eq "x-1"')).toEqual([plain]);
    expect((await directory.call('GET', `/Users/${one}`)).status).toBe(404);
  });

  it('S-24 of many who merge at once one does, and two merges across each other lose nobody', async () => {
    const [survivor, absorbed] = [await newUser(), await newUser()];
    const replies = await Promise.all(Array.from({ length: 10 }, () => merge(survivor, absorbed)));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => ![200, 404, 412, 503].includes(status))).toEqual([]);
    const [left, right] = [await newUser(), await newUser()];
    const across = await Promise.all([merge(left, right), merge(right, left)]);
    expect(across.map(({ status }) => status).sort()).toEqual([200, 404]);
    const [a, b] = [await call('GET', `/users/${left}`), await call('GET', `/users/${right}`)];
    expect([a.status, b.status].sort()).toEqual([200, 404]);
  });

  it('needs the version that was seen, and is answered the same when it is repeated', async () => {
    const [survivor, absorbed] = [await newUser(), await newUser()];
    expect((await merge(survivor, absorbed, {}, 7)).status).toBe(412);
    const send = (headers: Record<string, string>) =>
      world.call('POST', `${live}/users/${survivor}/merge`, {
        ...{ token: acme.administrator.token, key: 'the-same-key-twice', headers },
        body: { absorbedId: absorbed },
      });
    const first = await send({ 'if-match': '"1"' });
    const second = await send({ 'if-match': '"1"' });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.json).toEqual(first.json);
    expect((await merge(survivor, survivor, {}, Number(first.json['version']))).json['errors']).toMatchObject(
      [{ pointer: '/absorbedId', code: 'same' }],
    );
  });
});
