import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mailProven } from './world/enrolled-people.ts';
import type { Answer } from './world/http-client.ts';
import { figure } from './world/volumes.ts';
import { World, type Proven } from './world/world.ts';

interface Asked {
  readonly kind: string;
  readonly questions: readonly { readonly id: string; readonly text: string }[];
}

interface Seen {
  readonly state: string;
  readonly furtherProofs: readonly {
    readonly id: string;
    readonly readiness: string;
    readonly asksFor: string;
  }[];
}

const datum = randomUUID();
const parameters = {
  attribute: 'badge',
  labels: { en: 'Number of your badge', de: 'Nummer Ihres Ausweises' },
  defaultLanguage: 'en',
};
const canary = 'Canary No. 4711-Straße';

describe('personal data', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    const { tenantId, processId } = world.acme.seeded;
    await world.sql(
      `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
        values ($1, 'live', $2, 'Your badge', 'your badge', 'personal_data', 'active', $3, now(), 1)`,
      [tenantId, datum, parameters],
    );
    await world.sql(`update tenant.process_version set owed = owed || $2::uuid where process_id = $1`, [
      processId,
      datum,
    ]);
    for (const name of ['ada', 'edsger'])
      await world.sql(`update tenant.app_user set attributes = $2 where id = $1`, [
        world.acme.user(name).id,
        { badge: canary },
      ]);
  }, 60_000);
  afterAll(() => world.stop());

  const mailed = (name: string) => mailProven(world, name);
  const ask = (flow: Proven, locale = 'en'): Promise<Answer<Asked>> =>
    world.acme
      .inFlow(flow)
      .post(`/v1/reset-requests/${flow.id}/further-proofs/${datum}/challenge`, { locale });
  const prove = (flow: Proven, answer: string): Promise<Answer<Proven & { code?: string }>> =>
    world.acme
      .inFlow(flow)
      .post(`/v1/reset-requests/${flow.id}/proofs`, { verificationId: datum, answers: { [datum]: answer } });
  const see = (flow: Proven): Promise<Answer<Seen>> =>
    world.acme.inFlow(flow).get(`/v1/reset-requests/${flow.id}`);

  it('PR-M12 PR-T24 after the mail people are asked by the tenant’s label, and go on with what is on record', async () => {
    const flow = await mailed('ada');
    expect((await see(flow)).body.furtherProofs).toMatchObject([
      { id: datum, readiness: 'ready', asksFor: 'answers' },
    ]);
    const asked = await ask(flow, 'de');
    expect(asked).toMatchObject({
      status: 200,
      body: { kind: 'questions', questions: [{ id: datum, text: 'Nummer Ihres Ausweises' }] },
    });
    const wrong = await prove(flow, 'Canary No. 4712');
    expect([wrong.status, wrong.body.code]).toEqual([410, 'proof-rejected']);
    const right = await prove(flow, ' CANARY  no. 4711-strasse ');
    expect(right).toMatchObject({ status: 200, body: { state: 'proven' } });
  });

  it('PR-M12 S-05 who has nothing on record is refused in the same words, whatever they answer', async () => {
    const [has, lacks] = [await mailed('edsger'), await mailed('grace')];
    expect((await see(lacks)).body.furtherProofs).toMatchObject([{ readiness: 'not_enrolled' }]);
    expect((await ask(lacks)).status).toBe(404);
    const masked = ({ status, body }: Answer<object>) => ({ status, body: { ...body, request_id: '' } });
    const refused = masked(await prove(has, 'Canary No. 4712'));
    for (const answer of ['', canary, 'null', '\u200b'])
      expect(masked(await prove(lacks, answer))).toMatchObject({
        status: refused.status,
        body: refused.body,
      });
  });

  it('S-22 PR-M12 three answers a day are compared, over every recovery, and then nothing', async () => {
    await world.sql(`delete from tenant.code_brake`);
    const tries: number[] = [];
    for (let number = 0; number < 2; number += 1) {
      const flow = await mailed('edsger');
      for (let turn = 0; turn < 3; turn += 1) tries.push((await prove(flow, `guess ${turn}`)).status);
    }
    expect(new Set(tries)).toEqual(new Set([410]));
    const [row] = await world.sql<{ compared: number }>(
      `select cardinality(failed_at) as compared from tenant.code_brake where method = 'personal_data'`,
    );
    figure('S-22', 'answers about one account compared within a day, of 6', row?.compared ?? 0, '3');
    expect(row?.compared).toBe(3);
    expect((await prove(await mailed('edsger'), canary)).status).toBe(410);
  });

  it('S-83 the datum is nowhere but on record of the person', async () => {
    const told: string[] = [];
    const tables = await world.sql<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'tenant' and table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const text = `select 1 from tenant.${name} x where row_to_json(x)::text ~* 'canary|471[12]-stra' limit 1`;
      if ((await world.sql(text)).length > 0) told.push(name);
    }
    figure('S-83', `tables with the datum of a person, of ${tables.length}`, told.length, '1: that of users');
    expect([tables.length > 30, told]).toEqual([true, ['app_user']]);
  });
});
