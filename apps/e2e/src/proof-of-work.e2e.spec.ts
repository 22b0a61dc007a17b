import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from './world/http-client.ts';
import { demandOf, solutionOf } from './world/puzzles.ts';
import { figure } from './world/volumes.ts';
import { World } from './world/world.ts';

describe('starts under attack', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({
      extraEnvironment: {
        'public-api': { LATCHKEY_STARTS_PER_NETWORK: '200', LATCHKEY_WAITS_PER_NETWORK: '2' },
      },
    });
  }, 60_000);
  beforeEach(async () => {
    await world.sql('delete from platform.caller_brake');
  });
  afterAll(async () => {
    await world.stop();
  });

  /** As when a hundred starts have come from everywhere that asks. */
  async function halfUsedUp(): Promise<void> {
    await world.acme.start('nobody');
    await world.sql('update platform.caller_brake set counted = 101 where counted = 1');
  }
  const withoutIds = ({ status, text }: Answer<unknown>) => [
    status,
    text.replaceAll(/"(?:request_id|waitTicket|nonce|salt|signature)":"[^"]+"|"until":\d+/g, ''),
  ];
  const send = (headers: Record<string, string>, identifier = 'ada', tenant = world.acme) =>
    tenant.api.with(headers).post('/v1/reset-requests', { identifier, locale: 'en' });

  it('PR-P01 BY-18 S-08 are asked for a proof whoever is named, and pass with it once of a hundred at once', async () => {
    const { acme } = world;
    expect((await acme.start('ada')).status).toBe(202);
    await world.sql('delete from platform.caller_brake');
    await halfUsedUp();
    const [known, unknown] = [await acme.start('ada'), await acme.start('nobody-at-all')];
    expect(withoutIds(known)).toEqual(withoutIds(unknown));
    const proof = await solutionOf(known);
    expect((await send(proof, 'ada', world.globex)).status).toBe(403);
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(proof)));
    const passed = answers.filter(({ status }) => status === 202).length;
    figure('BY-18', 'starts that one solution let pass, of 100 at once', passed, '1');
    expect(passed).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202, 403]));
  });

  it('BY-18 a solution is too old after five minutes of the database, and rows of spent ones hold no secret', async () => {
    await halfUsedUp();
    const proof = await solutionOf(await world.acme.start('ada'));
    expect((await send(proof)).status).toBe(202);
    const rows = await world.sql<{ until: Date; left: number }>(
      'select *, extract(epoch from until - now())::int as left from tenant.spent_proof order by until desc limit 1',
    );
    expect(rows[0]?.left).toBeGreaterThan(240);
    expect(rows[0]?.left).toBeLessThanOrEqual(300);
    expect(JSON.stringify(rows)).not.toContain(world.acme.seeded.apiKey);
  });

  it('BY-18 a ticket is refused before its time and handed out again', async () => {
    await halfUsedUp();
    const { waitTicket, waitSeconds } = demandOf(await world.acme.start('ada'));
    expect(waitSeconds).toBe(30);
    const early = demandOf(await send({ 'latchkey-proof-of-work': waitTicket }));
    expect(early.waitTicket).toBe(waitTicket);
    expect(early.waitSeconds).toBeLessThanOrEqual(30);
  });

  it('PR-P01 PR-A00 the step API asks for the same, and goes on from the same step', async () => {
    const { acme } = world;
    await halfUsedUp();
    const opened = (await acme.api.post('/v1/pwd_reset/init', {})).body as { id: string; flowSecret: string };
    const step = acme.inFlow(opened);
    const body = { id: opened.id, identifier: 'ada' };
    const asked = await step.post('/v1/pwd_reset/identify', body);
    expect(asked.status).toBe(403);
    const answer = await step.with(await solutionOf(asked)).post('/v1/pwd_reset/identify', body);
    expect([answer.status, answer.body]).toEqual([
      200,
      expect.objectContaining({ state: 'verify' }) as object,
    ]);
  });

  it('PR-P01 BY-18 a process that asks every start does so in quiet times too', async () => {
    const { globex } = world;
    expect((await globex.start('ada')).status).toBe(202);
    await world.sql(
      `update tenant.process_version set policy = jsonb_set(policy, '{publicAccess,proofOfWork}', 'true')
        where tenant_id = $1`,
      [globex.seeded.tenantId],
    );
    const [known, unknown] = [await globex.start('ada'), await globex.start('nobody-at-all')];
    expect(withoutIds(known)).toEqual(withoutIds(unknown));
    expect((await send(await solutionOf(known), 'ada', globex)).status).toBe(202);
    expect((await world.acme.start('ada')).status).toBe(202);
  });

  it('EX-X5 the description tells the header and the refusal', async () => {
    const { body } = await world.acme.api.get('/openapi.json');
    const paths = body['paths'] as Record<string, { post: Record<string, unknown> }>;
    for (const path of ['/v1/reset-requests', '/v1/pwd_reset/identify']) {
      const { parameters, responses } = paths[path]?.post ?? {};
      expect(JSON.stringify(parameters)).toContain('Latchkey-Proof-Of-Work');
      expect(responses).toHaveProperty('403');
    }
  });
});
