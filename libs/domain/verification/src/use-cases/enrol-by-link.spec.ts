import { beforeEach, describe, expect, it } from '@jest/globals';
import { PasswordHashing } from '@latchkey/credentials';
import { CountedHashing } from '@latchkey/credentials/testing';
import { User, Users } from '@latchkey/identity';
import { InMemoryUsers } from '@latchkey/identity/testing';
import {
  Clock,
  Conflict,
  HandOver,
  hours,
  InvalidInput,
  minutes,
  NotFound,
  Permissions,
  Sealer,
  Secrets,
  seconds,
  UnitOfWork,
} from '@latchkey/kernel';
import {
  composeParts,
  InMemoryHandOver,
  inMemoryWorld,
  ParcelShelf,
  PlaceBoundSealer,
  unitWithin,
  within,
  type Premises,
} from '@latchkey/kernel/testing';
import { Messages } from '@latchkey/messaging';
import { InMemoryMessages } from '@latchkey/messaging/testing';
import { SessionEndedError } from '@latchkey/sign-in';
import { Appearances, type Appearance } from '@latchkey/tenancy';
import { EnrolmentLinks } from '../enrolment-link/enrolment-links.ts';
import { EnrolmentLinkRejected, EnrolmentLinkTooEarly } from '../enrolment-link/errors.ts';
import { EnrollingPeople } from '../enrolment/enrolling-people.ts';
import { Enrolments } from '../enrolment/enrolments.ts';
import { PasswordNotConfirmed, PasswordTries } from '@latchkey/sign-in';
import {
  EnrollableMethod,
  EnrollableMethods,
  refusedProof,
  type BegunEnrolment,
  type Holding,
  type ShownProof,
  type Verdict,
} from '../methods/enrollable-method.ts';
import { RecoveryCodes } from '../methods/recovery-codes/method.ts';
import { enrolmentParts, verificationAdministrationParts } from '../parts.ts';
import { QuestionCatalogue } from '../question/question-catalogue.ts';
import { InMemoryEnrollingPeople } from '../testing/in-memory-enrolling-people.ts';
import { InMemoryEnrolmentLinks } from '../testing/in-memory-enrolment-links.ts';
import { InMemoryEnrolments } from '../testing/in-memory-enrolments.ts';
import { InMemoryPasswordTries } from '@latchkey/sign-in/testing';
import { InMemoryQuestionCatalogue, InMemoryQuestions } from '../testing/in-memory-questions.ts';
import { BeginEnrolment, BeginEnrolmentHandler, type BegunOwnEnrolment } from './begin-enrolment.ts';
import { ConfirmEnrolment, ConfirmEnrolmentHandler } from './confirm-enrolment.ts';
import { DropEnrolmentLink, DropEnrolmentLinkHandler } from './drop-enrolment-link.ts';
import { FindOwnEnrolments, FindOwnEnrolmentsHandler } from './find-own-enrolments.ts';
import { MailEnrolmentLink, MailEnrolmentLinkHandler } from './mail-enrolment-link.ts';
import { RedeemEnrolmentLink, RedeemEnrolmentLinkHandler } from './redeem-enrolment-link.ts';
import { RemoveEnrolment, RemoveEnrolmentHandler } from './remove-enrolment.ts';
import { VoidEnrolmentLink, VoidEnrolmentLinkHandler } from './void-enrolment-link.ts';

class Anybody extends Permissions {
  readonly asked: string[] = [];
  require(_actor: unknown, permission: string): void {
    this.asked.push(permission);
  }
}

class SomeAppearances extends Appearances {
  present: Appearance | undefined = {
    ...{ tenantName: 'Acme', applicationName: 'Orders', supportContact: '', signInUrl: null },
    portalOrigin: 'https://login.acme.example',
  };
  async of(): Promise<Appearance | undefined> {
    return this.present;
  }
}

/** An app whose code is always the same. */
class PlainApp extends EnrollableMethod {
  readonly key = 'authenticator';
  async begin(): Promise<BegunEnrolment> {
    return { holding: { code: '123456' }, shown: { seed: 'seed' }, label: '', needsConfirmation: true };
  }
  async confirm(holding: Holding, { code }: ShownProof): Promise<Verdict> {
    return code === holding['code'] ? { kind: 'accepted', holding } : refusedProof('wrong-code');
  }
  prove(holding: Holding, shown: ShownProof): Promise<Verdict> {
    return this.confirm(holding, shown);
  }
}

const password = 'seven green kettles sing';

/** Staff who mail links, and the person who gets them, in memory. */
class House {
  readonly world = inMemoryWorld();
  readonly shelf = new ParcelShelf();
  readonly permissions = new Anybody();
  readonly appearances = new SomeAppearances();
  readonly users = new InMemoryUsers(this.world.database);
  readonly links = new InMemoryEnrolmentLinks(this.world.database, this.world.clock);
  readonly people = new InMemoryEnrollingPeople(this.links, () => this.world.clock.moment);
  readonly messages = new InMemoryMessages(this.world.database);
  readonly enrolments = new InMemoryEnrolments(this.world.database);
  readonly hashing = new CountedHashing();
  private readonly parts = composeParts(
    [...verificationAdministrationParts, ...enrolmentParts],
    [
      [UnitOfWork, this.world.unitOfWork],
      [Clock, this.world.clock],
      [Secrets, this.world.secrets],
      [Permissions, this.permissions],
      [Sealer, new PlaceBoundSealer()],
      [HandOver, new InMemoryHandOver(this.shelf)],
      [PasswordTries, new InMemoryPasswordTries(30)],
      [PasswordHashing, this.hashing],
      [Users, this.users],
      [Appearances, this.appearances],
      [Messages, this.messages],
      [Enrolments, this.enrolments],
      [EnrolmentLinks, this.links],
      [EnrollingPeople, this.people],
      [QuestionCatalogue, new InMemoryQuestionCatalogue(new InMemoryQuestions(this.world.database))],
      [EnrollableMethods, new EnrollableMethods([new PlainApp(), new RecoveryCodes(this.world.secrets)])],
    ],
  );

  async furnish(): Promise<void> {
    const { ours } = this.world;
    const { tenantId, environment, userId, userName, email, storeId, applicationId } = ours;
    await this.at(async () => {
      const place = { tenantId, environment, id: userId, storeId, createdAt: this.world.clock.moment };
      await this.users.add(
        User.create({ ...place, userName, email, displayName: 'Ada', attributes: { locale: 'fr' } }),
      );
    });
    const portalOrigin = 'https://login.acme.example';
    const person = {
      userId,
      userName,
      email,
      applicationId,
      portalOrigin,
      tenantName: 'Acme',
      privileged: false,
    };
    this.people.know({ ...person, phc: await this.hashing.hash(password) });
    for (const [verificationId, method, parameters] of [
      ['app', 'authenticator', {}],
      ['codes', 'recovery_codes', { count: 10 }],
    ] as const)
      this.people.offered.push({ verificationId, name: method, method, parameters });
  }

  at<T>(work: () => Promise<T>): Promise<T> {
    return unitWithin(this.world, this.world.ours, work);
  }

  ask<M, R>(
    type: new (...needs: never[]) => { execute(message: M): Promise<R> },
    message: M,
    premises: Premises = this.world.ours,
  ): Promise<R> {
    return within(premises, () => this.parts.handler(type).execute(message));
  }

  mail(lifetime = 24, userId = this.world.ours.userId) {
    const { applicationId } = this.world.ours;
    return this.ask(MailEnrolmentLinkHandler, new MailEnrolmentLink(userId, applicationId, lifetime));
  }

  /** What the mails that are on their way carry, the newest last. */
  async tokens(): Promise<string[]> {
    const queued = await this.at(async () => this.messages.table.all());
    return queued
      .filter(({ kind }) => kind === 'enrolment-link')
      .map(({ sealedParts }) => this.shelf.fetch(sealedParts ?? '')?.content['token'] ?? '');
  }

  async notices(): Promise<readonly string[]> {
    const queued = await this.at(async () => this.messages.table.all());
    return queued.map(({ kind }) => kind).filter((kind) => kind !== 'enrolment-link');
  }

  redeem(token = '', premises?: Premises) {
    return this.ask(RedeemEnrolmentLinkHandler, new RedeemEnrolmentLink(token), premises);
  }

  async takeBack(): Promise<null> {
    const link = await this.at(async () => this.links.table.peek(() => true));
    const command = new VoidEnrolmentLink(this.world.ours.userId, link?.id ?? '');
    return this.ask(VoidEnrolmentLinkHandler, command);
  }

  /** The token of a session that a new link has opened. */
  async session(): Promise<string> {
    await this.mail();
    return (await this.redeem((await this.tokens()).at(-1))).sessionToken;
  }

  signedIn(): string {
    const token = this.world.secrets.token();
    this.people.signIn(this.world.ours.userId, this.world.secrets.tokenDigest(token));
    return token;
  }

  begin(session: string, verificationId: string, typed?: string): Promise<BegunOwnEnrolment> {
    return this.ask(BeginEnrolmentHandler, new BeginEnrolment(session, verificationId, typed, 'en'));
  }

  confirm(session: string, enrolmentId: string) {
    const confirm = new ConfirmEnrolment(session, enrolmentId, 'en', { code: '123456' });
    return this.ask(ConfirmEnrolmentHandler, confirm);
  }
}

describe('enrolling by a mailed link', () => {
  let house: House;
  beforeEach(async () => {
    house = new House();
    await house.furnish();
  });

  it('S-82 is mailed to a user and to no address, in the language that is kept, its token nowhere else', async () => {
    const mailed = await house.mail(48);
    const [message] = await house.at(async () => house.messages.table.all());
    const { ours } = house.world;
    expect(message).toMatchObject({ kind: 'enrolment-link', userId: ours.userId, locale: 'fr' });
    const [token = ''] = await house.tokens();
    expect(token).toMatch(/^[\w-]{43}$/);
    const link = await house.at(async () => house.links.table.peek(() => true));
    expect(JSON.stringify([mailed, message, link, house.world.database.happenings])).not.toContain(token);
    expect(link?.expiresAt.toISOString()).toBe(mailed.expiresAt);
    expect(house.permissions.asked).toEqual(['user:write']);
  });

  it('S-09 goes once an hour, and says when the next may', async () => {
    await house.mail();
    house.world.clock.advance(minutes(20));
    const refusal: unknown = await house.mail().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(EnrolmentLinkTooEarly);
    expect((refusal as EnrolmentLinkTooEarly).retryAfter).toBe(40 * 60);
    house.world.clock.advance(minutes(40));
    await house.mail();
    const [older, newer] = await house.tokens();
    await expect(house.redeem(older)).rejects.toThrow(EnrolmentLinkRejected);
    expect(await house.redeem(newer)).toMatchObject({ user: { displayName: 'Ada' } });
  });

  it('is for active users of this environment, in the name of an active application', async () => {
    await expect(house.mail(24, house.world.secrets.id())).rejects.toThrow(NotFound);
    house.appearances.present = undefined;
    await expect(house.mail()).rejects.toThrow(InvalidInput);
    const { userId } = house.world.ours;
    await house.at(async () => (await house.users.getForUpdate(userId)).disable());
    await expect(house.mail()).rejects.toThrow(Conflict);
    expect(await house.tokens()).toEqual([]);
  });

  it('S-24 S-40 works once, and in no other tenant or environment', async () => {
    await house.mail();
    const [token] = await house.tokens();
    for (const premises of [house.world.theirs, house.world.oursInTest])
      await expect(house.redeem(token, premises)).rejects.toThrow(EnrolmentLinkRejected);
    await house.redeem(token);
    await expect(house.redeem(token)).rejects.toThrow(EnrolmentLinkRejected);
  });

  it('S-21 works until its end, and opens half an hour', async () => {
    await house.mail();
    const [token] = await house.tokens();
    house.world.clock.advance(hours(24) - seconds(1));
    const { sessionToken } = await house.redeem(token);
    const look = () => house.ask(FindOwnEnrolmentsHandler, new FindOwnEnrolments(sessionToken));
    house.world.clock.advance(minutes(30) - seconds(1));
    expect((await look()).map(({ verificationId }) => verificationId)).toEqual(['app', 'codes']);
    house.world.clock.advance(seconds(1));
    await expect(look()).rejects.toThrow(SessionEndedError);
  });

  it.each<[string, (house: House) => Promise<unknown>]>([
    ['was taken back', (all) => all.takeBack()],
    ['was dropped', (all) => all.ask(DropEnrolmentLinkHandler, new DropEnrolmentLink(all.world.ours.userId))],
  ])('a link that %s opens nothing, and closes what it has opened', async (_, happens) => {
    await house.mail();
    await happens(house);
    await expect(house.redeem((await house.tokens())[0])).rejects.toThrow(EnrolmentLinkRejected);
    house.world.clock.advance(hours(1));
    const session = await house.session();
    await happens(house);
    await expect(house.begin(session, 'codes')).rejects.toThrow(SessionEndedError);
  });

  it('a link that is not this user\u2019s cannot be taken back', async () => {
    await house.mail();
    const link = new VoidEnrolmentLink(house.world.ours.userId, house.world.secrets.id());
    await expect(house.ask(VoidEnrolmentLinkHandler, link)).rejects.toThrow(NotFound);
  });

  it('S-27 opens nothing once the address on file is another one, or the user is disabled', async () => {
    await house.mail();
    const [token] = await house.tokens();
    const { userId } = house.world.ours;
    const change = (work: (user: User) => void) =>
      house.at(async () => work(await house.users.getForUpdate(userId)));
    await change((user) => user.changeMail('ada@new.example'));
    await expect(house.redeem(token)).rejects.toThrow(EnrolmentLinkRejected);
    await change((user) => user.changeMail('ada@example.com'));
    await change((user) => user.disable());
    await expect(house.redeem(token)).rejects.toThrow(EnrolmentLinkRejected);
    await change((user) => user.enable());
    expect(await house.redeem(token)).toHaveProperty('sessionToken');
  });

  it('S-27 a session ends when the mailbox that it came from is not the person\u2019s any more', async () => {
    const session = await house.session();
    const { userId, userName, applicationId } = house.world.ours;
    const place = { applicationId, portalOrigin: 'https://login.acme.example', tenantName: 'Acme' };
    const person = { ...place, userId, userName, privileged: false, phc: null };
    house.people.know({ ...person, email: 'ada@new.example' });
    await expect(house.begin(session, 'codes')).rejects.toThrow(SessionEndedError);
  });

  it('S-36 PR-U05 lends the password for a first method, which rests as ever and is told to the owner', async () => {
    const session = await house.session();
    const { id, status, usableFrom } = await house.begin(session, 'app');
    expect([status, usableFrom, await house.notices()]).toEqual(['begun', null, []]);
    const confirmed = await house.confirm(session, id);
    expect(Date.parse(confirmed.usableFrom) - house.world.clock.moment.getTime()).toBe(hours(24));
    expect(await house.notices()).toEqual(['method-added']);
    expect(house.world.database.eventNames()).toContain('verification.enrolment.submitted');
    expect(house.hashing.verified).toBe(0);
  });

  it('PR-U05 what needs no confirmation is submitted when it is begun, by a link and with the password', async () => {
    await house.begin(await house.session(), 'codes');
    await house
      .begin(house.signedIn(), 'app', password)
      .then(({ id }) => house.confirm(house.signedIn(), id));
    const submitted = house.world.database
      .eventNames()
      .filter((name) => name.endsWith('enrolment.submitted'));
    expect(submitted).toHaveLength(2);
  });

  it('S-36 lends nothing for a second method: the password is asked for', async () => {
    const session = await house.session();
    await house.begin(session, 'codes');
    await expect(house.begin(session, 'app')).rejects.toThrow(PasswordNotConfirmed);
    await expect(house.begin(session, 'app', 'a wrong one')).rejects.toThrow(PasswordNotConfirmed);
    const { id } = await house.begin(session, 'app', password);
    expect(await house.confirm(session, id)).toHaveProperty('usableFrom');
  });

  it('S-36 lends nothing to whoever had a method before the link came', async () => {
    await house.begin(house.signedIn(), 'codes', password);
    await expect(house.begin(await house.session(), 'app')).rejects.toThrow(PasswordNotConfirmed);
  });

  it('S-36 of two that were begun by a link one can be confirmed, whoever confirms the other', async () => {
    const session = await house.session();
    const { id } = await house.begin(session, 'app');
    await house.begin(house.signedIn(), 'codes', password);
    for (const token of [session, house.signedIn()])
      await expect(house.confirm(token, id)).rejects.toThrow(PasswordNotConfirmed);
  });

  it('S-36 takes nothing away: removing asks for the password', async () => {
    const session = await house.session();
    const { id } = await house.begin(session, 'codes');
    const remove = (typed: string) =>
      house.ask(RemoveEnrolmentHandler, new RemoveEnrolment(session, id, typed, 'en'));
    await expect(remove('')).rejects.toThrow(PasswordNotConfirmed);
    await remove(password);
  });

  it('S-36 whoever is signed in enrols with their password and not without', async () => {
    await expect(house.begin(house.signedIn(), 'codes')).rejects.toThrow(PasswordNotConfirmed);
    await expect(house.begin(house.signedIn(), 'codes', '')).rejects.toThrow(PasswordNotConfirmed);
  });
});
