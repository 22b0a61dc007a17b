import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { AdminWorld, type Call, type Reply } from '../testing/admin-world.ts';
import {
  furnishedTenant,
  live,
  processBody,
  questionBody,
  type FurnishedTenant,
} from '../testing/furnished-tenant.ts';

describe('questions', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  let serial = 0;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
  }, 60_000);
  afterAll(() => world.stop());

  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, more: Call = {}): Promise<Reply> =>
    world.call(method, `${live}${url}`, { token: acme.administrator.token, ...more });
  const create = (body: object): Promise<Reply> => call('POST', '/questions', { body });
  const made = async (text = `Which one is ${(serial += 1)}?`): Promise<string> =>
    (await create(questionBody(text))).json['id'] as string;
  const change = (id: string, match: string | undefined, body: object): Promise<Reply> =>
    call('PUT', `/questions/${id}`, { body, headers: match === undefined ? {} : { 'if-match': match } });
  const faults = ({ json }: Reply): string[] =>
    (json['errors'] as { code: string; pointer: string }[]).map(({ code, pointer }) => `${code} ${pointer}`);
  const enrol = (questionId: string): Promise<unknown> =>
    world.sql.query(
      `insert into tenant.enrolled_question (tenant_id, environment, enrolment_id, question_id, user_id)
        values ($1, 'live', $2, $3, $4)`,
      [acme.tenantId, randomUUID(), questionId, acme.userId],
    );

  it('PR-T20 a question is written in several languages, changed, switched off and deleted', async () => {
    const texts = { en: 'Which hill?', de: 'Welcher Hügel?', 'zh-Hans': '哪座山？' };
    const first = await create({ texts, defaultLanguage: 'de' });
    expect([first.status, first.headers['etag']]).toEqual([201, '"1"']);
    expect(first.json).toEqual({
      ...{ id: expect.any(String), texts, defaultLanguage: 'de', status: 'active', usedBy: 0 },
      ...{ createdAt: expect.any(String), version: 1 },
    });
    const id = first.json['id'] as string;
    const second = await change(id, '"1"', questionBody('Which high hill?'));
    expect([second.status, second.headers['etag'], second.json['texts']]).toEqual([
      ...[200, '"2"', { en: 'Which high hill?' }],
    ]);
    const url = `/questions/${id}`;
    expect((await call('POST', `${url}/deactivate`)).json).toMatchObject({ status: 'inactive', version: 3 });
    expect((await call('POST', `${url}/activate`)).json).toMatchObject({ status: 'active', version: 4 });
    expect((await call('GET', url)).headers['etag']).toBe('"4"');
    expect((await call('DELETE', url)).json).toEqual({ id, deleted: true });
    expect((await call('GET', url)).status).toBe(404);
    expect((await create({ texts, defaultLanguage: 'en' })).status).toBe(201);
  });

  it('PR-T20 a change starts from the newest version: 412 for an older one, 428 without one', async () => {
    const id = await made();
    const race = await Promise.all(
      ['A', 'B'].map((name) => change(id, '"1"', questionBody(`Which ${name}?`))),
    );
    expect(race.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await change(id, '"1"', questionBody('Which C?'))).json['code']).toBe('stale-version');
    expect((await change(id, undefined, questionBody('Which C?'))).json['code']).toBe('if-match-required');
  });

  it('PR-B39 no question is there twice in a language, and none is empty', async () => {
    const text = `Which caf\u00e9 is ${(serial += 1)}?`;
    const id = await made(text);
    const alike = text.toUpperCase().normalize('NFD').replaceAll(' ', '  ');
    const taken = await create(questionBody(alike));
    expect([taken.status, taken.json['code']]).toEqual([409, 'conflict']);
    expect((await create({ texts: { nl: text }, defaultLanguage: 'nl' })).status).toBe(201);
    const other = await made();
    expect((await change(other, '"1"', questionBody(alike))).status).toBe(409);
    expect((await change(id, '"1"', questionBody(text.toLowerCase()))).status).toBe(200);
    const race = await Promise.all(Array.from({ length: 10 }, () => create(questionBody('Which is first?'))));
    expect(race.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
    for (const [empty, code] of [
      ...[
        ['', 'too-short'],
        ['\u200b\u2060\u3164', 'empty'],
        ['ab', 'too-short'],
      ],
      ...[
        ['x'.repeat(201), 'too-long'],
        ['x'.repeat(801), 'too-long'],
        [' Which? ', 'invalid-text'],
      ],
    ] as const)
      expect([code, faults(await create(questionBody(empty)))]).toEqual([code, [`${code} /texts/en`]]);
    expect(faults(await create({ texts: {}, defaultLanguage: 'en' }))).toEqual(['empty /texts']);
    const elsewhere = { texts: { EN: 'Which?' }, defaultLanguage: 'en' };
    expect(faults(await create(elsewhere))).toEqual(['language /texts/EN', 'unknown /defaultLanguage']);
  });

  it('PR-T02 a question that people have enrolled is switched off and not deleted, and says how many they are', async () => {
    const id = await made();
    for (let n = 0; n < 2; n += 1) await enrol(id);
    const refused = await call('DELETE', `/questions/${id}`);
    expect([refused.status, refused.json['code']]).toEqual([409, 'question-enrolled']);
    expect(refused.json['detail']).toMatch(/^2 people have enrolled/);
    expect(refused.text).not.toContain(acme.userId);
    expect((await call('POST', `/questions/${id}/deactivate`)).json).toMatchObject({ usedBy: 2 });
    const listed = (await call('GET', '/questions?limit=100')).json['items'] as { id: string }[];
    expect(listed.find((one) => one.id === id)).toMatchObject({ usedBy: 2, status: 'inactive' });
    await world.sql.query(`delete from tenant.question_text where question_id = $1`, [id]);
    const without = world.sql.query(`delete from tenant.question where id = $1`, [id]);
    await expect(without).rejects.toMatchObject({ table: 'enrolled_question' });
  });

  it('PR-B01 PR-B23 a verification by questions has defaults, and asks no more than people enrol and the catalogue has', async () => {
    const make = (name: string, parameters: object) =>
      call('POST', '/verifications', { body: { name, type: 'questions', parameters } });
    const active = (await call('GET', '/questions?limit=100')).json['items'] as { status: string }[];
    const missing = 5 - active.filter(({ status }) => status === 'active').length;
    for (let n = 0; n < missing; n += 1) await made();
    const plain = await make('Asked', {});
    expect([plain.status, plain.json['status'], plain.json['parameters']]).toEqual([
      ...[201, 'active', { enrolCount: 5, askCount: 3, minimumAnswerLength: 3 }],
    ]);
    expect(plain.json['templateId']).toBe('00000000-0000-7000-8000-000000000006');
    expect(faults(await make('More', { askCount: 6 }))).toEqual(['out-of-range /parameters/askCount']);
    expect(faults(await make('Few', { askCount: 2 }))).toEqual(['too-small /parameters/askCount']);
    expect(faults(await make('Other', { codeLength: 6 }))).toEqual(['unknown /parameters/codeLength']);
    const { id: tenth } = (await create(questionBody('Which is the last?'))).json;
    expect((await call('POST', `/questions/${tenth}/deactivate`)).status).toBe(200);
    const count = await world.sql.query(
      `select count(*)::int as n from tenant.question where tenant_id = $1 and environment = 'live' and status = 'active'`,
      [acme.tenantId],
    );
    expect(count.rows[0].n).toBeLessThan(10);
    const many = { name: 'Asked', parameters: { enrolCount: 10 } };
    const changed = await call('PUT', `/verifications/${plain.json['id']}`, { body: many });
    expect(faults(changed)).toEqual(['catalogue-too-small /parameters/enrolCount']);
    const mail = await call('POST', '/verifications', {
      body: { name: 'Odd mail', type: 'email', parameters: { askCount: 3 } },
    });
    expect(faults(mail)).toEqual(['unknown /parameters/askCount']);
  });

  it('no process comes in force with questions as its only or its first proof, or without whoever takes the risk', async () => {
    await world.done('PUT', `${live}/credential-stores/${acme.storeId}/status`, {
      token: acme.credentialManager.token,
      body: { status: 'active' },
    });
    await call('DELETE', `/disabled-methods/${acme.disabledId}`);
    for (let n = 0; n < 5; n += 1) await made();
    const body = { name: 'Only added', type: 'questions', parameters: {} };
    const asked = (await call('POST', '/verifications', { body })).json['id'] as string;
    const orders = [[asked], [asked, acme.verificationId], [acme.verificationId, asked]];
    const activated: string[] = [];
    for (const risk of [false, true]) {
      for (const order of orders) {
        const { applicationId, storeId, verificationId } = acme;
        const draft = processBody(`Ask ${(serial += 1)}`, { applicationId, storeId, verificationId });
        const verifications = order.map((id, place) => ({ verificationId: id, order: place + 1 }));
        const policy = { ...draft.policy, verifications };
        const { id } = (await call('POST', '/processes', { body: { ...draft, policy } })).json;
        if (risk)
          await call('POST', `/processes/${id}/risks`, { body: { kind: 'questions', text: 'Until May.' } });
        const { status } = await call('POST', `/processes/${id}/activate`);
        if (status < 300) activated.push(`${orders.indexOf(order)} ${risk}`);
      }
    }
    const unsafe = activated.filter((each) => each !== '2 true').length;
    figure(
      `processes in force with questions as the only or first proof, or unasked = ${unsafe} (must be 0)`,
    );
    expect(activated).toEqual(['2 true']);
  });
});
