import { CaughtMessages } from '@latchkey/messaging';
import { caughtMessagesContract } from '@latchkey/messaging/testing';
import { pgWorld } from '../testing/pg-world.ts';

caughtMessagesContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, caught: world.parts.get(CaughtMessages) };
});
