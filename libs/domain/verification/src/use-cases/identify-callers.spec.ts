import { beforeEach, describe, expect, it } from '@jest/globals';
import { User, Users } from '@latchkey/identity';
import { InMemoryUsers } from '@latchkey/identity/testing';
import {
  Clock,
  InvalidInput,
  minutes,
  NotAllowed,
  NotFound,
  Permissions,
  Secrets,
  TenantContext,
  UnitOfWork,
  type Actor,
  type DomainError,
  type Permission,
} from '@latchkey/kernel';
import { composeParts, inMemoryWorld, unitWithin, type Premises } from '@latchkey/kernel/testing';
import { DisabledMethod } from '../disabled-method/disabled-method.ts';
import { DisabledMethods } from '../disabled-method/disabled-methods.ts';
import {
  IdentityLookOver,
  LookOfAnotherAgent,
  TooManyIdentityLooks,
} from '../identity-confirmation/errors.ts';
import { IdentityConfirmations } from '../identity-confirmation/identity-confirmations.ts';
import { identityConfirmationParts } from '../parts.ts';
import { PersonalRecords } from '../personal-record/personal-records.ts';
import { InMemoryIdentityConfirmations } from '../testing/in-memory-identity-confirmations.ts';
import { InMemoryPersonalRecords } from '../testing/in-memory-personal-records.ts';
import { InMemoryDisabledMethods, InMemoryVerifications } from '../testing/in-memory-verifications.ts';
import type { VerificationType } from '../verification/verification-parameters.ts';
import { Verification } from '../verification/verification.ts';
import { Verifications } from '../verification/verifications.ts';
import {
  AnswerIdentityConfirmation,
  AnswerIdentityConfirmationHandler,
} from './answer-identity-confirmation.ts';
import {
  OpenIdentityConfirmation,
  OpenIdentityConfirmationHandler,
  type OpenedIdentityConfirmation,
} from './open-identity-confirmation.ts';

/** What somebody has is what stands here. */
class ByRole extends Permissions {
  require(actor: Actor, permission: Permission): void {
    const rights: Record<string, Permission[]> = {
      password_reset_service_desk: ['person:identify'],
      password_reset_admin: ['person:identify', 'privileged-person:identify'],
    };
    const roles = actor.kind === 'staff' ? actor.roles : [];
    if (!roles.some((role) => rights[role]?.includes(permission))) throw new NotAllowed(permission);
  }
}

const canary = 'E-4711-canary';
const agent: Actor = { kind: 'staff', staffId: 'agent', roles: ['password_reset_service_desk'] };
const colleague: Actor = { ...agent, staffId: 'colleague' };
const administrator: Actor = { kind: 'staff', staffId: 'admin', roles: ['password_reset_admin'] };
const labels = { en: 'Your badge', de: 'Ihr Ausweis', fr: 'Votre badge' };

class House {
  readonly world = inMemoryWorld();
  readonly users = new InMemoryUsers(this.world.database);
  readonly records = new InMemoryPersonalRecords(this.world.database);
  readonly verifications = new InMemoryVerifications(this.world.database);
  readonly disabledMethods = new InMemoryDisabledMethods(this.world.database);
  readonly confirmations = new InMemoryIdentityConfirmations(this.world.database, this.world.clock);
  private readonly parts = composeParts(identityConfirmationParts, [
    [UnitOfWork, this.world.unitOfWork],
    [Clock, this.world.clock],
    [Secrets, this.world.secrets],
    [Permissions, new ByRole()],
    [Users, this.users],
    [PersonalRecords, this.records],
    [Verifications, this.verifications],
    [DisabledMethods, this.disabledMethods],
    [IdentityConfirmations, this.confirmations],
  ]);

  at<T>(work: () => Promise<T>, premises: Premises = this.world.ours): Promise<T> {
    return unitWithin(this.world, premises, work);
  }

  person(attributes: Record<string, string>, premises: Premises = this.world.ours): Promise<string> {
    return this.at(async () => {
      const { tenantId, environment, storeId } = premises;
      const id = this.world.secrets.id();
      const names = { userName: `u${id}`, email: `u${id}@example.com`, displayName: 'Ada' };
      const createdAt = this.world.clock.moment;
      await this.users.add(User.create({ tenantId, environment, storeId, id, createdAt, ...names }));
      this.records.keep(id, { display_name: 'Ada' }, attributes);
      return id;
    }, premises);
  }

  verification(type: VerificationType, premises: Premises = this.world.ours): Promise<string> {
    return this.at(async () => {
      const { tenantId, environment } = premises;
      const asks = type.startsWith('personal_data');
      const made = Verification.create({
        ...{ tenantId, environment, id: this.world.secrets.id(), name: `V ${Math.random()}`, type },
        parameters: asks ? { attribute: 'badge', labels, defaultLanguage: 'fr' } : {},
        createdAt: this.world.clock.moment,
      });
      await this.verifications.add(made);
      return made.id;
    }, premises);
  }

  private as<T>(actor: Actor, work: () => T, { tenantId, environment }: Premises = this.world.ours): T {
    return TenantContext.run({ tenantId, environment, actor, requestId: 'test' }, work);
  }

  open(
    actor: Actor,
    userId: string,
    verificationId: string,
    locale: string | null = null,
  ): Promise<OpenedIdentityConfirmation> {
    const command = new OpenIdentityConfirmation(userId, verificationId, null, locale);
    return this.as(actor, async () => this.parts.handler(OpenIdentityConfirmationHandler).execute(command));
  }

  answer(actor: Actor, id: string, matches: boolean, premises?: Premises): Promise<null> {
    const command = new AnswerIdentityConfirmation(id, matches);
    const handler = this.parts.handler(AnswerIdentityConfirmationHandler);
    return this.as(actor, async () => handler.execute(command), premises);
  }

  get looks(): Promise<number> {
    return this.at(async () => this.confirmations.table.all().length);
  }
}

const faultsOf = async (work: Promise<unknown>): Promise<string[]> => {
  const error: unknown = await work.then(() => undefined).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InvalidInput);
  return (error as DomainError).errors.map(({ pointer, code }) => `${code} ${pointer}`);
};

describe('identifying a caller', () => {
  let house: House;
  let ada: string;
  let badge: string;
  beforeEach(async () => {
    house = new House();
    ada = await house.person({ badge: canary });
    badge = await house.verification('personal_data_confirmation');
  });

  it('PR-M13 an agent sees the label in their language and the datum, and says that it matches', async () => {
    const opened = await house.open(agent, ada, badge, 'de-AT');
    expect(opened).toMatchObject({ label: 'Ihr Ausweis', onRecord: true, datum: canary });
    expect(Date.parse(opened.expiresAt)).toBe(house.world.clock.moment.getTime() + minutes(10));
    await house.answer(agent, opened.id, true);
    expect(house.world.database.eventNames()).toEqual([
      ...['identity.user.created', 'verification.verification.created'],
      ...['verification.identity-look.opened', 'verification.identity-look.confirmed'],
    ]);
    const actors = house.world.database.happenings.slice(-2).map(({ scope }) => scope.actor);
    expect(actors).toEqual([agent, agent]);
  });

  it.each([
    ['en', 'Your badge'],
    ['tlh', 'Votre badge'],
    [null, 'Votre badge'],
  ])('PR-M13 the label for %s is "%s"', async (locale, label) => {
    expect((await house.open(agent, ada, badge, locale)).label).toBe(label);
  });

  it('PR-M13 S-83 of what was seen nothing is in the record, nor in any event', async () => {
    const opened = await house.open(agent, ada, badge);
    await house.answer(agent, opened.id, false);
    const kept = await house.at(async () => house.confirmations.table.all());
    expect(kept).toHaveLength(1);
    const told = house.world.database.happenings.map(({ event }) => ({ ...event, facts: event.facts() }));
    for (const text of [JSON.stringify(kept), JSON.stringify(told)]) expect(text).not.toContain('canary');
  });

  it('PR-M13 S-83 with nothing on record the look says so, and ends as not confirmed alone', async () => {
    const nobody = await house.person({});
    const opened = await house.open(agent, nobody, badge);
    expect(opened).toMatchObject({ onRecord: false, datum: null });
    expect(await faultsOf(house.answer(agent, opened.id, true))).toEqual(['nothing-on-record /matches']);
    await house.answer(agent, opened.id, false);
    expect(house.world.database.eventNames().at(-1)).toBe('verification.identity-look.not-confirmed');
  });

  it('PR-M13 S-40 who is not there, or is of another tenant or environment, is unknown, and so is a verification', async () => {
    const { theirs, oursInTest } = house.world;
    for (const premises of [theirs, oursInTest]) {
      const foreign = await house.person({ badge: canary }, premises);
      expect(await faultsOf(house.open(agent, foreign, badge))).toEqual(['unknown /userId']);
      const other = await house.verification('personal_data_confirmation', premises);
      expect(await faultsOf(house.open(agent, ada, other))).toEqual(['unknown /verificationId']);
    }
    const gone = house.world.secrets.id();
    expect(await faultsOf(house.open(agent, gone, badge))).toEqual(['unknown /userId']);
    expect(await faultsOf(house.open(agent, ada, gone))).toEqual(['unknown /verificationId']);
    expect(await house.looks).toBe(0);
  });

  it('PR-M13 a verification of another type, one that is inactive and one whose type is switched off show nothing', async () => {
    for (const type of ['personal_data', 'email', 'questions'] as const)
      expect(await faultsOf(house.open(agent, ada, await house.verification(type)))).toEqual([
        'other-type /verificationId',
      ]);
    await house.at(async () => (await house.verifications.getForUpdate(badge)).deactivate());
    const inactive = ['inactive /verificationId'];
    expect(await faultsOf(house.open(agent, ada, badge))).toEqual(inactive);
    await house.at(async () => (await house.verifications.getForUpdate(badge)).activate());
    const { tenantId, environment } = house.world.ours;
    await house.at(() =>
      house.disabledMethods.add(
        DisabledMethod.disable({
          ...{ tenantId, environment, id: house.world.secrets.id(), method: 'personal_data_confirmation' },
          disabledAt: house.world.clock.moment,
        }),
      ),
    );
    expect(await faultsOf(house.open(agent, ada, badge))).toEqual(inactive);
    expect(await house.looks).toBe(0);
  });

  it('PR-M13 S-46 nobody of the desk looks at a privileged account; an administrator may', async () => {
    await house.at(async () => (await house.users.getForUpdate(ada)).setPrivilege(true));
    await expect(house.open(agent, ada, badge)).rejects.toThrow(NotAllowed);
    expect(await house.looks).toBe(0);
    expect((await house.open(administrator, ada, badge)).datum).toBe(canary);
  });

  it('PR-M13 S-46 nobody but staff with the right looks or answers', async () => {
    const { id } = await house.open(agent, ada, badge);
    const others: Actor[] = [
      { kind: 'staff', staffId: 'agent', roles: ['password_reset_credential_manager'] },
      { kind: 'staff', staffId: 'agent', roles: [] },
      { kind: 'application', applicationId: 'a', keyId: 'k', permissions: ['verification:identify-callers'] },
      { kind: 'user', applicationId: 'a', userId: ada, sessionId: 's' },
      { kind: 'newcomer' },
      { kind: 'system', part: 'worker' },
    ];
    for (const other of others) {
      await expect(house.open(other, ada, badge)).rejects.toThrow(NotAllowed);
      await expect(house.answer(other, id, true)).rejects.toThrow(NotAllowed);
    }
    expect(await house.looks).toBe(1);
  });

  it('PR-M13 another agent, a late one, a second one and another tenant change nothing', async () => {
    const { id } = await house.open(agent, ada, badge);
    await expect(house.answer(colleague, id, true)).rejects.toThrow(LookOfAnotherAgent);
    await expect(house.answer(administrator, id, true)).rejects.toThrow(LookOfAnotherAgent);
    for (const premises of [house.world.theirs, house.world.oursInTest])
      await expect(house.answer(agent, id, true, premises)).rejects.toThrow(NotFound);
    house.world.clock.advance(minutes(10));
    await expect(house.answer(agent, id, true)).rejects.toThrow(IdentityLookOver);
    const { id: next } = await house.open(agent, ada, badge);
    await house.answer(agent, next, false);
    await expect(house.answer(agent, next, true)).rejects.toThrow(IdentityLookOver);
    expect(house.world.database.eventNames()).not.toContain('verification.identity-look.confirmed');
  });

  it('PR-M13 S-83 the sixth look at a person in a day is told when the next may be', async () => {
    for (let n = 0; n < 5; n += 1) {
      await house.open([agent, colleague, administrator][n % 3] ?? agent, ada, badge);
      house.world.clock.advance(minutes(61));
    }
    const refusal = house.open(agent, ada, badge);
    await expect(refusal).rejects.toThrow(TooManyIdentityLooks);
    await expect(refusal).rejects.toMatchObject({ retryAfter: (24 * 60 - 5 * 61) * 60 });
    house.world.clock.advance(minutes(24 * 60 - 5 * 61));
    expect((await house.open(agent, ada, badge)).datum).toBe(canary);
  });

  it('PR-M13 S-83 the thirty-first look of an agent in an hour is told when the next may be; others look on', async () => {
    for (let n = 0; n < 30; n += 1) await house.open(agent, await house.person({ badge: canary }), badge);
    house.world.clock.advance(minutes(20));
    await expect(house.open(agent, ada, badge)).rejects.toMatchObject({ retryAfter: 40 * 60 });
    expect((await house.open(colleague, ada, badge)).datum).toBe(canary);
  });
});
