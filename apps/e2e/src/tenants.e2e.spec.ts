import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { figure, volume } from './world/volumes.ts';
import { World, type Started } from './world/world.ts';

describe('two tenants in one house', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  it('S-40 every route with an id answers a foreign id exactly as an absent one', async () => {
    const { acme, globex } = world;
    const foreign = (await globex.start('barbara')).body;
    await world.mails.await(globex.user('barbara').email, /reset your password/);
    const document = (await acme.api.get<OpenApi>('/openapi.json')).body;
    const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations)
        .filter(() => path.includes('{id}'))
        .map((method) => ({ path, method: method.toUpperCase() })),
    );
    expect(routes.length).toBeGreaterThanOrEqual(4);
    let differences = 0;
    for (const { path, method } of routes) {
      const call = async (id: string, { flowSecret }: { flowSecret: string }) => {
        const body = bodies[path.split('/').at(-1) ?? ''];
        const sending = body === undefined ? {} : { body };
        const answer = await acme.inFlow({ flowSecret }).send(method, path.replace('{id}', id), sending);
        return { status: answer.status, body: { ...(answer.body as object), request_id: '' } };
      };
      const absent = await call(randomUUID(), foreign);
      for (const id of [foreign.id, foreign.id.toUpperCase()]) {
        const answer = await call(id, foreign);
        if (JSON.stringify(answer) !== JSON.stringify(absent)) differences += 1;
        expect({ path, method, id, ...answer }).toEqual({ path, method, id, ...absent });
      }
    }
    figure(
      'I5 S-40',
      `foreign ids told apart from absent ones, ${routes.length} routes of public-api`,
      differences,
      '0',
    );
    const still = await globex.inFlow(foreign).get(`/v1/reset-requests/${foreign.id}`);
    expect([still.status, still.body['state']]).toEqual([200, 'awaiting_proof']);
  });

  it('S-40 S-11 the tenant follows from the key alone: headers and bodies that name another one change nothing', async () => {
    const { acme, globex } = world;
    const headers = {
      host: globex.host,
      'x-forwarded-host': globex.host,
      'x-tenant-id': globex.seeded.tenantId,
      'latchkey-tenant': globex.seeded.tenantId,
    };
    await world.mails.clear();
    await acme.api.post('/v1/reset-requests', { identifier: 'barbara' }, { headers });
    await acme.api.post('/v1/reset-requests', { identifier: 'ada' }, { headers });
    await world.mails.await(acme.user('ada').email, /reset your password/);
    expect(await world.mails.to(globex.user('barbara').email)).toEqual([]);
    expect(await world.mails.to(globex.user('ada').email)).toEqual([]);
  });

  it(
    'S-41 jobs of two tenants, mixed, have effects in their own tenant only',
    async () => {
      const { acme, globex } = world;
      // The mail catcher keeps five thousand mails: what it has caught is counted batch by batch.
      const [batches, rounds] = [volume(1, 5), volume(60, 1000)];
      let crossed = 0;
      for (let batch = 0; batch < batches; batch += 1) {
        await world.mails.clear();
        for (let sent = 0; sent < rounds; sent += 20) {
          await Promise.all(
            Array.from({ length: 20 }, () => [acme.start('ada'), globex.start('ada')]).flat(),
          );
        }
        const atAcme = await world.mails.await(acme.user('ada').email, /reset your password/, rounds);
        const atGlobex = await world.mails.await(globex.user('ada').email, /reset your password/, rounds);
        expect([atAcme.length, atGlobex.length]).toEqual([rounds, rounds]);
        crossed += atAcme.filter(({ text }) => !text.includes('https://login.acme.example/')).length;
        crossed += atGlobex.filter(({ text }) => !text.includes('https://login.globex.example/')).length;
      }
      const flows = batches * rounds * 2;
      figure('S-41', `effects in the other tenant, ${flows} flows of two tenants`, crossed, '0');
      expect(crossed).toBe(0);
    },
    volume(60_000, 900_000),
  );

  it('BY-15 a flow begun on one device is finished on another, and a lost answer is asked for again', async () => {
    const { acme } = world;
    await world.mails.clear();
    const laptop: Started = (await acme.start('grace')).body;
    const { token } = await world.mails.secrets(acme.user('grace').email);
    const phone = (await acme.redeem(token, 'the-phone-lost-this-answer')).body;
    const again = await acme.redeem(token, 'the-phone-lost-this-answer');
    expect([again.status, again.body]).toEqual([200, phone]);
    expect((await acme.inFlow(laptop).get(`/v1/reset-requests/${laptop.id}`)).status).toBe(404);
    const set = await acme.setPassword(again.body, 'begun on a laptop, ended on a phone', 'set-exactly-once');
    const repeated = await acme.setPassword(
      again.body,
      'begun on a laptop, ended on a phone',
      'set-exactly-once',
    );
    expect([set.body.result, repeated.body.result]).toEqual(['PASSWORD_RESET', 'PASSWORD_RESET']);
  });
});

interface OpenApi {
  readonly paths: Record<string, Record<string, unknown>>;
}

/** A body that each route would take, by the last part of its path. */
const bodies: Record<string, unknown> = {
  proofs: { code: '123456' },
  password: { newPassword: 'seven green kettles sing' },
};
