import { inMemoryWorld } from '@latchkey/kernel/testing';
import { InMemoryMessageTexts } from './in-memory-message-texts.ts';
import { messageTextsContract } from './message-texts.contract.ts';

messageTextsContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, texts: new InMemoryMessageTexts(world.database) };
});
