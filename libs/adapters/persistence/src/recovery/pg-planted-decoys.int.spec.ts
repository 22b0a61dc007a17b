import { PlantedDecoys } from '@latchkey/recovery';
import { plantedDecoysContract } from '@latchkey/recovery/testing';
import { pgWorld } from '../testing/pg-world.ts';

plantedDecoysContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, decoys: world.parts.get(PlantedDecoys) };
});
