import { inMemoryWorld } from '@latchkey/kernel/testing';
import { InMemoryPausedSignIns } from './in-memory-paused-sign-ins.ts';
import { InMemorySignInPlans } from './in-memory-sign-in-plans.ts';
import { signInsContract } from './sign-ins.contract.ts';

signInsContract('in memory', async () => {
  const world = inMemoryWorld();
  const pausedSignIns = new InMemoryPausedSignIns(world.database);
  return { ...world, pausedSignIns, plans: new InMemorySignInPlans(world.database) };
});
