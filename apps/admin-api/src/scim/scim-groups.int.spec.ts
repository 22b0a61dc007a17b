import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminWorld } from '../testing/admin-world.ts';
import { ScimDirectory } from '../testing/scim-directory.ts';

describe('groups that come by SCIM', () => {
  let world: AdminWorld;
  let acme: ScimDirectory;
  let people: string[];
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await ScimDirectory.begin(world, 'acme');
    people = [];
    for (let n = 0; n < 4; n += 1) people.push(await acme.newUser());
    people.sort();
  }, 60_000);
  afterAll(() => world.stop());

  const named = (...indices: number[]) => indices.map((n) => ({ value: people[n] }));
  const newGroup = async (displayName: string, ...indices: number[]): Promise<string> =>
    (await acme.done('POST', '/Groups', { displayName, members: named(...indices) }))['id'] as string;
  const membersOf = async (id: string): Promise<number[]> => {
    const { members } = (await acme.done('GET', `/Groups/${id}`)) as { members: { value: string }[] };
    return members.map(({ value }) => people.indexOf(value));
  };

  it('BY-21 a group comes with its people, and each is told of it', async () => {
    const made = await acme.call('POST', '/Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      externalId: 'g-1',
      displayName: 'Engineers',
      members: named(0, 1),
    });
    const id = made.json['id'] as string;
    expect([made.status, made.headers['location']]).toEqual([201, `/scim/v2/Groups/${id}`]);
    expect(made.json).toMatchObject({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      externalId: 'g-1',
      displayName: 'Engineers',
      members: [
        { value: people[0], type: 'User', $ref: `/scim/v2/Users/${people[0]}` },
        { value: people[1], type: 'User' },
      ],
    });
    const { groups } = (await acme.done('GET', `/Users/${people[0]}`)) as { groups: unknown };
    expect(groups).toEqual([{ value: id, display: 'Engineers', $ref: `/scim/v2/Groups/${id}` }]);
    const { rows } = await world.sql.query(
      `select name, facts ->> 'userId' as "userId" from tenant.outbox_event where subject = $1 order by 1, 2`,
      [id],
    );
    expect(rows).toEqual([
      { name: 'identity.group.created', userId: null },
      { name: 'identity.group.member-added', userId: people[0] },
      { name: 'identity.group.member-added', userId: people[1] },
    ]);
  });

  it('BY-21 a name or an id of the directory that is taken is 409 uniqueness', async () => {
    await acme.done('POST', '/Groups', { displayName: 'Once', externalId: 'once' });
    for (const other of [{ displayName: 'ONCE' }, { displayName: 'Twice', externalId: 'once' }]) {
      const { status, json } = await acme.call('POST', '/Groups', other);
      expect([status, json['scimType']]).toEqual([409, 'uniqueness']);
    }
    const id = await newGroup('Thrice');
    const renamed = await acme.patch(`/Groups/${id}`, { op: 'replace', path: 'displayName', value: 'once' });
    expect([renamed.status, renamed.json['scimType']]).toEqual([409, 'uniqueness']);
  });

  it.each<[string, () => object[], number[]]>([
    ['Okta adds', () => [{ op: 'add', path: 'members', value: named(2, 3) }], [0, 1, 2, 3]],
    [
      'Entra adds',
      () => [{ op: 'Add', path: 'members', value: [{ ...named(2)[0], $ref: null }] }],
      [0, 1, 2],
    ],
    ['twice is once', () => [{ op: 'add', path: 'members', value: named(0, 0, 2) }], [0, 1, 2]],
    ['Okta removes', () => [{ op: 'remove', path: `members[value eq "${people[1]}"]` }], [0]],
    ['Entra removes', () => [{ op: 'Remove', path: 'members', value: named(0) }], [1]],
    ['who is not there', () => [{ op: 'remove', path: `members[value eq "${people[3]}"]` }], [0, 1]],
    ['everybody goes', () => [{ op: 'remove', path: 'members' }], []],
    ['others come', () => [{ op: 'replace', path: 'members', value: named(1, 3) }], [1, 3]],
    ['without a path', () => [{ op: 'replace', value: { members: named(3) } }], [3]],
    [
      'one after the other',
      () => [
        { op: 'add', path: 'members', value: named(2) },
        { op: 'remove', path: `members[value eq "${people[2]}" or value eq "${people[0]}"]` },
        { op: 'add', path: 'members', value: named(3) },
      ],
      [1, 3],
    ],
  ])('BY-21 memberships change as they are really sent: %s', async (title, operations, expected) => {
    const id = await newGroup(`Members: ${title}`, 0, 1);
    const reply = await acme.patch(`/Groups/${id}`, ...operations());
    expect([reply.status, await membersOf(id)]).toEqual([200, expected]);
  });

  it('BY-21 Okta renames a group by its whole, with the id in it', async () => {
    const id = await newGroup('Before', 0);
    const renamed = await acme.patch(`/Groups/${id}`, { op: 'replace', value: { id, displayName: 'After' } });
    expect([renamed.status, renamed.json['displayName'], await membersOf(id)]).toEqual([200, 'After', [0]]);
    const put = await acme.call('PUT', `/Groups/${id}`, { id, displayName: 'Last', members: named(1) });
    expect([put.status, put.json['displayName'], await membersOf(id)]).toEqual([200, 'Last', [1]]);
    await acme.done('PUT', `/Groups/${id}`, { displayName: 'Last' });
    expect(await membersOf(id)).toEqual([]);
  });

  it('BY-21 each change of who belongs to a group is a new version of it', async () => {
    const id = await newGroup('Versions', 0);
    const added = await acme.patch(`/Groups/${id}`, { op: 'add', path: 'members', value: named(1) });
    expect(added.headers['etag']).toBe('W/"2"');
    const same = await acme.patch(`/Groups/${id}`, { op: 'add', path: 'members', value: named(1) });
    expect(same.headers['etag']).toBe('W/"2"');
    const stale = await acme.call(
      'PATCH',
      `/Groups/${id}`,
      { Operations: [{ op: 'remove', path: 'members' }] },
      { headers: { 'if-match': 'W/"1"' } },
    );
    expect([stale.status, await membersOf(id)]).toEqual([412, [0, 1]]);
  });

  it.each<[string, () => object, string]>([
    [
      'nobody of this id',
      () => ({ op: 'add', path: 'members', value: [{ value: randomUUID() }] }),
      'invalidValue',
    ],
    ['what is no id', () => ({ op: 'add', path: 'members', value: [{ value: 'ada' }] }), 'invalidValue'],
    ['no object', () => ({ op: 'add', path: 'members', value: ['ada'] }), 'invalidSyntax'],
    ['an unknown attribute', () => ({ op: 'add', path: 'owners', value: [] }), 'invalidPath'],
    ['an id of ours', () => ({ op: 'replace', path: 'id', value: 'x' }), 'mutability'],
    ['no name', () => ({ op: 'remove', path: 'displayName' }), 'invalidValue'],
    ['another way to pick', () => ({ op: 'remove', path: 'members[value sw "a"]' }), 'invalidFilter'],
    [
      'more at once than are told of',
      () => ({
        op: 'add',
        path: 'members',
        value: Array.from({ length: 1001 }, () => ({ value: randomUUID() })),
      }),
      'invalidValue',
    ],
  ])(
    'BY-21 is refused in the words of SCIM, and nothing of it is done: %s',
    async (title, operation, scimType) => {
      const id = await newGroup(`Refused: ${title}`, 0);
      const first = { op: 'replace', path: 'displayName', value: `Renamed ${title}` };
      const { status, json } = await acme.patch(`/Groups/${id}`, first, operation());
      expect([status, json['scimType']]).toEqual([400, scimType]);
      const after = await acme.done('GET', `/Groups/${id}`);
      expect([after['displayName'], await membersOf(id)]).toEqual([`Refused: ${title}`, [0]]);
    },
  );

  it('BY-21 a deleted group is gone, its people stay', async () => {
    const id = await newGroup('Short-lived', 0);
    expect((await acme.call('DELETE', `/Groups/${id}`)).status).toBe(204);
    expect((await acme.call('DELETE', `/Groups/${id}`)).status).toBe(404);
    expect((await acme.call('GET', `/Users/${people[0]}`)).status).toBe(200);
  });

  it('BY-21 Entra asks for a group by name without its members, and whether somebody is in it', async () => {
    const id = await newGroup('Asked for', 0);
    const query = `filter=${encodeURIComponent('displayName eq "asked FOR"')}&excludedAttributes=members`;
    const { Resources } = (await acme.done('GET', `/Groups?${query}`)) as { Resources: object[] };
    expect(Resources).toEqual([expect.not.objectContaining({ members: expect.anything() })]);
    expect(await acme.found('Groups', `id eq "${id}" and members eq "${people[0]}"`)).toEqual([id]);
    expect(await acme.found('Groups', `id eq "${id}" and members[value eq "${people[1]}"]`)).toEqual([]);
  });

  it('BY-21 more members than an answer should carry are refused, and left out when asked to', async () => {
    const id = await newGroup('Crowd');
    const { tenantId, storeId } = acme.place;
    await world.sql.query(
      `insert into tenant.app_user (tenant_id, environment, id, user_name, user_name_key, email, email_key, display_name,
          store_id, status, created_at, version)
        select $1, 'live', gen_random_uuid(), 'c' || n, 'c' || n, 'c' || n, 'c' || n || '@', 'C', $2, 'active', now(), 1
        from generate_series(1, 10001) n`,
      [tenantId, storeId],
    );
    await world.sql.query('analyze tenant.app_user');
    await world.sql.query(
      `insert into tenant.group_member (tenant_id, environment, group_id, user_id)
        select $1, 'live', $2, id from tenant.app_user where tenant_id = $1 and display_name = 'C'`,
      [tenantId, id],
    );
    await world.sql.query('analyze tenant.group_member');
    const whole = await acme.call('GET', `/Groups/${id}`);
    expect([whole.status, whole.json['scimType']]).toEqual([400, 'tooMany']);
    expect((await acme.call('GET', `/Groups/${id}?excludedAttributes=members`)).status).toBe(200);
    const emptied = await acme.call('PUT', `/Groups/${id}`, { displayName: 'Crowd' });
    expect(emptied.status).toBe(400);
  });
});
