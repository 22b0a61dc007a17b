import { MessageTexts } from '@latchkey/messaging';
import { messageTextsContract } from '@latchkey/messaging/testing';
import { pgWorld } from '../testing/pg-world.ts';

messageTextsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  return { ...world, texts: world.parts.get(MessageTexts) };
});
