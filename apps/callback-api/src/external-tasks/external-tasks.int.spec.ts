import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Log } from '@latchkey/platform';
import { figure } from '@latchkey/kernel/testing';
import { CallbackWorld } from '../testing/callback-world.ts';
import { ExecutorHouse, type OpenedTask, type Tampering } from '../testing/executor-house.ts';

interface Described {
  readonly summary: string;
  readonly parameters: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody: {
    readonly content: Record<string, { readonly schema: { readonly $ref?: string } }>;
  };
  readonly responses: object;
}

const success = 'COMPLETED_WITH_SUCCESS';
const failure = 'COMPLETED_WITH_FAILURE';

describe('calls of executors', () => {
  const lines: string[] = [];
  let world: CallbackWorld;
  let acme: ExecutorHouse;
  let globex: ExecutorHouse;

  beforeAll(async () => {
    const to = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    world = await CallbackWorld.start(new Log({ app: 'callback-api', version: '0', level: 'debug', to }));
    acme = await ExecutorHouse.open(world, 'acme');
    globex = await ExecutorHouse.open(world, 'globex');
  }, 60_000);
  afterAll(() => world.stop());

  const statusPath = ({ reference }: OpenedTask) => `password-reset-requests/${reference}/status`;
  const say = (task: OpenedTask, status: string, tampering: Tampering = {}, more: object = {}) =>
    acme.call(statusPath(task), { status, token: task.token, ...more }, tampering);
  const claim = (executor: string, tampering: Tampering = {}, more: object = {}) =>
    acme.call('work/claims', { executor, most: 50, leaseSeconds: 60, ...more }, tampering);
  const tasksOf = ({ json }: { readonly json: Readonly<Record<string, unknown>> }) =>
    json['tasks'] as { reference: string; token: string; fence: number; sealedPassword: string | null }[];
  /** Whatever is still open goes to somebody who never answers. */
  const drain = () => claim('drain', {}, { leaseSeconds: 900 });
  const count = async (text: string, values: readonly unknown[] = []) =>
    Number((await world.sql.query<{ n: string }>(text, [...values])).rows[0]?.n);

  it.each([
    [success, 'completed_with_success applied success 1'],
    [failure, 'completed_with_failure rejected failure 1'],
  ])('AS-07 AS-09 AS-12 %s sets the request so, and its owner is told by one mail', async (status, end) => {
    const task = await acme.openTask();
    expect(await acme.standing(task)).toBe('queued pending pending_with_external_system 0');
    const answer = await say(task, status);
    expect([answer.status, answer.json]).toEqual([200, { reference: task.reference, status }]);
    expect(await acme.standing(task)).toBe(end);
  });

  it('AS-06 AS-08 no other word is taken, and the refusal names what is offered', async () => {
    const task = await acme.openTask();
    for (const word of ['PENDING_WITH_EXTERNAL_SYSTEM', 'SUCCESS', 'completed_with_success', '']) {
      const answer = await say(task, word);
      expect([answer.status, answer.code]).toEqual([422, 'status-not-offered']);
      expect(answer.text).toContain(`${success}, ${failure}`);
    }
    expect(await acme.standing(task)).toBe('queued pending pending_with_external_system 0');
  });

  it('S-90 nothing forged is believed', async () => {
    const task = await acme.openTask();
    const other = await acme.openTask();
    const body = { status: success, token: task.token };
    const text = JSON.stringify(body);
    const foreign = await acme.anotherStore(`whsec_${randomBytes(32).toString('base64')}`);
    const ofDirectory = `whsec_${randomBytes(32).toString('base64')}`;
    const directory = await acme.anotherStore(ofDirectory, 'active_directory');
    const path = statusPath(task);
    const good = acme.signed(text);
    const id = String(good['webhook-id']);
    const timestamp = String(good['webhook-timestamp']);
    const key = Buffer.from(acme.secret.slice(6), 'base64');
    const mac = (content: string, by: Buffer | string = key, algorithm = 'sha256') =>
      `v1,${createHmac(algorithm, by).update(content).digest('base64')}`;
    const over = `${id}.${timestamp}.${text}`;
    const signature = (value: string): Tampering => ({
      headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': value },
    });
    const forged: (readonly [string, string, Tampering])[] = [
      ['no signature', path, { without: ['webhook-signature'] }],
      ['no id', path, { without: ['webhook-id'] }],
      ['no timestamp', path, { without: ['webhook-timestamp'] }],
      ['an empty signature', path, signature('')],
      ['a version alone', path, signature('v1,')],
      ['another version', path, signature(mac(over).replace('v1', 'v2'))],
      ['no version', path, signature(mac(over).slice(3))],
      ['a public-key version', path, signature(mac(over).replace('v1,', 'v1a,'))],
      ['one octet short', path, signature(mac(over).slice(0, -4))],
      ['one octet more', path, signature(`${mac(over)}AAAA`)],
      [
        'hex in place of base64',
        path,
        signature(`v1,${createHmac('sha256', key).update(over).digest('hex')}`),
      ],
      ['another secret', path, { secret: globex.secret }],
      ['an empty key', path, signature(mac(over, ''))],
      ['the text of the secret as the key', path, signature(mac(over, acme.secret))],
      ['sha1', path, signature(mac(over, key, 'sha1'))],
      ['sha512', path, signature(mac(over, key, 'sha512'))],
      ['the body alone signed', path, signature(mac(text))],
      ['without its id signed', path, signature(mac(`${timestamp}.${text}`))],
      [
        'another id than signed',
        path,
        { ...signature(mac(over)), headers: { ...good, 'webhook-id': 'msg_other' } },
      ],
      ['a body changed after signing', path, { sent: text.replace('SUCCESS', 'FAILURE') }],
      ['a space more than signed', path, { sent: `${text} ` }],
      ['an empty body', path, { sent: '' }],
      ['the same JSON written in another way', path, { sent: JSON.stringify(body, null, 1) }],
      ['301 seconds old', path, { ahead: -302 }],
      ['301 seconds ahead', path, { ahead: 302 }],
      ['a timestamp that is no number', path, { headers: { 'webhook-timestamp': 'now' } }],
      [
        'a timestamp of another moment',
        path,
        { headers: { 'webhook-timestamp': String(Number(timestamp) - 1) } },
      ],
      ['another store of the tenant, by this one\u2019s secret', `/v1/stores/${foreign}/${path}`, {}],
      ['a store of another tenant', `/v1/stores/${globex.storeId}/${path}`, {}],
      [
        'a store of another kind, by its own secret',
        `/v1/stores/${directory}/${path}`,
        { secret: ofDirectory },
      ],
      ['a store that is not there', `/v1/stores/${randomUUID()}/${path}`, {}],
      ['a store that is no id', `/v1/stores/anything/${path}`, {}],
    ];
    const answers = [];
    for (const [what, where, tampering] of forged) {
      const { status, code, json } = await acme.call(where, body, tampering);
      answers.push({ what, status, code, detail: json['detail'] });
    }
    const believed = answers.filter(({ status }) => status !== 401);
    figure(`${believed.length} of ${answers.length} forged callbacks were believed`);
    expect(answers.length).toBeGreaterThanOrEqual(20);
    expect(believed).toEqual([]);
    // A store that is not there is answered as a signature that is wrong.
    expect(new Set(answers.map(({ code, detail }) => `${code} ${String(detail)}`)).size).toBe(1);
    expect(await acme.standing(task)).toBe('queued pending pending_with_external_system 0');
    // And by whom the secret is known, the token of another request, or none, is not taken either.
    for (const token of [other.token, randomBytes(32).toString('base64url'), ''])
      expect((await acme.call(path, { status: success, token })).code).toBe('not-found');
    expect((await acme.call(path, { status: success })).code).toBe('invalid-input');
    expect(await acme.standing(task)).toBe('queued pending pending_with_external_system 0');
  });

  it('S-90 S-40 a tenant\u2019s own secret opens nothing of another tenant', async () => {
    const task = await acme.openTask();
    const theirs = `/v1/stores/${globex.storeId}/${statusPath(task)}`;
    const answer = await acme.call(theirs, { status: success, token: task.token }, { secret: globex.secret });
    expect([answer.status, answer.code]).toEqual([404, 'not-found']);
    const claimed = await globex.call('work/claims', { executor: 'robot' });
    expect(tasksOf(claimed)).toEqual([]);
    expect(await acme.standing(task)).toBe('queued pending pending_with_external_system 0');
  });

  it.each([
    [-298, 200],
    [298, 200],
    [-302, 401],
    [302, 401],
  ])('S-91 a call whose clock is %s seconds away is answered %s', async (ahead, expected) => {
    const task = await acme.openTask();
    expect((await say(task, success, { ahead })).status).toBe(expected);
  });

  it('S-92 over every order of two successes and two failures the first word counts', async () => {
    let wrong = 0;
    const orders = new Set(permutations([success, success, failure, failure]).map((order) => order.join()));
    for (const order of orders) {
      const task = await acme.openTask();
      const words = order.split(',');
      const statuses = [];
      for (const word of words) statuses.push((await say(task, word)).status);
      const expected = words.map((word) => (word === words[0] ? 200 : 409));
      const end =
        words[0] === success
          ? 'completed_with_success applied success 1'
          : 'completed_with_failure rejected failure 1';
      if (statuses.join() !== expected.join() || (await acme.standing(task)) !== end) wrong += 1;
    }
    figure(`${wrong} wrong transitions over ${orders.size} orders of callbacks`);
    expect([orders.size, wrong]).toEqual([6, 0]);
  });

  it('S-92 AS-12 what comes after the deadline is refused, told to the audit trail, and changes nothing', async () => {
    const task = await acme.openTask({ patience: -1000 });
    const refused = () =>
      count(`select count(*) as n from tenant.audit_entry where subject = $1 and outcome = 'refused'`, [
        task.reference,
      ]);
    for (const [index, status] of [success, failure, success].entries()) {
      const answer = await say(task, status);
      expect([answer.status, answer.code]).toEqual([409, 'outcome-settled']);
      expect(await refused()).toBe(index + 1);
    }
    expect(await acme.standing(task)).toBe('queued pending pending_with_external_system 0');
  });

  it('S-92 a hundred contradictions at once raise one alarm and are all in the audit trail', async () => {
    const task = await acme.openTask();
    await say(task, success);
    const answers = await Promise.all(Array.from({ length: 100 }, () => say(task, failure)));
    expect(answers.filter(({ code }) => code === 'outcome-settled')).toHaveLength(100);
    const told = (table: string, name: string) =>
      count(`select count(*) as n from tenant.${table} where subject = $1 and ${name}`, [task.reference]);
    const alarms = await told('outbox_event', `name = 'credentials.external-task.contradicted'`);
    figure(`${alarms} alarm after 100 contradicting callbacks at once`);
    expect([alarms, await told('audit_entry', `outcome = 'refused'`)]).toEqual([1, 100]);
    expect(await acme.standing(task)).toBe('completed_with_success applied success 1');
  });

  it('BY-02 of a hundred equal callbacks at once one has an effect, and all are answered alike', async () => {
    const task = await acme.openTask();
    const answers = await Promise.all(Array.from({ length: 100 }, () => say(task, success)));
    const effects = await count(
      `select count(*) as n from tenant.outbox_event where subject = $1 and name = 'credentials.change.applied'`,
      [task.changeId],
    );
    figure(`${effects} effect of 100 parallel equal callbacks`);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect([answers[0]?.status, effects]).toEqual([200, 1]);
    expect(await acme.standing(task)).toBe('completed_with_success applied success 1');
  });

  it('BY-02 of a hundred that contradict each other one counts, and the others of its kind agree', async () => {
    const task = await acme.openTask();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => say(task, n % 2 === 0 ? success : failure)),
    );
    const heard = answers.filter(({ status }) => status === 200);
    expect(heard).toHaveLength(50);
    expect(new Set(heard.map(({ json }) => json['status'])).size).toBe(1);
    expect(answers.filter(({ code }) => code === 'outcome-settled')).toHaveLength(50);
  });

  it('R-03 S-91 the very same call again, after a lost answer, is answered alike and has no effect', async () => {
    const task = await acme.openTask();
    const id = `msg_${randomUUID()}`;
    const first = await say(task, success, { id });
    const effects = async () => count(`select count(*) as n from tenant.audit_entry`);
    const before = await effects();
    for (let n = 0; n < 3; n += 1) {
      const again = await say(task, success, { id });
      expect([again.status, again.text]).toEqual([first.status, first.text]);
    }
    expect(await effects()).toBe(before);
  });

  it('R-29 who answers before our own commit is told to come again, and is not lost', async () => {
    let lost = 0;
    for (let n = 0; n < 20; n += 1) {
      const task = await acme.openTask({ visible: false });
      const early = await say(task, success);
      expect([early.status, early.code]).toEqual([409, 'call-too-early']);
      expect(Number(early.headers['retry-after'])).toBeGreaterThan(0);
      await acme.makeVisible(task);
      await say(task, success);
      if ((await acme.standing(task)) !== 'completed_with_success applied success 1') lost += 1;
    }
    figure(`${lost} of 20 answers that came before our commit were lost`);
    expect(lost).toBe(0);
  });

  it('S-93 a password in a callback is refused, and is nowhere afterwards', async () => {
    const canary = `canary-${randomBytes(12).toString('hex')}`;
    const task = await acme.openTask();
    const names = ['password', 'newPassword', 'new_password', 'PASSWD', 'pwd', 'passphrase', 'secret', 'credentials', 'kennwort']; // prettier-ignore
    for (const name of names) {
      for (const more of [{ [name]: canary }, { detail: { deep: [{ [name]: canary }] } }]) {
        const answer = await say(task, success, {}, more);
        expect([name, answer.status, answer.code]).toEqual([name, 422, 'call-carries-secret']);
        expect(answer.text).not.toContain(canary);
      }
    }
    for (const more of [{ note: canary }, { reason: canary }]) {
      const answer = await say(task, failure, {}, more);
      expect([answer.status, answer.code]).toEqual([422, 'invalid-input']);
      expect(answer.text).not.toContain(canary);
    }
    expect((await claim('robot', {}, { password: canary })).code).toBe('call-carries-secret');
    const { rows } = await world.sql.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
        where table_schema in ('tenant', 'directory', 'platform', 'graphile_worker') and table_type = 'BASE TABLE'`,
    );
    let persisted = 0;
    for (const { name } of rows)
      persisted += await count(`select count(*) as n from ${name} t where t::text like $1`, [`%${canary}%`]);
    const logged = lines.filter((line) => line.includes(canary)).length;
    figure(
      `a password in a callback: ${persisted} rows of ${rows.length} tables, ${logged} of ${lines.length} lines`,
    );
    expect(rows.length).toBeGreaterThan(50);
    expect(lines.length).toBeGreaterThan(20);
    expect([persisted, logged]).toEqual([0, 0]);
    expect(await acme.standing(task)).toBe('queued pending pending_with_external_system 0');
  });

  it('S-42 S-47 an unknown field, or what is no JSON, is refused with its place', async () => {
    const task = await acme.openTask();
    const unknown = await say(task, success, {}, { tenantId: globex.place.tenantId });
    expect([unknown.status, unknown.json['errors']]).toMatchObject([422, [{ pointer: '/tenantId' }]]);
    for (const text of ['', '[]', 'null', '{', '{"status":"a","status":"b"}']) {
      const answer = await acme.call(statusPath(task), text);
      expect([text, answer.status]).toEqual([text, 422]);
    }
  });

  it('AS-11 the operations are in the description: named, with their bodies, examples and signature', async () => {
    const { paths, components } = (await world.http.app.inject('/openapi.json')).json<{
      paths: Record<string, { post: Described }>;
      components: { schemas: Record<string, { example?: object }> };
    }>();
    const described = Object.entries(paths).filter(([path]) => path.startsWith('/v1/stores/'));
    expect(described.map(([, { post }]) => post.summary)).toEqual([
      'Update Password Reset Request Status',
      'Claim work',
      'Keep a lease',
      'Complete work',
    ]);
    for (const [path, { post }] of described) {
      const names = post.parameters.filter((each) => each.in === 'header').map(({ name }) => name);
      expect([path, names]).toEqual([path, ['webhook-id', 'webhook-timestamp', 'webhook-signature']]);
      const reference = post.requestBody.content['application/json']?.schema.$ref ?? '';
      const schema = components.schemas[reference.split('/').at(-1) ?? ''];
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(schema?.example).toEqual(expect.any(Object));
      expect(Object.keys(post.responses)).toEqual(expect.arrayContaining(['200', 'default']));
    }
  });

  describe('BY-05 pulling', () => {
    it('an executor claims, keeps and completes; the token alone does not pass by its lease', async () => {
      await drain();
      const task = await acme.openTask();
      const [mine] = tasksOf(await claim('robot-1'));
      expect(mine).toMatchObject({
        ...{ reference: task.reference, token: task.token, operation: 'reset', userName: 'ada', fence: 1 },
        ...{
          sealedPassword: 'to its executor',
          mustChange: false,
          leaseSeconds: 60,
          deadline: expect.any(String),
        },
      });
      expect((await say(task, success)).code).toBe('lease-needed');
      const kept = await acme.call(`work/${task.reference}/heartbeat`, { fence: 1, leaseSeconds: 120 });
      expect([kept.status, kept.json]).toEqual([200, { fence: 1, leaseSeconds: 120 }]);
      const done = await acme.call(`work/${task.reference}/completion`, {
        ...{ fence: 1, status: failure, token: task.token, reason: 'account-missing' },
      });
      expect([done.status, done.json]).toEqual([200, { reference: task.reference, status: failure }]);
      expect(await acme.standing(task)).toBe('completed_with_failure rejected failure 1');
      expect((await acme.call(`work/${task.reference}/heartbeat`, { fence: 1 })).code).toBe(
        'outcome-settled',
      );
    });

    it('two robots: one freezes, the other takes over, and what the frozen one says is refused', async () => {
      await drain();
      const task = await acme.openTask();
      await claim('frozen');
      await world.sql.query(`update tenant.external_task set lease_until = now() where id = $1`, [
        task.reference,
      ]);
      const [second] = tasksOf(await claim('other'));
      expect(second).toMatchObject({ reference: task.reference, fence: 2 });
      const complete = (fence: number, status: string) =>
        acme.call(`work/${task.reference}/completion`, { fence, status, token: task.token });
      expect((await acme.call(`work/${task.reference}/heartbeat`, { fence: 1 })).code).toBe('lease-lost');
      expect((await complete(1, failure)).code).toBe('lease-lost');
      expect((await complete(2, success)).status).toBe(200);
      expect((await complete(1, failure)).code).toBe('lease-lost');
      expect(await acme.standing(task)).toBe('completed_with_success applied success 1');
    });

    it('R-03 a claim whose answer was lost gets the same tasks, and a replay takes no other', async () => {
      await drain();
      const first = await acme.openTask();
      const id = `msg_${randomUUID()}`;
      const answer = await claim('robot', { id });
      const second = await acme.openTask();
      const again = await claim('robot', { id });
      expect(tasksOf(again).map(({ reference, fence }) => [reference, fence])).toEqual([
        [first.reference, 1],
      ]);
      expect(tasksOf(again)).toHaveLength(tasksOf(answer).length);
      await acme.call(`work/${first.reference}/completion`, {
        fence: 1,
        status: failure,
        token: first.token,
      });
      expect(tasksOf(await claim('robot', { id }))).toEqual([]);
      expect(await acme.standing(second)).toContain('queued');
    });

    it('of a hundred robots that claim at once, no two get the same task', async () => {
      await drain();
      const opened = [];
      for (let n = 0; n < 30; n += 1) opened.push((await acme.openTask()).reference);
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, n) => claim(`robot-${n}`, {}, { most: 1 })),
      );
      const rest = await claim('last', {}, { most: 50 });
      const given = [...answers, rest].flatMap((answer) => tasksOf(answer).map(({ reference }) => reference));
      figure(
        `${given.length - new Set(given).size} of ${given.length} tasks were given to two of 100 robots`,
      );
      expect(new Set(given).size).toBe(given.length);
      expect(new Set(given)).toEqual(new Set(opened));
    });
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, at) =>
    permutations(items.filter((_, index) => index !== at)).map((rest) => [item, ...rest]),
  );
}
