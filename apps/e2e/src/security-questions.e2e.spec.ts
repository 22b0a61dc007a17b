import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { firstPasswordOf, mailProven, rested, signedIn } from './world/enrolled-people.ts';
import type { Answer } from './world/http-client.ts';
import { figure } from './world/volumes.ts';
import { World, type Proven } from './world/world.ts';

interface Asked {
  readonly kind: string;
  readonly questions: readonly { readonly id: string; readonly text: string }[];
}

interface Form {
  readonly title: string;
  readonly form: { readonly kind: string; readonly count: number; readonly choices: Asked['questions'] };
}

interface Page {
  readonly state: string;
  readonly nodes: readonly { readonly type: string; readonly id?: string; readonly text?: string }[];
  readonly actions: readonly { readonly name: string }[];
}

const quiz = randomUUID();
const texts = ['lake', 'street', 'teacher', 'toy', 'boat', 'song'].map(
  (word) => [`Which ${word} do you remember?`, `An welches Wort für ${word} denken Sie?`] as const,
);
/** What somebody answers, by a word of the question. */
const canaries = texts.map((_, n) => `Canary ${n} von Straßdorf`);

describe('security questions', () => {
  let world: World;
  const ids: string[] = [];

  beforeAll(async () => {
    world = await World.start();
    const { tenantId, processId } = world.acme.seeded;
    for (const [en, de] of texts) {
      const id = randomUUID();
      ids.push(id);
      await world.sql(
        `insert into tenant.question (tenant_id, environment, id, texts, default_language, status, created_at, version)
          values ($1, 'live', $2, $3, 'en', 'active', now(), 1)`,
        [tenantId, id, { en, de }],
      );
    }
    await world.sql(
      `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
        values ($1, 'live', $2, 'Your questions', 'your questions', 'questions', 'active', '{}', now(), 1)`,
      [tenantId, quiz],
    );
    await world.sql(
      `update tenant.process_version set choice_from = array[$2::uuid], choice_wanted = 1 where process_id = $1`,
      [processId, quiz],
    );
  }, 60_000);
  afterAll(() => world.stop());

  const session = (name: string) => signedIn(world.acme, name);
  const answersTo = (asked: readonly string[]) =>
    Object.fromEntries(asked.map((id) => [id, canaries[ids.indexOf(id)] ?? '']));
  const enrol = async (name: string, answers = answersTo(ids.slice(0, 5))) =>
    (await session(name)).post<{ code?: string; errors?: readonly { pointer: string }[] }>('/v1/enrolments', {
      ...{ verificationId: quiz, password: firstPasswordOf(name), answers },
    });
  const rest = (name: string) => rested(world, name);
  const mailed = (name: string) => mailProven(world, name);
  const ask = (flow: Proven, locale = 'en'): Promise<Answer<Asked>> =>
    world.acme
      .inFlow(flow)
      .post(`/v1/reset-requests/${flow.id}/further-proofs/${quiz}/challenge`, { locale });
  const prove = (flow: Proven, answers: object): Promise<Answer<Proven & { code?: string }>> =>
    world.acme.inFlow(flow).post(`/v1/reset-requests/${flow.id}/proofs`, { verificationId: quiz, answers });

  it('PR-M03 PR-M04 PR-M08 the form has a title and the catalogue, in the language of the person', async () => {
    const person = await session('ada');
    const form = await person.with({ 'accept-language': 'de' }).get<Form>(`/v1/enrolments/forms/${quiz}`);
    expect(form.body).toMatchObject({
      title: 'Your questions',
      form: { kind: 'questions', count: 5, minimumAnswerLength: 3 },
    });
    const shown = form.body.form.choices.map(({ text }) => text).sort();
    expect(shown).toEqual(texts.map(([, de]) => de).sort());
    expect((await person.get(`/v1/enrolments/forms/${randomUUID()}`)).status).toBe(404);
    expect((await person.get('/v1/enrolments/forms/')).status).toBe(404);
    const stranger = world.acme.api.with({ 'latchkey-session': 'A'.repeat(43) });
    expect((await stranger.get(`/v1/enrolments/forms/${quiz}`)).status).toBe(401);
  });

  it('PR-T01 PR-T02 answers that anybody would guess are refused by their names, and nothing is kept', async () => {
    const poor = { ...answersTo(ids.slice(0, 5)), [ids[0] ?? '']: 'blue', [ids[1] ?? '']: 'ada' };
    const refused = await enrol('ada', poor);
    expect(refused.status).toBe(422);
    expect(refused.body.errors?.map(({ pointer }) => pointer).sort()).toEqual(
      [`/answers/${ids[0]}`, `/answers/${ids[1]}`].sort(),
    );
    expect(JSON.stringify(refused.body)).not.toContain('Canary');
    const rows = await world.sql(`select 1 from tenant.enrolment where verification_id = $1`, [quiz]);
    expect(rows).toEqual([]);
    expect((await enrol('ada')).status).toBe(201);
    expect((await enrol('ada')).status).toBe(409);
  });

  it('PR-M14 S-26 after the mail three are asked, the same ones in each language, and all must be right', async () => {
    await rest('ada');
    const flow = await mailed('ada');
    const { body } = await ask(flow);
    expect(body.questions).toHaveLength(3);
    const again = await ask(flow, 'de');
    expect(again.body.questions.map(({ id }) => id)).toEqual(body.questions.map(({ id }) => id));
    expect(again.body.questions[0]?.text).toMatch(/^An welches/);
    const right = answersTo(body.questions.map(({ id }) => id));
    const [one = ''] = Object.keys(right);
    const wrong = await prove(flow, { ...right, [one]: 'something else' });
    expect([wrong.status, wrong.body.code]).toEqual([410, 'proof-rejected']);
    const loud = Object.fromEntries(
      Object.entries(right).map(([id, text]) => [id, ` ${text.toUpperCase()} `]),
    );
    expect(await prove(flow, loud)).toMatchObject({ status: 200, body: { state: 'proven' } });
  });

  it('S-22 three wrong sets of answers a day are compared, over every recovery, and then nothing', async () => {
    await world.sql(`delete from tenant.code_brake`);
    await enrol('grace');
    await rest('grace');
    const tries: number[] = [];
    for (let number = 0; number < 2; number += 1) {
      const flow = await mailed('grace');
      const { questions } = (await ask(flow)).body;
      for (let turn = 0; turn < 3; turn += 1)
        tries.push((await prove(flow, { [questions[0]?.id ?? '']: `guess ${turn}` })).status);
    }
    expect(new Set(tries)).toEqual(new Set([410]));
    const [row] = await world.sql<{ compared: number }>(
      `select cardinality(failed_at) as compared from tenant.code_brake where method = 'questions'`,
    );
    figure('S-22', 'sets of answers of one account compared within a day, of 6', row?.compared ?? 0, '3');
    expect(row?.compared).toBe(3);
    const flow = await mailed('grace');
    const { questions } = (await ask(flow)).body;
    expect((await prove(flow, answersTo(questions.map(({ id }) => id)))).status).toBe(410);
  }, 60_000);

  it('PR-A05 the step API asks first, and its page says which answers to send', async () => {
    await world.sql(`delete from tenant.code_brake`);
    await enrol('edsger');
    await rest('edsger');
    const flow = await mailed('edsger');
    const steps = world.acme.inFlow(flow);
    const verify = (more: object) =>
      steps.post<Page>('/v1/pwd_reset/verify', { id: flow.id, locale: 'en', ...more });
    const choice = (await verify({})).body;
    expect(choice.actions.map(({ name }) => name)).toEqual(['ask']);
    const page = (await verify({ verificationId: quiz, ask: true })).body;
    const asked = page.nodes.flatMap(({ type, id = '' }) => (type === 'question' ? [id] : []));
    expect(asked).toHaveLength(3);
    for (const both of [{ ask: true, answers: {} }, { code: '1', answers: {} }, { resend: true }])
      expect((await verify({ verificationId: quiz, ...both })).status).toBe(422);
    expect((await verify({ answers: {} })).status).toBe(422);
    const proven = await verify({ verificationId: quiz, answers: answersTo(asked) });
    expect(proven).toMatchObject({ status: 200, body: { state: 'reset' } });
  });

  it('S-42 hostile answers are refused without an error of ours', async () => {
    const flow = await mailed('ada');
    const hostile: readonly unknown[] = [
      ...[null, 'x', [], { 'not an id': 'x' }, { [quiz]: null }, { [quiz]: { deep: 'x' } }],
      ...[{ [quiz]: 'x'.repeat(1025) }],
      Object.fromEntries(Array.from({ length: 21 }, () => [randomUUID(), 'x'])),
    ];
    for (const answers of hostile) {
      const refused = await world.acme
        .inFlow(flow)
        .post(`/v1/reset-requests/${flow.id}/proofs`, { verificationId: quiz, answers });
      expect([answers, refused.status]).toEqual([answers, 422]);
    }
    for (const where of [randomUUID(), 'x', '..%2f..'])
      expect(
        (
          await world.acme
            .inFlow(flow)
            .post(`/v1/reset-requests/${flow.id}/further-proofs/${where}/challenge`, {})
        ).status,
      ).toBe(404);
  });

  it('I3 no answer is anywhere in the database as it is', async () => {
    const told: string[] = [];
    const tables = await world.sql<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'tenant' and table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const rows = await world.sql(
        `select 1 from tenant.${name} x where row_to_json(x)::text ~* 'canary \\d' limit 1`,
      );
      if (rows.length > 0) told.push(name);
    }
    figure('I3', `tables with an answer to a question, of ${tables.length}`, told.length, '0');
    expect([tables.length > 30, told]).toEqual([true, []]);
  });
});
