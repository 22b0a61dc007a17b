import { beforeEach, describe, expect, it } from '@jest/globals';
import { ExtensionRunner, noAnswer, type ExtensionAnswer } from '@latchkey/extensions';
import { Unavailable } from '@latchkey/kernel';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { RunPostReset, RunPostResetHandler } from './run-post-reset.ts';

/** Answers what a story wants, and keeps what it was asked. */
class ScriptedRunner extends ExtensionRunner {
  readonly asked: unknown[] = [];
  answer: ExtensionAnswer = { kind: 'answered', output: { done: true } };

  run(...question: unknown[]): Promise<ExtensionAnswer> {
    this.asked.push(question);
    return Promise.resolve(this.answer);
  }
}

describe('what a tenant wants done after a reset', () => {
  let house: RecoveryHouse;
  let runner: ScriptedRunner;
  let requestId: string;

  beforeEach(async () => {
    house = new RecoveryHouse();
    runner = new ScriptedRunner();
    house.requests.postResetExtensionId = 'tidy-up';
    ({ id: requestId } = await house.start());
  });

  const succeed = () =>
    house.at(async () => (await house.requests.getForUpdate(requestId))?.succeed(house.world.clock.moment));
  const run = () => {
    const handler = new RunPostResetHandler(house.world.unitOfWork, house.requests, runner);
    return house.here(() => handler.execute(new RunPostReset(requestId)));
  };
  const told = () => house.world.database.happenings.at(-1)?.event;

  it('PR-T16 asks its extension about the reset, and remembers that it was done', async () => {
    await succeed();
    await run();
    const { userId, storeId } = house.world.ours;
    const input = { requestId, userId, storeId, outcome: 'success' };
    expect(runner.asked).toEqual([['tidy-up', 'post_reset_script', input]]);
    expect(told()).toMatchObject({ name: 'recovery.post-reset.done', subject: requestId });
  });

  it('PR-T16 asks nobody while the password is not changed, nor where the process names nothing', async () => {
    await run();
    await succeed();
    house.requests.postResetExtensionId = null;
    await run();
    expect(runner.asked).toEqual([]);
    expect(told()).toMatchObject({ name: 'recovery.reset.succeeded' });
  });

  it.each(['unavailable', 'too-busy', 'too-slow', 'unknown'] as const)(
    'R-31 asks again later when the answer is that it was %s, and says so each time',
    async (reason) => {
      await succeed();
      runner.answer = noAnswer(reason);
      await expect(run()).rejects.toThrow(Unavailable);
      expect(told()).toMatchObject({ name: 'recovery.post-reset.failed', reason });
    },
  );

  it.each([
    [noAnswer('failed'), 'failed'],
    [noAnswer('inactive'), 'inactive'],
    [noAnswer('output-refused'), 'output-refused'],
    [{ kind: 'answered', output: { done: false } }, 'not-done'],
  ] as const)('PR-T16 gives up on %j, and the reset stays one', async (answer, reason) => {
    await succeed();
    runner.answer = answer;
    await run();
    expect(told()).toMatchObject({ name: 'recovery.post-reset.failed', reason, outcome: 'failure' });
    expect((await house.request(requestId)).status).toBe('success');
  });
});
