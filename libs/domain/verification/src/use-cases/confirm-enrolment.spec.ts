import { beforeEach, describe, expect, it } from '@jest/globals';
import { PasswordHashing } from '@latchkey/credentials';
import { CountedHashing } from '@latchkey/credentials/testing';
import {
  Clock,
  hours,
  minutes,
  NotFound,
  Sealer,
  Secrets,
  UnitOfWork,
  type DomainError,
} from '@latchkey/kernel';
import {
  composeParts,
  figure,
  fulfilled,
  inMemoryWorld,
  inParallel,
  PlaceBoundSealer,
  unitWithin,
  within,
  type Composition,
  type InMemoryWorld,
} from '@latchkey/kernel/testing';
import { Messages } from '@latchkey/messaging';
import { InMemoryMessages } from '@latchkey/messaging/testing';
import { EnrollingPeople, type FoundPerson, type EnrolmentOffer } from '../enrolment/enrolling-people.ts';
import { Enrolments } from '../enrolment/enrolments.ts';
import { EnrolmentNotConfirmed } from '../enrolment/errors.ts';
import { PasswordTries } from '@latchkey/sign-in';
import { EnrollableMethods } from '../methods/enrollable-method.ts';
import { SmsMethod } from '../methods/sms/method.ts';
import { enrolmentParts } from '../parts.ts';
import { QuestionCatalogue } from '../question/question-catalogue.ts';
import { CollectedSmsCodes } from '../testing/collected-sms-codes.ts';
import { InMemoryEnrolments } from '../testing/in-memory-enrolments.ts';
import { InMemoryPasswordTries } from '@latchkey/sign-in/testing';
import { InMemoryQuestionCatalogue, InMemoryQuestions } from '../testing/in-memory-questions.ts';
import { BeginEnrolment, BeginEnrolmentHandler } from './begin-enrolment.ts';
import { ConfirmEnrolment, ConfirmEnrolmentHandler } from './confirm-enrolment.ts';
import { RemoveEnrolment, RemoveEnrolmentHandler } from './remove-enrolment.ts';

/** One person who is signed in, and one verification by SMS. */
class OnePerson extends EnrollingPeople {
  constructor(private readonly person: FoundPerson) {
    super();
  }
  find(): Promise<FoundPerson> {
    return Promise.resolve(this.person);
  }
  offers(): Promise<readonly EnrolmentOffer[]> {
    return Promise.resolve([{ verificationId: 'sms', name: 'Phone', method: 'sms', parameters: {} }]);
  }
}

describe('enrolling a telephone', () => {
  let world: InMemoryWorld;
  let codes: CollectedSmsCodes;
  let enrolments: InMemoryEnrolments;
  let messages: InMemoryMessages;
  let parts: Composition;
  let hashing: CountedHashing;

  beforeEach(async () => {
    world = inMemoryWorld();
    codes = new CollectedSmsCodes();
    enrolments = new InMemoryEnrolments(world.database);
    messages = new InMemoryMessages(world.database);
    hashing = new CountedHashing();
    const { userId, userName, email, applicationId } = world.ours;
    const place = { applicationId, tenantName: 'Acme', portalOrigin: 'https://login.acme.example' };
    const person = { ...place, userId, userName, email, privileged: false, linkDestination: null };
    const questions = new InMemoryQuestions(world.database);
    parts = composeParts(enrolmentParts, [
      [UnitOfWork, world.unitOfWork],
      [Clock, world.clock],
      [Secrets, world.secrets],
      [Sealer, new PlaceBoundSealer()],
      [PasswordTries, new InMemoryPasswordTries(30)],
      [PasswordHashing, hashing],
      [EnrollingPeople, new OnePerson({ ...person, phc: await hashing.hash('the password') })],
      [EnrollableMethods, new EnrollableMethods([new SmsMethod(world.secrets, codes)])],
      [Enrolments, enrolments],
      [Messages, messages],
      [QuestionCatalogue, new InMemoryQuestionCatalogue(questions)],
    ]);
  });

  const here = <T>(work: () => Promise<T>): Promise<T> => within(world.ours, work);
  const begin = (phone = '+4915112345678', password = 'the password') =>
    here(() =>
      parts
        .handler(BeginEnrolmentHandler)
        .execute(new BeginEnrolment('session', 'sms', password, 'en', { phone })),
    );
  const confirm = (id: string, code: string) =>
    here(() =>
      parts.handler(ConfirmEnrolmentHandler).execute(new ConfirmEnrolment('session', id, 'en', { code })),
    );
  const remove = (id: string) =>
    here(() =>
      parts.handler(RemoveEnrolmentHandler).execute(new RemoveEnrolment('session', id, 'the password', 'en')),
    );
  const stored = (id: string) =>
    unitWithin(world, world.ours, async () => enrolments.table.peek((row) => row.id === id));
  const wrong = (): string => (codes.newest.code === '000000' ? '111111' : '000000');
  const reasonOf = async (work: Promise<unknown>): Promise<unknown> => {
    const error: unknown = await work.catch((thrown: unknown) => thrown);
    return error instanceof EnrolmentNotConfirmed ? (error as DomainError).cause : error;
  };

  it('PR-T10 PR-T11 PR-M06 is authorised by the code that went to it, told to its owner, and can be removed', async () => {
    const { id, status } = await begin();
    expect([status, codes.posted.length]).toEqual(['begun', 1]);
    await confirm(id, codes.newest.code);
    expect(await stored(id)).toMatchObject({ status: 'active', label: '78' });
    await remove(id);
    expect(await stored(id)).toMatchObject({ status: 'removed', sealedHolding: null });
    const told = await unitWithin(world, world.ours, async () => messages.table.all());
    expect(told.map(({ kind }) => kind)).toEqual(['method-added', 'method-removed']);
  });

  it('PR-M06 is added beside another one, and the same one not twice', async () => {
    for (const phone of ['+4915112345678', '+4915112345699'])
      await confirm((await begin(phone)).id, codes.newest.code);
    await expect(begin('+49 151 12345678')).rejects.toThrow('You have this already');
  });

  it('PR-T10 S-23 allows five tries and forgets none of them, however many come at once', async () => {
    const { id } = await begin();
    const guesses = await inParallel(100, () => confirm(id, wrong()));
    const reasons = guesses.map((guess) =>
      guess.status === 'rejected' ? (guess.reason as Error).cause : '',
    );
    const compared = reasons.filter((reason) => reason === 'wrong-code');
    figure(`codes of an enrolment that were compared, of 100 wrong ones at once: ${compared.length}`);
    expect([fulfilled(guesses), compared.length]).toEqual([[], 5]);
    expect(await reasonOf(confirm(id, codes.newest.code))).toBe('tries-spent');
    await confirm((await begin()).id, codes.newest.code);
  });

  it('S-36 lets whoever holds a session guess the password no more often than the brake says, at once or in turn', async () => {
    const guesses = await inParallel(100, () => begin('+4915112345678', 'a guess'));
    const reasons = guesses.map((guess) => (guess.status === 'rejected' ? String(guess.reason) : ''));
    const compared = hashing.verified;
    figure(`S-36: passwords of one account compared, of 100 guesses by its sessions: ${compared}`);
    expect([compared, reasons.filter((reason) => reason.includes('not right')).length]).toEqual([30, 30]);
    await expect(begin()).rejects.toMatchObject({ kind: 'too-many' });
    expect(codes.posted).toEqual([]);
  });

  it('PR-T10 takes no code that is dead, and none once the enrolment is', async () => {
    const { id } = await begin();
    world.clock.advance(minutes(5));
    expect(await reasonOf(confirm(id, codes.newest.code))).toBe('wrong-code');
    world.clock.advance(hours(1));
    expect(await reasonOf(confirm(id, codes.newest.code))).toBeInstanceOf(NotFound);
  });

  it('S-10 keeps nothing when no code can go', async () => {
    codes.answer = { kind: 'held-back', whose: 'account', retryAfter: 120 };
    await expect(begin()).rejects.toThrow('No more messages');
    expect(await unitWithin(world, world.ours, async () => enrolments.table.all())).toEqual([]);
  });
});
