import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  Clock,
  Conflict,
  InvalidInput,
  NotFound,
  Permissions,
  Secrets,
  StaleVersion,
  UnitOfWork,
  type DomainError,
} from '@latchkey/kernel';
import { composeParts, inMemoryWorld, unitWithin, within } from '@latchkey/kernel/testing';
import { verificationAdministrationParts } from '../parts.ts';
import { QuestionEnrolled } from '../question/errors.ts';
import { PersonalRecords } from '../personal-record/personal-records.ts';
import { QuestionCatalogue } from '../question/question-catalogue.ts';
import { Questions } from '../question/questions.ts';
import { VerificationTemplates } from '../template/verification-templates.ts';
import { InMemoryPersonalRecords } from '../testing/in-memory-personal-records.ts';
import { InMemoryQuestionCatalogue, InMemoryQuestions } from '../testing/in-memory-questions.ts';
import { InMemoryTemplates } from '../testing/in-memory-templates.ts';
import { InMemoryVerifications } from '../testing/in-memory-verifications.ts';
import { Verifications } from '../verification/verifications.ts';
import { ActivateQuestion, ActivateQuestionHandler } from './activate-question.ts';
import { ChangeQuestion, ChangeQuestionHandler } from './change-question.ts';
import { CreateQuestion, CreateQuestionHandler } from './create-question.ts';
import { CreateVerification, CreateVerificationHandler } from './create-verification.ts';
import { DeactivateQuestion, DeactivateQuestionHandler } from './deactivate-question.ts';
import { DeleteQuestion, DeleteQuestionHandler } from './delete-question.ts';
import { UpdateVerification, UpdateVerificationHandler } from './update-verification.ts';

class Anybody extends Permissions {
  readonly asked: string[] = [];
  require(_actor: unknown, permission: string): void {
    this.asked.push(permission);
  }
}

/** Everything that administers questions, in memory. */
class House {
  readonly world = inMemoryWorld();
  readonly permissions = new Anybody();
  readonly questions = new InMemoryQuestions(this.world.database);
  readonly catalogue = new InMemoryQuestionCatalogue(this.questions);
  readonly parts = composeParts(verificationAdministrationParts, [
    [UnitOfWork, this.world.unitOfWork],
    [Clock, this.world.clock],
    [Secrets, this.world.secrets],
    [Permissions, this.permissions],
    [Questions, this.questions],
    [QuestionCatalogue, this.catalogue],
    [PersonalRecords, new InMemoryPersonalRecords(this.world.database)],
    [Verifications, new InMemoryVerifications(this.world.database)],
    [VerificationTemplates, new InMemoryTemplates(this.world.database)],
  ]);

  ask<M, R>(type: new (...needs: never[]) => { execute(message: M): Promise<R> }, message: M): Promise<R> {
    return within(this.world.ours, () => this.parts.handler(type).execute(message));
  }

  made(text: string): Promise<string> {
    return this.ask(CreateQuestionHandler, new CreateQuestion(said(text)));
  }

  at<T>(work: () => Promise<T>): Promise<T> {
    return unitWithin(this.world, this.world.ours, work);
  }
}

const said = (text: string) => ({ texts: { en: text }, defaultLanguage: 'en' });
const told = async (work: Promise<unknown>): Promise<DomainError> => {
  const error: unknown = await work.then(() => undefined).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InvalidInput);
  return error as DomainError;
};

describe('the catalogue of questions', () => {
  let house: House;
  let first: string;
  beforeEach(async () => {
    house = new House();
    first = await house.made('Which lake?');
  });

  it('PR-T20 is written, changed, switched off and on by whoever may write verifications', async () => {
    await house.ask(ChangeQuestionHandler, new ChangeQuestion(first, 1, said('Which river?')));
    const stale = new ChangeQuestion(first, 7, said('Which sea?'));
    await expect(house.ask(ChangeQuestionHandler, stale)).rejects.toThrow(StaleVersion);
    await house.ask(DeactivateQuestionHandler, new DeactivateQuestion(first));
    expect(await house.at(() => house.catalogue.active())).toEqual([]);
    await house.ask(ActivateQuestionHandler, new ActivateQuestion(first));
    expect(await house.at(() => house.catalogue.active())).toMatchObject([said('Which river?')]);
    await house.ask(DeleteQuestionHandler, new DeleteQuestion(first));
    await expect(house.ask(DeleteQuestionHandler, new DeleteQuestion(first))).rejects.toThrow(NotFound);
    expect(new Set(house.permissions.asked)).toEqual(new Set(['verification:write']));
    expect(house.world.database.eventNames()).toEqual(
      ['created', 'changed', 'deactivated', 'activated', 'deleted'].map(
        (what) => `verification.question.${what}`,
      ),
    );
  });

  it('PR-B39 has no question twice and none that is empty', async () => {
    const other = await house.made('Which river?');
    for (const text of ['WHICH  LAKE?', ' which lake? ']) {
      await expect(house.made(text)).rejects.toThrow(Conflict);
      const change = new ChangeQuestion(other, 1, said(text));
      await expect(house.ask(ChangeQuestionHandler, change)).rejects.toThrow(Conflict);
    }
    expect((await told(house.made(' \u200b '))).errors).toMatchObject([
      { pointer: '/texts/en', code: 'empty' },
    ]);
    expect(await house.at(async () => (await house.catalogue.active()).length)).toBe(2);
  });

  it('PR-T02 a question that people have enrolled is not deleted, and says how many they are', async () => {
    const remove = () => house.ask(DeleteQuestionHandler, new DeleteQuestion(first));
    const enrol = (enrolmentId: string) =>
      house.at(() => house.catalogue.keepEnrolled({ enrolmentId, userId: 'u', questionIds: [first] }));
    await enrol('a');
    await expect(remove()).rejects.toThrow(/^1 person has enrolled/);
    await enrol('b');
    await expect(remove()).rejects.toThrow(/^2 people have enrolled/);
    await expect(remove()).rejects.toThrow(QuestionEnrolled);
    await house.ask(DeactivateQuestionHandler, new DeactivateQuestion(first));
    for (const enrolmentId of ['a', 'b']) await house.at(() => house.catalogue.releaseEnrolled(enrolmentId));
    await remove();
  });

  it('PR-B23 a verification asks nobody to choose more questions than are active', async () => {
    const make = (parameters: object) =>
      house.ask(CreateVerificationHandler, new CreateVerification('Asked', 'questions', parameters, null));
    for (const text of ['Which river?', 'Which hill?', 'Which road?']) await house.made(text);
    const idle = await house.made('Which town?');
    await house.ask(DeactivateQuestionHandler, new DeactivateQuestion(idle));
    const fault = { pointer: '/parameters/enrolCount', code: 'catalogue-too-small' };
    expect((await told(make({}))).errors).toMatchObject([fault]);
    await house.ask(ActivateQuestionHandler, new ActivateQuestion(idle));
    const id = await make({});
    const change = (parameters: object) =>
      house.ask(UpdateVerificationHandler, new UpdateVerification(id, 'Asked', parameters));
    expect((await told(change({ enrolCount: 6 }))).errors).toMatchObject([fault]);
    await change({ askCount: 5 });
    const over = { pointer: '/parameters/askCount', detail: expect.stringMatching(/at most as many/) };
    expect((await told(change({ askCount: 6 }))).errors).toMatchObject([over]);
  });
});
