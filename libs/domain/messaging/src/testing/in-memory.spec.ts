import { inMemoryWorld } from '@latchkey/kernel/testing';
import { caughtMessagesContract } from './caught-messages.contract.ts';
import { InMemoryCaughtMessages } from './in-memory-caught-messages.ts';
import { InMemoryMessageTexts } from './in-memory-message-texts.ts';
import { InMemorySmsBudgets } from './in-memory-sms-budgets.ts';
import { InMemorySmsServices } from './in-memory-sms-services.ts';
import { messageTextsContract } from './message-texts.contract.ts';
import { smsBudgetsContract } from './sms-budgets.contract.ts';
import { smsServicesContract } from './sms-services.contract.ts';

caughtMessagesContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, caught: new InMemoryCaughtMessages(world.database) };
});

messageTextsContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, texts: new InMemoryMessageTexts(world.database) };
});

smsBudgetsContract('in memory', async () => {
  const world = inMemoryWorld();
  const pass = async (milliseconds: number) => world.clock.advance(milliseconds);
  return { ...world, budgets: new InMemorySmsBudgets(world.database, world.clock), pass, storm: 10_000 };
});

smsServicesContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, services: new InMemorySmsServices(world.database) };
});
