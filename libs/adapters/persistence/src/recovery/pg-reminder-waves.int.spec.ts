import { ReminderWaves } from '@latchkey/recovery';
import { reminderWavesContract } from '@latchkey/recovery/testing';
import { pgWorld } from '../testing/pg-world.ts';

reminderWavesContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, waves: world.parts.get(ReminderWaves) };
});
