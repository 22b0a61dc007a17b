import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { AdminWorld, type Reply } from '../testing/admin-world.ts';
import { ScimDirectory } from '../testing/scim-directory.ts';

/** What would mean something if it became a part of SQL, of a pattern, of a path or of another query. */
const injections: readonly string[] = [
  `' or '1'='1`,
  `'; drop table tenant.app_user; --`,
  `" or "1"="1`,
  `" or userName pr or userName eq "`,
  `\\" or userName pr or userName eq \\"`,
  `x' union select phc from tenant.password_hash --`,
  `'||(select current_user)||'`,
  `$1`,
  `$$; select 1; $$`,
  `?`,
  `:id`,
  `%`,
  `_`,
  `%25`,
  `*`,
  `.*`,
  `^.{1,}$`,
  `(?:a+)+$`,
  `{"$ne":null}`,
  `\${process.env}`,
  `)(uid=*))(|(uid=*`,
  `../../v1/staff`,
  `\r\nSet-Cookie: a=b`,
  `'::uuid`,
  `0x31 or 1=1`,
  `admin'/*`,
  `pg_sleep(5)`,
];

const shapes: readonly unknown[] = [
  ...[null, true, 7, '', 'x', [], ['x'], [[]], {}, { value: {} }, [{ value: [] }], [null], { $ne: null }],
  ...[{ toString: 'x' }, { length: 1, 0: 'x' }],
];

const attributes: readonly string[] = [
  ...['userName', 'displayName', 'externalId', 'name', 'name.givenName', 'emails', 'emails.value', 'active'],
  ...['title', 'groups', 'members', 'id', 'schemas', 'meta', 'password', 'Operations'],
  ...['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', 'emails[type eq "work"].value'],
];

describe('hostile SCIM', () => {
  let world: AdminWorld;
  let acme: ScimDirectory;
  let userId: string;
  let groupId: string;
  let answered = 0;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await ScimDirectory.begin(world, 'acme');
    userId = await acme.newUser();
    groupId = (await acme.done('POST', '/Groups', { displayName: 'Group' }))['id'] as string;
  }, 60_000);
  afterAll(() => world.stop());

  /** Answered as SCIM answers, and never as if it were our fault. */
  const harmless = ({ status, json, text, headers }: Reply): number => {
    answered += 1;
    expect([text.slice(0, 200), status < 500]).toEqual([text.slice(0, 200), true]);
    if (status >= 400) {
      expect(json).toMatchObject({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: String(status),
      });
      expect(String(headers['content-type'])).toMatch(/^application\/scim\+json/);
      expect(text).not.toMatch(/select |syntax error|pg_|tenant\.|node_modules|\bat .*:\d+/);
    }
    return status;
  };

  it('BY-21 S-43 filters that try to become a part of SQL find nobody, and change nothing', async () => {
    expect(injections.length).toBeGreaterThanOrEqual(25);
    for (const text of injections) {
      const quoted = JSON.stringify(text);
      for (const field of [
        'userName',
        'emails.value',
        'externalId',
        'displayName',
        'id',
        'title',
        'groups.value',
      ]) {
        const reply = await acme.call('GET', `/Users?filter=${encodeURIComponent(`${field} eq ${quoted}`)}`);
        expect([field, text, harmless(reply), reply.json['totalResults']]).toEqual([field, text, 200, 0]);
      }
      for (const comparison of ['co', 'sw', 'ew']) {
        const filter = encodeURIComponent(`displayName ${comparison} ${quoted}`);
        const reply = await acme.call('GET', `/Users?filter=${filter}`);
        expect([comparison, text, harmless(reply), reply.json['totalResults']]).toEqual([
          comparison,
          text,
          200,
          0,
        ]);
      }
      for (const raw of [
        text,
        `userName eq ${text}`,
        `${text} eq "x"`,
        `emails[${text}]`,
        `(${text})`,
        `userName eq "${text}"`,
      ])
        harmless(await acme.call('GET', `/Users?filter=${encodeURIComponent(raw)}`));
      for (const name of [
        'sortBy',
        'sortOrder',
        'attributes',
        'excludedAttributes',
        'startIndex',
        'count',
        'other',
      ])
        harmless(await acme.call('GET', `/Users?${name}=${encodeURIComponent(text)}`));
    }
    expect((await acme.call('GET', `/Users/${userId}`)).status).toBe(200);
    figure(`SCIM: ${injections.length} injections, answers with 5xx = 0`);
  });

  it.each(['Users', 'Groups'])(
    'BY-21 a shape that is none of an attribute is refused or passed over, wherever it is: %s',
    async (resources) => {
      const path = `/${resources}/${resources === 'Users' ? userId : groupId}`;
      for (const attribute of attributes) {
        for (const value of shapes) harmless(await acme.patch(path, { op: 'add', path: attribute, value }));
        const nested = shapes.slice(-6).map((value) => ({ op: 'replace', value: { [attribute]: value } }));
        for (const operation of nested) harmless(await acme.patch(path, operation));
        const body = { userName: 'u', displayName: 'D', [attribute]: [{}] };
        for (const op of ['PUT', 'POST'] as const)
          harmless(await acme.call(op, op === 'PUT' ? path : `/${resources}`, body));
      }
      for (const shape of [...shapes, { Operations: shapes }]) {
        for (const method of ['PUT', 'PATCH'] as const) harmless(await acme.call(method, path, shape));
        harmless(await acme.patch(path, shape as object));
        harmless(await acme.call('POST', `/${resources}`, shape));
      }
      expect((await acme.call('GET', path)).status).toBe(200);
    },
  );

  it.each<[string, string, number]>([
    ['a prototype', '{"userName":"x","__proto__":{"polluted":true}}', 400],
    ['a constructor', '{"userName":"x","name":{"constructor":{"prototype":{"polluted":true}}}}', 400],
    ['a key twice', '{"userName":"x","userName":"y"}', 400],
    ['NUL in a text', '{"userName":"x\\u0000y","emails":[{"value":"n@mail.example"}]}', 400],
    ['half a character', '{"userName":"x\\ud800","emails":[{"value":"n@mail.example"}]}', 400],
    ['no JSON', '{"userName":', 400],
    ['depth', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 400],
    ['size', `{"userName":"${'x'.repeat(1024 * 1024)}"}`, 413],
    [
      'more operations than 100',
      JSON.stringify({ Operations: Array(101).fill({ op: 'add', path: 'title', value: 'x' }) }),
      400,
    ],
  ])('BY-21 S-44 %s is refused before anybody asks what it means', async (_, raw, expected) => {
    for (const [method, path] of [
      ['POST', '/Users'],
      ['PUT', `/Users/${userId}`],
      ['PATCH', `/Users/${userId}`],
      ['POST', '/Groups'],
    ] as const) {
      const status = harmless(await acme.call(method, path, undefined, { raw }));
      expect([method, status]).toEqual([method, expected]);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('BY-21 S-47 SCIM’s media type is read on its own paths alone, and no other one there', async () => {
    const scim = { 'content-type': 'application/scim+json' };
    const elsewhere = await world.call('POST', '/v1/environments/live/groups', {
      ...{ token: acme.place.administrator, body: { name: 'G' }, headers: scim },
    });
    expect([elsewhere.status, elsewhere.json['code']]).toEqual([415, 'unsupported-media-type']);
    const body = { displayName: 'As plain JSON' };
    const plain = { headers: { 'content-type': 'application/json; charset=utf-8' } };
    expect((await acme.call('POST', '/Groups', body, plain)).status).toBe(201);
    for (const type of [
      'text/plain',
      'application/xml',
      'application/scim+json; charset=latin1',
      'text/csv',
    ]) {
      const reply = await acme.call('POST', '/Groups', body, { headers: { 'content-type': type } });
      expect([type, harmless(reply)]).toEqual([type, 415]);
    }
    const unknown = await acme.call('GET', '/Devices');
    expect([harmless(unknown), unknown.json['status']]).toEqual([404, '404']);
    expect(harmless(await acme.call('PUT', '/Users', body))).toBe(405);
  });

  it('BY-21 names that turn what stands around them are nobody’s; those of every people are somebody’s', async () => {
    const hostile = [
      'a\u202eb',
      'a\u2066b',
      'a\nb',
      'a\u0007b',
      ' a',
      'a\u2028b',
      'x'.repeat(201),
      '\u200f\u202d',
    ];
    for (const displayName of hostile) {
      const [user, group] = [
        await acme.call('POST', '/Users', { userName: 'hostile@mail.example', displayName }),
        await acme.call('POST', '/Groups', { displayName }),
      ];
      expect([displayName, harmless(user), harmless(group)]).toEqual([displayName, 400, 400]);
    }
    for (const userName of ['ad\u202ea', 'a\u200bb', 'a\tb', 'x'.repeat(255), '   '])
      expect([
        userName,
        harmless(await acme.call('POST', '/Users', { userName, emails: 'h@mail.example' })),
      ]).toEqual([userName, 400]);
    const names = ['李小龍', 'محمد', 'Zoë Müller-Öztürk', "O'Brien", 'Søren', 'नरेन्द्र', '🦉 Owl'];
    for (const [n, displayName] of names.entries()) {
      const made = await acme.done('POST', '/Users', { userName: `n${n}@mail.example`, displayName });
      expect(made['displayName']).toBe(displayName);
    }
    figure(`SCIM: ${answered} hostile requests, answers with 5xx = 0`);
  });
});
