import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminWorld } from '../testing/admin-world.ts';
import { ScimDirectory } from '../testing/scim-directory.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const coreUser = 'urn:ietf:params:scim:schemas:core:2.0:User';

describe('users who come by SCIM', () => {
  let world: AdminWorld;
  let acme: ScimDirectory;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await ScimDirectory.begin(world, 'acme');
  }, 60_000);
  afterAll(() => world.stop());

  const events = async (userId: string): Promise<string[]> => {
    const text = `select action from tenant.audit_entry where subject = $1 order by id`;
    return (await world.sql.query(text, [userId])).rows.map(({ action }) => String(action));
  };

  it('BY-21 a user is made as Entra makes one, and read back with everything that is kept', async () => {
    const made = await acme.call('POST', '/Users', {
      schemas: [coreUser, enterprise],
      externalId: 'entra-1',
      userName: 'ada@acme.example',
      active: true,
      displayName: 'Ada Lovelace',
      emails: [
        { primary: false, type: 'home', value: 'ada@home.example' },
        { primary: true, type: 'work', value: 'ada@mail.acme.example' },
      ],
      meta: { resourceType: 'User' },
      name: { formatted: 'Ada Lovelace', givenName: 'Ada', familyName: 'Lovelace' },
      phoneNumbers: [{ type: 'work', value: '+49 151 12345678' }],
      title: 'Analyst',
      [enterprise]: { department: 'Engines', employeeNumber: '4711', manager: { value: randomUUID() } },
      'urn:example:of:somebody:else': { shoeSize: 38 },
    });
    expect(made.status).toBe(201);
    const { id } = made.json as { id: string };
    expect(made.headers['content-type']).toMatch(/^application\/scim\+json/);
    expect([made.headers['location'], made.headers['etag']]).toEqual([`/scim/v2/Users/${id}`, 'W/"1"']);
    const read = await acme.call('GET', `/Users/${id}`);
    expect([read.status, read.headers['etag']]).toEqual([200, 'W/"1"']);
    expect(read.json).toEqual({
      schemas: [coreUser, enterprise],
      id,
      externalId: 'entra-1',
      userName: 'ada@acme.example',
      name: { formatted: 'Ada Lovelace', givenName: 'Ada', familyName: 'Lovelace' },
      displayName: 'Ada Lovelace',
      title: 'Analyst',
      emails: [{ value: 'ada@mail.acme.example', type: 'work', primary: true }],
      active: true,
      groups: [],
      [enterprise]: { employeeNumber: '4711', department: 'Engines' },
      meta: {
        resourceType: 'User',
        created: expect.stringMatching(/^\d{4}-.*Z$/),
        version: 'W/"1"',
        location: `/scim/v2/Users/${id}`,
      },
    });
    const staffs = (await acme.staff('GET', `/users/${id}`)).json;
    expect(staffs).toMatchObject({ storeId: acme.place.storeId, email: 'ada@mail.acme.example' });
    expect(await events(id)).toEqual(['identity.user.created']);
  });

  it('BY-21 a name, an address or an id of the directory that is taken is 409 uniqueness', async () => {
    const emails = [{ value: 'taken@mail.example' }];
    await acme.done('POST', '/Users', { userName: 'Taken', externalId: 'taken-1', emails });
    const others = [
      { userName: 'TAKEN', emails: [{ value: 'x1@mail.example' }] },
      { userName: 'x2', emails: [{ value: 'Taken@mail.example' }] },
      { userName: 'taken@mail.example', emails: [{ value: 'x3@mail.example' }] },
      { userName: 'x4', externalId: 'taken-1', emails: [{ value: 'x4@mail.example' }] },
    ];
    for (const other of others) {
      const { status, json } = await acme.call('POST', '/Users', other);
      expect([status, json]).toEqual([
        409,
        {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
          status: '409',
          scimType: 'uniqueness',
          detail: expect.any(String),
        },
      ]);
    }
  });

  it('BY-21 of a hundred who bring one user at once, one brings them', async () => {
    const user = { userName: 'wanted', externalId: 'w', emails: [{ value: 'wanted@mail.example' }] };
    const replies = await Promise.all(Array.from({ length: 100 }, () => acme.call('POST', '/Users', user)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(99).fill(409)]);
  });

  it('BY-21 who has no address has the one that is their name; who has neither is refused', async () => {
    const made = await acme.done('POST', '/Users', { userName: 'upn@acme.example' });
    expect(made['emails']).toEqual([{ value: 'upn@acme.example', type: 'work', primary: true }]);
    const refused = await acme.call('POST', '/Users', { userName: 'without' });
    expect([refused.status, refused.json['scimType']]).toEqual([400, 'invalidValue']);
    const nameless = await acme.call('POST', '/Users', { emails: [{ value: 'n@mail.example' }] });
    expect([nameless.status, nameless.json['scimType']]).toEqual([400, 'invalidValue']);
  });

  it('BY-21 who is brought as inactive can do nothing until they are made active', async () => {
    const id = await acme.newUser({ active: false });
    expect((await acme.staff('GET', `/users/${id}`)).json['status']).toBe('disabled');
    expect((await acme.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: true })).status).toBe(
      200,
    );
    expect((await acme.staff('GET', `/users/${id}`)).json['status']).toBe('active');
  });

  describe('a patch', () => {
    it.each<[string, object, object]>([
      ['Entra, capitalised', { op: 'Replace', path: 'displayName', value: 'New' }, { displayName: 'New' }],
      ['Entra, a boolean as text', { op: 'Replace', path: 'active', value: 'False' }, { active: false }],
      ['Okta, without a path', { op: 'replace', value: { active: false } }, { active: false }],
      ['Entra, without a path', { op: 'Replace', value: { active: 'False' } }, { active: false }],
      [
        'Entra, dotted keys',
        { op: 'add', value: { 'name.familyName': 'Byron', 'name.givenName': 'A.' } },
        { name: { formatted: expect.any(String), familyName: 'Byron', givenName: 'A.' } },
      ],
      [
        'Entra, keys with the schema',
        { op: 'Add', value: { [`${enterprise}:department`]: 'Tax', [`${coreUser}:title`]: 'Dr' } },
        { [enterprise]: { department: 'Tax' }, title: 'Dr' },
      ],
      [
        'Entra, a path with the schema',
        { op: 'Add', path: `${enterprise}:employeeNumber`, value: '7' },
        { [enterprise]: { employeeNumber: '7' } },
      ],
      [
        'the schema as an object',
        { op: 'add', value: { [enterprise]: { division: 'North' } } },
        { [enterprise]: { division: 'North' } },
      ],
      [
        'Entra, a filter in the path',
        { op: 'Replace', path: 'emails[type eq "work"].value', value: 'new1@mail.example' },
        { emails: [{ value: 'new1@mail.example', type: 'work', primary: true }] },
      ],
      [
        'Entra, a filter in a key',
        { op: 'Add', value: { 'emails[type eq "work"].value': 'new2@mail.example' } },
        { emails: [{ value: 'new2@mail.example', type: 'work', primary: true }] },
      ],
      [
        'all addresses',
        { op: 'replace', path: 'emails', value: [{ value: 'new3@mail.example', primary: true }] },
        { emails: [{ value: 'new3@mail.example', type: 'work', primary: true }] },
      ],
      [
        'the primary address',
        { op: 'replace', path: 'emails[primary eq true]', value: { value: 'new4@mail.example' } },
        { emails: [{ value: 'new4@mail.example', type: 'work', primary: true }] },
      ],
      [
        'an address of another kind is not kept',
        { op: 'Add', path: 'emails[type eq "other"].value', value: 'other@mail.example' },
        { active: true },
      ],
      [
        'what is not kept',
        { op: 'add', path: 'phoneNumbers[type eq "work"].value', value: '1' },
        { active: true },
      ],
      ['a new name', { op: 'replace', path: 'userName', value: 'renamed' }, { userName: 'renamed' }],
      ['the id of the directory', { op: 'add', path: 'externalId', value: 'ext' }, { externalId: 'ext' }],
      ['a part of a name', { op: 'replace', path: 'name', value: { givenName: 'Zoe' } }, { active: true }],
      [
        'attributes in any letters',
        { op: 'replace', path: 'DISPLAYNAME', value: 'Loud' },
        { displayName: 'Loud' },
      ],
    ])('BY-21 is understood as it is really sent: %s', async (_, operation, expected) => {
      const id = await acme.newUser();
      const { status, json } = await acme.patch(`/Users/${id}`, operation);
      expect([status, json]).toEqual([200, expect.objectContaining(expected)]);
      expect((await acme.call('GET', `/Users/${id}`)).json).toEqual(json);
    });

    it('BY-21 takes away what a user can be without, by path, by null and by an empty text', async () => {
      const id = await acme.newUser({
        title: 'Dr',
        locale: 'de-DE',
        timezone: 'Europe/Berlin',
        externalId: 'gone',
        [enterprise]: { department: 'Tax', division: 'North' },
      });
      const { json } = await acme.patch(
        `/Users/${id}`,
        { op: 'Remove', path: 'title' },
        { op: 'replace', path: 'locale', value: '' },
        { op: 'replace', path: 'timezone', value: null },
        { op: 'remove', path: `${enterprise}:department` },
        { op: 'remove', path: 'externalId' },
      );
      expect(Object.keys(json)).not.toEqual(expect.arrayContaining(['title']));
      expect([json['title'], json['locale'], json['timezone'], json['externalId']]).toEqual([
        ...[undefined, undefined, undefined, undefined],
      ]);
      expect(json[enterprise]).toEqual({ division: 'North' });
      const emptied = await acme.patch(`/Users/${id}`, { op: 'remove', path: enterprise });
      expect(emptied.json[enterprise]).toBeUndefined();
    });

    it.each<[string, object, string]>([
      ['no such attribute', { op: 'replace', path: 'shoeSize', value: 38 }, 'invalidPath'],
      ['no path at all', { op: 'remove' }, 'noTarget'],
      ['a path that is none', { op: 'replace', path: 'emails[type eq', value: 'x' }, 'invalidPath'],
      [
        'a filter that is none',
        { op: 'replace', path: 'emails[type is "x"].value', value: 'x' },
        'invalidFilter',
      ],
      [
        'an address that is not there',
        { op: 'replace', path: 'emails[type eq "home"].value', value: 'h@m.example' },
        'noTarget',
      ],
      ['an id of ours', { op: 'replace', path: 'id', value: 'x' }, 'mutability'],
      ['groups of a user', { op: 'add', path: 'groups', value: [] }, 'mutability'],
      ['no verb', { op: 'copy', path: 'title', value: 'x' }, 'invalidSyntax'],
      ['a list as a text', { op: 'replace', path: 'title', value: ['x'] }, 'invalidValue'],
      ['an object as a text', { op: 'replace', path: 'userName', value: {} }, 'invalidValue'],
      ['a word as a boolean', { op: 'replace', path: 'active', value: 'maybe' }, 'invalidValue'],
      ['no name', { op: 'remove', path: 'userName' }, 'invalidValue'],
      ['no address', { op: 'remove', path: 'emails' }, 'invalidValue'],
      ['no address of work', { op: 'remove', path: 'emails[type eq "work"]' }, 'invalidValue'],
      ['what is no address', { op: 'replace', path: 'emails', value: 'a@b@c' }, 'invalidValue'],
      [
        'a name that turns around',
        { op: 'replace', path: 'displayName', value: 'ad\u202ea' },
        'invalidValue',
      ],
    ])(
      'BY-21 is refused in the words of SCIM, and nothing of it is done: %s',
      async (_, operation, scimType) => {
        const id = await acme.newUser();
        const before = (await acme.call('GET', `/Users/${id}`)).json;
        const first = { op: 'replace', path: 'title', value: 'Changed' };
        const { status, json } = await acme.patch(`/Users/${id}`, first, operation);
        expect([status, json['scimType'], json['status']]).toEqual([400, scimType, '400']);
        expect((await acme.call('GET', `/Users/${id}`)).json).toEqual(before);
      },
    );

    it('BY-21 that changes nothing leaves the version and the trail as they are', async () => {
      const id = await acme.newUser({ title: 'Dr' });
      const same = { op: 'replace', value: { title: 'Dr', active: true } };
      const { headers } = await acme.patch(`/Users/${id}`, same);
      expect(headers['etag']).toBe('W/"1"');
      expect(await events(id)).toEqual(['identity.user.created']);
    });

    it('BY-21 S-27 a new address is told as one, so that mails which are out prove nothing any more', async () => {
      const id = await acme.newUser();
      const address = { op: 'replace', path: 'emails[type eq "work"].value', value: 'moved@mail.example' };
      await acme.patch(`/Users/${id}`, address, { op: 'replace', path: 'userName', value: 'moved' });
      const told = ['identity.user.created', 'identity.user.renamed', 'identity.user.mail-changed'];
      expect((await events(id)).sort()).toEqual(told.sort());
    });

    it('BY-21 of ten that start from one version, one is carried out', async () => {
      const id = await acme.newUser();
      const change = (n: number) =>
        acme.call(
          'PATCH',
          `/Users/${id}`,
          { Operations: [{ op: 'replace', path: 'title', value: `T${n}` }] },
          { headers: { 'if-match': 'W/"1"' } },
        );
      const replies = await Promise.all(Array.from({ length: 10 }, (_, n) => change(n)));
      expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(412)]);
      const stale = await acme.call('DELETE', `/Users/${id}`, undefined, { headers: { 'if-match': '"1"' } });
      expect(stale.status).toBe(412);
      const any = await acme.call('DELETE', `/Users/${id}`, undefined, { headers: { 'if-match': '*' } });
      expect(any.status).toBe(204);
    });
  });

  it('BY-21 Okta replaces a whole profile: what it leaves out is gone, what is ours or the tenant’s stays', async () => {
    const id = await acme.newUser({ title: 'Dr', name: { givenName: 'Ada', familyName: 'L' } });
    const { headers } = await acme.staff('GET', `/users/${id}`);
    const attributes = { given_name: 'Ada', family_name: 'L', title: 'Dr', badge: '7' };
    const staffs = await world.call('PUT', `/v1/environments/live/users/${id}/attributes`, {
      token: acme.place.administrator,
      body: { attributes },
      headers: { 'if-match': String(headers['etag']) },
    });
    expect(staffs.status).toBe(200);
    const replaced = await acme.call('PUT', `/Users/${id}`, {
      schemas: [coreUser],
      id,
      userName: 'okta.ada',
      name: { givenName: 'Augusta', familyName: 'King' },
      emails: [{ primary: true, value: 'okta.ada@mail.example', type: 'work' }],
      groups: [],
      meta: { resourceType: 'User' },
      password: 'never kept',
      active: false,
    });
    expect([replaced.status, replaced.json]).toMatchObject([
      200,
      { userName: 'okta.ada', displayName: 'Augusta King', active: false },
    ]);
    expect(replaced.json['title']).toBeUndefined();
    expect((await acme.staff('GET', `/users/${id}`)).json['attributes']).toEqual({
      ...{ given_name: 'Augusta', family_name: 'King', badge: '7' },
    });
    expect(world.lines.text).not.toContain('never kept');
  });

  it('BY-21 who is made inactive is signed out and cannot recover', async () => {
    const id = await acme.newUser();
    const { tenantId } = acme.place;
    await world.sql.query(
      `insert into tenant.user_session (tenant_id, environment, id, user_id, application_id, digest, created_at, expires_at)
        values ($1, 'live', $2, $3, $2, '\\x01', now(), now() + interval '1 hour')`,
      [tenantId, randomUUID(), id],
    );
    await acme.patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'False' });
    const { rows } = await world.sql.query(
      `select revoked_at is not null as over from tenant.user_session where user_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ over: true }]);
    expect(await events(id)).toEqual(['identity.user.created', 'identity.user.disabled']);
  });

  it('BY-21 who is deleted is gone for everybody, nothing personal is left, and the name is free', async () => {
    const user = {
      userName: 'leaver',
      externalId: 'leaver-1',
      displayName: 'Leaving Person',
      emails: [{ value: 'leaver@mail.example' }],
      [enterprise]: { employeeNumber: 'L-1' },
    };
    const { id } = (await acme.done('POST', '/Users', user)) as { id: string };
    const group = await acme.done('POST', '/Groups', { displayName: 'Leavers', members: [{ value: id }] });
    await world.sql.query(
      `insert into tenant.password_hash (tenant_id, environment, store_id, user_id, phc, fence, changed_at)
        values ($1, 'live', $2, $3, 'x', 1, now())`,
      [acme.place.tenantId, acme.place.storeId, id],
    );
    expect((await acme.call('DELETE', `/Users/${id}`)).status).toBe(204);
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'] as const) {
      const body = method === 'PATCH' ? { Operations: [{ op: 'add', path: 'title', value: 'x' }] } : user;
      const sent = method === 'GET' || method === 'DELETE' ? undefined : body;
      const { status, json } = await acme.call(method, `/Users/${id}`, sent);
      expect([method, status, json['status']]).toEqual([method, 404, '404']);
    }
    expect((await acme.staff('GET', `/users/${id}`)).status).toBe(404);
    expect((await acme.staff('POST', `/users/${id}/enable`)).status).toBe(404);
    for (const rest of ['enrolments', 'readiness', 'enrolment-links'])
      expect([rest, (await acme.staff('GET', `/users/${id}/${rest}`)).status]).toEqual([rest, 404]);
    expect((await acme.staff('GET', '/users?limit=100')).text).not.toContain(id);
    expect((await acme.done('GET', `/Groups/${group['id']}`))['members']).toEqual([]);
    for (const table of ['password_hash', 'user_attribute', 'group_member']) {
      const left = await world.sql.query(`select 1 from tenant.${table} where user_id = $1`, [id]);
      expect([table, left.rowCount]).toEqual([table, 0]);
    }
    const { rows } = await world.sql.query(`select to_jsonb(u) as row from tenant.app_user u where id = $1`, [
      id,
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/leav|L-1/i);
    expect((await events(id)).sort()).toEqual([
      ...['identity.user.created', 'identity.user.disabled', 'identity.user.erased'],
    ]);
    const again = await acme.done('POST', '/Users', user);
    expect(again['id']).not.toBe(id);
  });
});
