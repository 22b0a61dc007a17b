import { inMemoryWorld, unitWithin } from '@latchkey/kernel/testing';
import { askedProofsContract } from './asked-proofs.contract.ts';
import { challengesContract } from './challenges.contract.ts';
import { codeBrakesContract } from './code-brakes.contract.ts';
import { enrolmentLinksContract } from './enrolment-links.contract.ts';
import { enrolmentsContract } from './enrolments.contract.ts';
import type { ChallengesWorld } from './flows-with-codes.ts';
import { InMemoryAskedProofs } from './in-memory-asked-proofs.ts';
import { InMemoryEnrolmentLinks } from './in-memory-enrolment-links.ts';
import { InMemoryEnrolments } from './in-memory-enrolments.ts';
import { InMemoryChallenges } from './in-memory-challenges.ts';
import { InMemoryFlows, widestLimits } from './in-memory-flows.ts';
import { identityConfirmationsContract } from './identity-confirmations.contract.ts';
import { InMemoryIdentityConfirmations } from './in-memory-identity-confirmations.ts';
import { InMemoryPersonalRecords } from './in-memory-personal-records.ts';
import { InMemoryQuestionCatalogue, InMemoryQuestions } from './in-memory-questions.ts';
import { InMemoryTemplates } from './in-memory-templates.ts';
import { InMemoryDisabledMethods, InMemoryVerifications } from './in-memory-verifications.ts';
import { personalRecordsContract } from './personal-records.contract.ts';
import { questionsContract } from './questions.contract.ts';
import { templatesContract } from './templates.contract.ts';
import { verificationsContract } from './verifications.contract.ts';

const challengesInMemory = async (): Promise<ChallengesWorld> => {
  const world = inMemoryWorld();
  const flows = new InMemoryFlows(world.database);
  return {
    ...world,
    challenges: new InMemoryChallenges(world.database, world.clock, flows),
    openFlow: (premises, accountKey, limits = widestLimits) =>
      unitWithin(world, premises, async () => {
        const flow = {
          requestId: world.secrets.id(),
          flowDigest: world.secrets.tokenDigest(world.secrets.token()),
        };
        flows.open({ ...flow, accountKey, limits });
        return flow;
      }),
    pass: async (milliseconds) => world.clock.advance(milliseconds),
  };
};
challengesContract('in memory', challengesInMemory);
codeBrakesContract('in memory', challengesInMemory);

enrolmentsContract('in memory', async () => {
  const world = inMemoryWorld();
  return {
    ...world,
    enrolments: new InMemoryEnrolments(world.database),
    addAccount: async () => ({ userId: world.secrets.id() }),
  };
});

enrolmentLinksContract('in memory', async () => {
  const world = inMemoryWorld();
  return {
    ...world,
    links: new InMemoryEnrolmentLinks(world.database, world.clock),
    addAccount: async () => ({ userId: world.secrets.id() }),
    age: async (_, milliseconds) => world.clock.advance(milliseconds),
  };
});

askedProofsContract('in memory', async () => {
  const world = inMemoryWorld();
  const askedProofs = new InMemoryAskedProofs(world.database);
  return { ...world, askedProofs, addRequest: async () => world.secrets.id() };
});

verificationsContract('in memory', async () => {
  const world = inMemoryWorld();
  return {
    ...world,
    verifications: new InMemoryVerifications(world.database),
    disabledMethods: new InMemoryDisabledMethods(world.database),
  };
});

templatesContract('in memory', async () => {
  const world = inMemoryWorld();
  return { ...world, templates: new InMemoryTemplates(world.database) };
});

personalRecordsContract('in memory', async () => {
  const world = inMemoryWorld();
  const records = new InMemoryPersonalRecords(world.database);
  return {
    ...world,
    records,
    addPerson: (premises, { userName, email, displayName, attributes }) =>
      unitWithin(world, premises, async () => {
        const userId = world.secrets.id();
        records.keep(userId, { user_name: userName, email, display_name: displayName }, attributes);
        return userId;
      }),
  };
});

identityConfirmationsContract('in memory', async () => {
  const world = inMemoryWorld();
  return {
    ...world,
    confirmations: new InMemoryIdentityConfirmations(world.database, world.clock),
    addPerson: async () => world.secrets.id(),
    addAgent: async () => world.secrets.id(),
    age: async (milliseconds) => world.clock.advance(milliseconds),
  };
});

questionsContract('in memory', async () => {
  const world = inMemoryWorld();
  const questions = new InMemoryQuestions(world.database);
  return { ...world, questions, catalogue: new InMemoryQuestionCatalogue(questions) };
});
