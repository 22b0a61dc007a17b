import { PausedSignIns, SignInPlans } from '@latchkey/sign-in';
import { signInsContract } from '@latchkey/sign-in/testing';
import { pgWorld } from '../testing/pg-world.ts';

signInsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const [pausedSignIns, plans] = [world.parts.get(PausedSignIns), world.parts.get(SignInPlans)];
  return { ...world, pausedSignIns, plans };
});
