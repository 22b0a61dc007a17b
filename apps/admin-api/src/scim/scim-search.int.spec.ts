import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminWorld } from '../testing/admin-world.ts';
import { ScimDirectory } from '../testing/scim-directory.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

interface List {
  readonly totalResults: number;
  readonly startIndex: number;
  readonly itemsPerPage: number;
  readonly Resources: readonly Readonly<Record<string, unknown>>[];
}

describe('searching by SCIM', () => {
  let world: AdminWorld;
  let acme: ScimDirectory;
  const idOf = new Map<string, string>();
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await ScimDirectory.begin(world, 'acme');
    const people = [
      ['ada', { displayName: 'Ada Lovelace', title: 'Dr', [enterprise]: { employeeNumber: '10%' } }],
      ['bob', { displayName: 'Bob_Byron', externalId: 'X-1', active: false }],
      ['cleo', { displayName: 'Cléo', [enterprise]: { employeeNumber: '100' } }],
      ['Dan', { displayName: "D'Arcy", externalId: 'x-1' }],
    ] as const;
    for (const [userName, more] of people) {
      const emails = [{ value: `${userName}@Mail.example` }];
      const made = await acme.done('POST', '/Users', { userName, emails, ...more });
      idOf.set(userName.toLowerCase(), made['id'] as string);
    }
    await acme.done('POST', '/Groups', { displayName: 'Poets', members: [{ value: idOf.get('bob') }] });
  }, 60_000);
  afterAll(() => world.stop());

  const found = async (filter: string): Promise<string[]> => {
    const ids = await acme.found('Users', filter);
    return [...idOf].filter(([, id]) => ids.includes(id)).map(([name]) => name);
  };
  const list = async (query: string): Promise<List> =>
    (await acme.done('GET', `/Users?${query}`)) as unknown as List;

  it.each<[string, string[]]>([
    ['userName eq "ADA"', ['ada']],
    ['userName eq "ada@mail.example"', []],
    ['userName ne "ada"', ['bob', 'cleo', 'dan']],
    ['userName sw "D"', ['dan']],
    ['userName ew "O"', ['cleo']],
    ['userName co "O"', ['bob', 'cleo']],
    ['userName gt "bob"', ['cleo', 'dan']],
    ['userName ge "bob" and userName le "cleo"', ['bob', 'cleo']],
    ['userName lt "BOB"', ['ada']],
    ['emails.value eq "bob@mail.EXAMPLE"', ['bob']],
    ['emails[type eq "work" and value sw "cleo@"]', ['cleo']],
    ['emails[type eq "home"]', []],
    ['externalId eq "x-1"', ['dan']],
    ['externalId pr', ['bob', 'dan']],
    ['not (externalId pr)', ['ada', 'cleo']],
    ['externalId ne "x-1"', ['ada', 'bob', 'cleo']],
    ['active eq false', ['bob']],
    ['active eq "True" and displayName co "A"', ['ada', 'dan']],
    ['displayName eq "d\'arcy"', ['dan']],
    ['displayName co "_"', ['bob']],
    ['displayName sw "CLÉ"', ['cleo']],
    [`${enterprise}:employeeNumber eq "10%"`, ['ada']],
    [`${enterprise}:employeeNumber sw "10"`, ['ada', 'cleo']],
    ['title pr', ['ada']],
    ['title eq null', ['bob', 'cleo', 'dan']],
    ['title ne "Dr"', ['bob', 'cleo', 'dan']],
    ['not (title eq "Dr" or active eq false)', ['cleo', 'dan']],
    ['meta.created gt "2026-01-01T00:00:00Z"', ['ada', 'bob', 'cleo', 'dan']],
    ['meta.created lt "2026-01-01T00:00:00+02:00"', []],
    ['meta.resourceType eq "User"', ['ada', 'bob', 'cleo', 'dan']],
    ['id eq "not-an-id"', []],
    ['groups pr', ['bob']],
  ])('BY-21 %s finds %j', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected);
  });

  it('BY-21 by id, and by group', async () => {
    expect(await found(`id eq "${idOf.get('cleo')?.toUpperCase()}"`)).toEqual(['cleo']);
    expect(await found(`id ne "${idOf.get('cleo')}"`)).toEqual(['ada', 'bob', 'dan']);
    const [group] = await acme.found('Groups', 'displayName sw "po"');
    expect(await found(`groups.value eq "${group}"`)).toEqual(['bob']);
    expect(await found(`not (groups eq "${group}")`)).toEqual(['ada', 'cleo', 'dan']);
  });

  it('BY-21 pages by place: what is less than it can be is the least, and no page is longer than 200', async () => {
    const all = await list('sortBy=userName');
    expect(all.Resources.map(({ userName }) => userName)).toEqual(['ada', 'bob', 'cleo', 'Dan']);
    const second = await list('sortBy=userName&startIndex=2&count=2');
    expect([second.totalResults, second.startIndex, second.itemsPerPage]).toEqual([4, 2, 2]);
    expect(second.Resources.map(({ userName }) => userName)).toEqual(['bob', 'cleo']);
    const backwards = await list('sortBy=displayName&sortOrder=descending&count=1');
    expect(backwards.Resources.map(({ userName }) => userName)).toEqual(['Dan']);
    expect(await list('startIndex=-7&count=0')).toMatchObject({
      totalResults: 4,
      startIndex: 1,
      Resources: [],
    });
    expect(await list('count=-1')).toMatchObject({ totalResults: 4, itemsPerPage: 0 });
    expect(await list('startIndex=999999999')).toMatchObject({ totalResults: 4, Resources: [] });
    await world.sql.query(
      `insert into tenant.app_user (tenant_id, environment, id, user_name, user_name_key, email, email_key, display_name,
          store_id, status, created_at, version)
        select $1, 'live', gen_random_uuid(), 'n' || n, 'n' || n, 'n' || n, 'n@' || n, 'N', $2, 'active', now(), 1
        from generate_series(1, 210) n`,
      [acme.place.tenantId, acme.place.storeId],
    );
    expect((await list('count=1000')).itemsPerPage).toBe(200);
    expect((await list('')).itemsPerPage).toBe(100);
    for (const wrong of [
      'count=many',
      'startIndex=1.5',
      'count=9999999999',
      'sortBy=password',
      'sortOrder=up',
    ]) {
      const { status, json } = await acme.call('GET', `/Users?${wrong}`);
      expect([wrong, status, json['scimType']]).toEqual([wrong, 400, 'invalidValue']);
    }
  });

  it('BY-21 answers those attributes that are asked for, and not those that are not wanted', async () => {
    const id = idOf.get('ada');
    const read = async (query: string) => acme.done('GET', `/Users/${id}?${query}`);
    const schemas = expect.any(Array);
    expect(await read('attributes=USERNAME,emails.value')).toEqual({
      ...{ schemas, id, userName: 'ada', emails: [{ value: 'ada@Mail.example' }] },
    });
    expect(await read(`attributes=${enterprise}:employeeNumber`)).toEqual({
      ...{ schemas, id, [enterprise]: { employeeNumber: '10%' } },
    });
    const lean = await read('excludedAttributes=emails,meta,name.formatted,groups,id,__proto__');
    expect(lean).toEqual({
      ...{ schemas, id, userName: 'ada', displayName: 'Ada Lovelace', title: 'Dr', active: true, name: {} },
      [enterprise]: { employeeNumber: '10%' },
    });
    const { Resources } = await list('attributes=userName&sortBy=userName&count=1');
    expect(Resources).toEqual([{ schemas, id, userName: 'ada' }]);
  });

  it('BY-21 tells what it can do, and of what users and groups are made', async () => {
    const config = await acme.done('GET', '/ServiceProviderConfig');
    expect(config).toMatchObject({
      patch: { supported: true },
      filter: { supported: true, maxResults: 200 },
    });
    const types = (await acme.done('GET', '/ResourceTypes')) as unknown as List;
    expect(types.Resources.map(({ id, endpoint }) => [id, endpoint])).toEqual([
      ['User', '/Users'],
      ['Group', '/Groups'],
    ]);
    const schemas = (await acme.done('GET', '/Schemas')) as unknown as List;
    expect(schemas.totalResults).toBe(3);
    for (const { id, attributes } of schemas.Resources) {
      expect((await acme.done('GET', `/Schemas/${String(id)}`))['attributes']).toEqual(attributes);
    }
    expect((await acme.call('GET', '/Schemas/urn:none')).status).toBe(404);
    expect((await acme.done('GET', '/ResourceTypes/Group'))['endpoint']).toBe('/Groups');
  });

  it('BY-21 every attribute that is told of a user is in the schema that it names', async () => {
    const described = new Map(
      ((await acme.done('GET', '/Schemas')) as unknown as List).Resources.map(({ id, attributes }) => [
        id,
        (attributes as { name: string }[]).map(({ name }) => name),
      ]),
    );
    const user = await acme.done('GET', `/Users/${idOf.get('ada')}`);
    const common = ['schemas', 'id', 'externalId', 'meta', enterprise];
    const own = Object.keys(user).filter((name) => !common.includes(name));
    expect(described.get('urn:ietf:params:scim:schemas:core:2.0:User')).toEqual(expect.arrayContaining(own));
    const extended = Object.keys(user[enterprise] as object);
    expect(described.get(enterprise)).toEqual(expect.arrayContaining(extended));
  });
});
