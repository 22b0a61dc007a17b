import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unitWithin } from '@latchkey/kernel/testing';
import { SmsService, SmsServices } from '@latchkey/messaging';
import { smsServicesContract } from '@latchkey/messaging/testing';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

smsServicesContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, services: world.parts.get(SmsServices) };
});

describe('SMS services at rest', () => {
  let world: PgWorld;
  beforeAll(async () => {
    world = await pgWorld();
  });
  afterAll(() => world.close());

  const add = (id: string) =>
    unitWithin(world, world.ours, async () => {
      const { tenantId, environment } = world.ours;
      const service = SmsService.create({
        ...{ tenantId, environment, id, provider: 'twilio', createdAt: await world.clock.now(), name: id },
        ...{ sender: 'Acme', settings: {}, destinations: {}, dailyBudget: 1 },
      });
      service.activate();
      await world.parts.get(SmsServices).add(service);
    });

  it('PR-B26 one of an environment is active, whatever the code says', async () => {
    await add(world.secrets.id());
    await expect(add(world.secrets.id())).rejects.toThrow();
  });

  it('S-40 the directory forgets one with its service, and only for its own tenant', async () => {
    const id = world.secrets.id();
    await unitWithin(world, world.ours, async () => {
      const { tenantId, environment } = world.ours;
      const place = { tenantId, environment, id, createdAt: await world.clock.now() };
      const content = { name: id, sender: 'A', settings: {}, destinations: {}, dailyBudget: 1 };
      await world.parts.get(SmsServices).add(SmsService.create({ ...place, provider: 'twilio', ...content }));
    });
    const known = async () =>
      (await world.admin.query(`select environment from directory.sms_service where id = $1`, [id])).rows;
    const forgotten = { id } as SmsService;
    await unitWithin(world, world.theirs, () => world.parts.get(SmsServices).remove(forgotten));
    expect(await known()).toEqual([{ environment: 'live' }]);
    await unitWithin(world, world.ours, () => world.parts.get(SmsServices).remove(forgotten));
    expect(await known()).toEqual([]);
  });
});
