import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, NotFound } from '@latchkey/kernel';
import {
  figure,
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { SmsService } from '../sms-service/sms-service.ts';
import type { SmsServices } from '../sms-service/sms-services.ts';

export interface SmsServicesWorld extends ContractWorld {
  readonly services: SmsServices;
}

/** What holds for every collection of SMS services. */
export function smsServicesContract(name: string, make: () => Promise<SmsServicesWorld>): void {
  describe(`SMS services: ${name}`, () => {
    let world: SmsServicesWorld;
    const at = <T>(premises: Premises, work: () => Promise<T>) => unitWithin(world, premises, work);
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    const newName = (): string => `name ${world.secrets.id()}`;
    const add = (premises = world.ours, called = newName()): Promise<SmsService> =>
      at(premises, async () => {
        const { tenantId, environment } = premises;
        const place = { tenantId, environment, id: world.secrets.id(), createdAt: await world.clock.now() };
        const service = SmsService.create({
          ...{ ...place, provider: 'gateway', name: called, sender: 'Acme', dailyBudget: 7 },
          ...{
            settings: { description: { url: 'https://gateway.example' } },
            destinations: { countries: ['DE'] },
          },
        });
        service.keepSecrets(['b', 'a'], Buffer.from('sealed'));
        await world.services.add(service);
        return service;
      });
    const find = (id: string, premises = world.ours) => at(premises, () => world.services.find(id));

    it('gives back what was added, and keeps what was changed', async () => {
      const { id, name: called } = await add();
      const got = await find(id);
      expect(got).toMatchObject({
        ...{ id, provider: 'gateway', name: called, sender: 'Acme', dailyBudget: 7, status: 'inactive' },
        ...{
          settings: { description: { url: 'https://gateway.example' } },
          destinations: { countries: ['DE'] },
        },
        secretNames: ['a', 'b'],
      });
      expect(Buffer.from(got?.sealedSecrets ?? []).toString()).toBe('sealed');
      await at(world.ours, async () => {
        const service = await world.services.getForUpdate(id);
        const { settings, destinations } = service;
        service.change({ name: called, sender: '+4915112345678', settings, destinations, dailyBudget: 8 });
      });
      expect(await find(id)).toMatchObject({ sender: '+4915112345678', dailyBudget: 8 });
    });

    it('S-40 one is not visible to another tenant or environment, active or not', async () => {
      const { id } = await add();
      await at(world.ours, async () => (await world.services.getForUpdate(id)).activate());
      expect((await at(world.ours, () => world.services.active()))?.id).toBe(id);
      for (const place of [world.theirs, world.oursInTest]) {
        expect(await find(id, place)).toBeUndefined();
        await expect(at(place, () => world.services.getForUpdate(id))).rejects.toThrow(NotFound);
        expect(await at(place, () => world.services.active())).toBeUndefined();
      }
      await at(world.ours, async () => (await world.services.getForUpdate(id)).deactivate());
      expect(await at(world.ours, () => world.services.active())).toBeUndefined();
    });

    it('a name is taken once in an environment, however it is spelt, and free in others', async () => {
      const called = newName();
      await add(world.ours, `${called} é`);
      for (const same of [`${called} é`, `${called.toUpperCase()} É`, `${called} e\u0301`])
        await expect(add(world.ours, same)).rejects.toThrow(Conflict);
      for (const place of [world.theirs, world.oursInTest]) await add(place, `${called} é`);
    });

    it('of a hundred who take one name at once, one gets it', async () => {
      const called = newName();
      const results = fulfilled(await inParallel(100, () => add(world.ours, called)));
      figure(`${name}: of 100 SMS services of one name at once ${results.length} was made`);
      expect(results).toHaveLength(1);
    });

    it('one that was removed is gone, and its name free', async () => {
      const { id, name: called } = await add();
      await at(world.ours, async () => world.services.remove(await world.services.getForUpdate(id)));
      expect(await find(id)).toBeUndefined();
      await add(world.ours, called);
    });
  });
}
