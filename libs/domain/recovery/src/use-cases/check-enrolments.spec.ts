import { beforeEach, describe, expect, it } from '@jest/globals';
import { ExtensionRunner, noAnswer, type ExtensionAnswer } from '@latchkey/extensions';
import { Clock, Secrets, UnitOfWork } from '@latchkey/kernel';
import { composeParts, inMemoryWorld, unitWithin, within } from '@latchkey/kernel/testing';
import { EnrolmentChecks } from '../enrolment-check/enrolment-checks.ts';
import { checkBatch } from '../enrolment-check/enrolment-verdict.ts';
import { recoveryWorkerParts } from '../parts.ts';
import { InMemoryEnrolmentChecks } from '../testing/in-memory-enrolment-checks.ts';
import { CheckEnrolmentsHandler } from './check-enrolments.ts';

/** Answers as it was told to, and remembers whom it was asked about. */
class ScriptedRunner extends ExtensionRunner {
  readonly asked: unknown[] = [];
  answer: (input: { readonly userId: string }) => ExtensionAnswer = () => said(true);
  async run(extensionId: string, type: string, input: { readonly userId: string }): Promise<ExtensionAnswer> {
    this.asked.push({ extensionId, type, ...input });
    return this.answer(input);
  }
}

const said = (enrolled: boolean): ExtensionAnswer => ({ kind: 'answered', output: { enrolled } });

describe('whom people are told to be enrolled by a check', () => {
  let world: ReturnType<typeof inMemoryWorld>;
  let checks: InMemoryEnrolmentChecks;
  let runner: ScriptedRunner;
  let check: () => Promise<void>;

  beforeEach(() => {
    world = inMemoryWorld();
    [checks, runner] = [new InMemoryEnrolmentChecks(world.database), new ScriptedRunner()];
    const handler = composeParts(recoveryWorkerParts, [
      [UnitOfWork, world.unitOfWork],
      [Clock, world.clock],
      [Secrets, world.secrets],
      [EnrolmentChecks, checks],
      [ExtensionRunner, runner],
    ]).handler(CheckEnrolmentsHandler);
    check = () => within(world.ours, () => handler.execute());
  });

  const ask = (...userIds: readonly string[]) =>
    checks.waiting.push(
      ...userIds.map((userId) => ({
        ...{ verdictId: `verdict of ${userId}`, userId, verificationId: 'badge', extensionId: 'ours' },
      })),
    );
  const verdicts = () =>
    unitWithin(world, world.ours, async () =>
      checks.table.all().map(({ userId, enrolled }) => [userId, enrolled]),
    );
  const news = () =>
    world.database.happenings.splice(0).map(({ event }) => [event.name, event.facts()['userId']]);

  it('PR-B41 asks the tenant\u2019s own check about each, and keeps what it says', async () => {
    ask('ada', 'eve');
    runner.answer = ({ userId }) => said(userId === 'ada');
    await check();
    expect(runner.asked[0]).toEqual({
      ...{ extensionId: 'ours', type: 'enrollment_check', userId: 'ada', verificationId: 'badge' },
    });
    expect(await verdicts()).toEqual([
      ['ada', true],
      ['eve', false],
    ]);
  });

  it('PR-U05 PR-B41 who is found to be enrolled is submitted like anybody who enrols, once; and who is not any more, removed', async () => {
    ask('ada');
    await check();
    expect(news()).toEqual([['verification.enrolment.submitted', 'ada']]);
    ask('ada');
    await check();
    expect(news()).toEqual([]);
    runner.answer = () => said(false);
    ask('ada');
    await check();
    expect(news()).toEqual([['verification.enrolment.removed', 'ada']]);
  });

  it('PR-B41 no answer is not a no: what was known stays', async () => {
    ask('ada');
    await check();
    news();
    runner.answer = () => noAnswer('unavailable');
    ask('ada', 'eve');
    await check();
    expect(await verdicts()).toEqual([
      ['ada', true],
      ['eve', false],
    ]);
    expect(news()).toEqual([]);
  });

  it('asks about so many at a time, and the next are a job of their own', async () => {
    ask(...Array.from({ length: checkBatch + 1 }, (_, place) => `person ${place}`));
    runner.answer = () => said(false);
    await check();
    expect(runner.asked).toHaveLength(checkBatch);
    expect(world.database.eventNames()).toEqual(['recovery.enrolment-checks.wanted']);
    await check();
    expect(world.database.eventNames()).toHaveLength(1);
  });
});
