import { User, Users } from '@latchkey/identity';
import { unitWithin } from '@latchkey/kernel/testing';
import { PersonalRecords } from '@latchkey/verification';
import { personalRecordsContract } from '@latchkey/verification/testing';
import { pgWorld } from '../testing/pg-world.ts';

personalRecordsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return {
    ...world,
    records: world.parts.get(PersonalRecords),
    addPerson: (premises, person) =>
      unitWithin(world, premises, async () => {
        const { tenantId, environment, storeId } = premises;
        const place = { tenantId, environment, storeId, createdAt: await world.clock.now() };
        const user = User.create({ ...place, ...person, id: world.secrets.id() });
        await world.parts.get(Users).add(user);
        return user.id;
      }),
  };
});
