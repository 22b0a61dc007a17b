import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World } from './world/world.ts';

describe('a mock that somebody made active behind the application’s back', () => {
  let world: World;
  const ends: [name: string, code: number][] = [];
  beforeAll(async () => {
    world = await World.start({
      processes: ['public-api', 'worker'],
      onUnexpectedEnd: (name, code) => ends.push([name, code]),
    });
    // As the owner of the database, past the table's own rule.
    await world.sql('alter table tenant.verification drop constraint verification_mock_in_test');
    await world.sql(`update tenant.verification set type = 'mock_success' where tenant_id = $1`, [
      world.globex.seeded.tenantId,
    ]);
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  it.each(['public-api', 'worker'] as const)(
    'S-49 %s does not start, and names the tenant and the process',
    async (name) => {
      const [row] = await world.sql<{ id: string }>('select id from tenant.process where tenant_id = $1', [
        world.globex.seeded.tenantId,
      ]);
      const words = `process ${row?.id} of tenant ${world.globex.seeded.tenantId}`;
      await expect(world.system.restart(name)).rejects.toThrow(words);
      const codes = ends.filter(([ended]) => ended === name).map(([, code]) => code);
      expect(codes).toEqual([1]);
      expect(await world.system.lastWords(name)).not.toContain(world.acme.seeded.tenantId);
    },
  );
});
