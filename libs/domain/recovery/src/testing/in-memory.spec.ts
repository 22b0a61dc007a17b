import { hours } from '@latchkey/kernel';
import { inMemoryWorld, unitWithin, type Premises } from '@latchkey/kernel/testing';
import { InMemoryCredentialChanges } from '@latchkey/credentials/testing';
import { InMemoryProcesses } from './in-memory-processes.ts';
import { InMemoryMessages } from '@latchkey/messaging/testing';
import { InMemoryChallenges, InMemoryFlows, widestLimits } from '@latchkey/verification/testing';
import { brakesContract } from './brakes.contract.ts';
import { InMemoryBrakes } from './in-memory-brakes.ts';
import { InMemoryActivityMonitor, InMemoryLockouts } from './in-memory-lockouts.ts';
import { InMemoryMailBudgets } from './in-memory-mail-budgets.ts';
import { InMemoryNoticeBudgets, ScriptedAdministrators } from './in-memory-notices.ts';
import { InMemorySpentProofs } from './in-memory-spent-proofs.ts';
import { InMemoryReminderWaves } from './in-memory-reminders.ts';
import { reminderWavesContract } from './reminder-waves.contract.ts';
import { EasyPuzzles } from './easy-puzzles.ts';
import { puzzlesContract } from './puzzles.contract.ts';
import { spentProofsContract } from './spent-proofs.contract.ts';
import { InMemoryPlantedDecoys } from './in-memory-planted-decoys.ts';
import { InMemoryResetRequests } from './in-memory-reset-requests.ts';
import { InMemoryStepSessions } from './in-memory-step-sessions.ts';
import { InMemoryTenant } from './in-memory-tenant.ts';
import { processesContract } from './processes.contract.ts';
import { lockoutsContract } from './lockouts.contract.ts';
import { mailBudgetsContract } from './mail-budgets.contract.ts';
import { noticesContract } from './notices.contract.ts';
import { plantedDecoysContract } from './planted-decoys.contract.ts';
import { resetRequestsContract, standingAfter } from './reset-requests.contract.ts';
import { stepSessionsContract } from './step-sessions.contract.ts';

reminderWavesContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, waves: new InMemoryReminderWaves(world.database) };
});

stepSessionsContract('in memory', () => {
  const world = inMemoryWorld();
  return Promise.resolve({ ...world, stepSessions: new InMemoryStepSessions(world.database) });
});

resetRequestsContract('in memory', async () => {
  const world = inMemoryWorld();
  const tenants = [new InMemoryTenant(world.ours)];
  const of = (userId: string | null) =>
    tenants.find(({ premises }) => premises.userId === userId) ?? tenants[0];
  const changes = new InMemoryCredentialChanges(world.database, () => undefined);
  const resetRequests = new InMemoryResetRequests(
    world.database,
    (request) => {
      const tenant = of(request.userId);
      if (!tenant) throw new Error('no tenant');
      return tenant.standing(request);
    },
    changes,
  );
  return {
    ...world,
    resetRequests,
    changes,
    addAccount: async (premises: Premises) => {
      const userId = world.secrets.id();
      const email = `${userId}@example.com`;
      tenants.push(new InMemoryTenant({ ...premises, userId, email }));
      return { userId, email };
    },
    change: async (_, change, userId) => {
      const tenant = of(userId);
      if (tenant) tenant.changed = standingAfter[change];
      return async () => {
        if (tenant) tenant.changed = {};
      };
    },
  };
});

processesContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, processes: new InMemoryProcesses(world.database, () => undefined) };
});

brakesContract('in memory', async () => {
  const world = inMemoryWorld();
  const passHour = async () => world.clock.advance(hours(1));
  return { ...world, brakes: new InMemoryBrakes(world.clock), passHour };
});

mailBudgetsContract('in memory', async () => {
  const world = inMemoryWorld();
  const flows = new InMemoryFlows(world.database);
  const messages = new InMemoryMessages(world.database);
  const challenges = new InMemoryChallenges(world.database, world.clock, flows);
  return {
    ...world,
    messages,
    challenges,
    budgets: new InMemoryMailBudgets(world.database, world.clock, messages, challenges),
    pass: async (milliseconds: number) => world.clock.advance(milliseconds),
    openFlow: (premises: Premises, accountKey: Buffer) =>
      unitWithin(world, premises, async () => {
        const { secrets } = world;
        const flow = { requestId: secrets.id(), flowDigest: secrets.tokenDigest(secrets.token()) };
        flows.open({ ...flow, accountKey, limits: widestLimits });
        return flow;
      }),
  };
});

lockoutsContract('in memory', async () => {
  const world = inMemoryWorld();
  const flows = new InMemoryFlows(world.database);
  const challenges = new InMemoryChallenges(world.database, world.clock, flows);
  return {
    ...world,
    lockouts: new InMemoryLockouts(world.database, challenges),
    monitor: new InMemoryActivityMonitor(world.database, world.clock),
    pass: async (milliseconds: number) => world.clock.advance(milliseconds),
  };
});

spentProofsContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, spent: new InMemorySpentProofs(world.database) };
});

puzzlesContract('in memory', async () => ({
  puzzles: new EasyPuzzles(),
  solve: async (puzzle) => EasyPuzzles.solve(puzzle),
  prolonged: (solution) => solution.replace('12:05', '13:05'),
}));

noticesContract('in memory', async () => {
  const world = inMemoryWorld();
  const messages = new InMemoryMessages(world.database);
  const administrators = new ScriptedAdministrators();
  return {
    ...world,
    messages,
    administrators,
    budgets: new InMemoryNoticeBudgets(world.database),
    staff: async ({ tenantId }: Premises) => {
      const ids = [world.secrets.id(), world.secrets.id()];
      administrators.of.set(tenantId, ids);
      return ids;
    },
    notices: (premises: Premises) =>
      unitWithin(world, premises, async () =>
        messages.table
          .all()
          .map(({ staffId, aboutId }) => ({ staffId: staffId ?? '', aboutId: aboutId ?? '' })),
      ),
    passHour: async () => world.clock.advance(hours(1)),
  };
});

plantedDecoysContract('in memory', async () => {
  const world = inMemoryWorld();
  const isAccount = (key: string): boolean => [world.ours.userName, world.ours.email].includes(key);
  return { ...world, decoys: new InMemoryPlantedDecoys(world.database, isAccount) };
});
