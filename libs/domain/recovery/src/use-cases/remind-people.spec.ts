import { beforeEach, describe, expect, it } from '@jest/globals';
import { Clock, hours, later, Permissions, Secrets, UnitOfWork } from '@latchkey/kernel';
import { composeParts, inMemoryWorld, unitWithin, within } from '@latchkey/kernel/testing';
import { Messages } from '@latchkey/messaging';
import { InMemoryMessages } from '@latchkey/messaging/testing';
import { recoveryAdministrationParts, recoveryWorkerParts } from '../parts.ts';
import { ReadinessSnapshots } from '../readiness/readiness.ts';
import { DueReminders } from '../reminder/due-reminders.ts';
import { ReminderWaves } from '../reminder/reminder-waves.ts';
import { InMemoryDueReminders, InMemoryReminderWaves } from '../testing/in-memory-reminders.ts';
import { BeginReminders, BeginRemindersHandler } from './begin-reminders.ts';
import { DemandReminders, DemandRemindersHandler } from './demand-reminders.ts';
import { RemindPeople, RemindPeopleHandler } from './remind-people.ts';

class Anybody extends Permissions {
  readonly asked: string[] = [];
  require(_actor: unknown, permission: string): void {
    this.asked.push(permission);
  }
}

class DemandedLooks extends ReadinessSnapshots {
  demanded = 0;
  async demand(): Promise<void> {
    this.demanded += 1;
  }
  async rebuild(): Promise<void> {}
  async refresh(): Promise<void> {}
}

/** The worker and the staff, in memory. */
class House {
  readonly world = inMemoryWorld();
  readonly permissions = new Anybody();
  readonly looks = new DemandedLooks();
  readonly waves = new InMemoryReminderWaves(this.world.database);
  readonly due = new InMemoryDueReminders();
  readonly messages = new InMemoryMessages(this.world.database);
  private readonly parts = composeParts(
    [...recoveryWorkerParts, ...recoveryAdministrationParts],
    [
      [UnitOfWork, this.world.unitOfWork],
      [Clock, this.world.clock],
      [Secrets, this.world.secrets],
      [Permissions, this.permissions],
      [ReadinessSnapshots, this.looks],
      [ReminderWaves, this.waves],
      [DueReminders, this.due],
      [Messages, this.messages],
    ],
  );

  ask<M, R>(type: new (...needs: never[]) => { execute(message: M): Promise<R> }, message: M): Promise<R> {
    return within(this.world.ours, () => this.parts.handler(type).execute(message));
  }

  demand = () => this.ask(DemandRemindersHandler, new DemandReminders());
  begin = () => this.ask(BeginRemindersHandler, new BeginReminders());

  at<T>(work: () => Promise<T>): Promise<T> {
    return unitWithin(this.world, this.world.ours, work);
  }

  /** Carries out what has been asked for by events and not yet done; answers how many batches that were. */
  async drain(): Promise<number> {
    for (let batches = 0; ; batches += 1) {
      const wanted = this.world.database.happenings
        .splice(0)
        .filter(({ event }) => event.name === 'recovery.reminder-wave.batch-wanted');
      if (wanted.length === 0) return batches;
      for (const { event } of wanted) await this.ask(RemindPeopleHandler, new RemindPeople(event.subject));
    }
  }

  people(count: number, attributes: Readonly<Record<string, string>> = {}): void {
    const { applicationId } = this.world.ours;
    for (let person = 0; person < count; person += 1)
      this.due.waiting.push({ userId: this.world.secrets.id(), applicationId, attributes });
  }

  queued = () => this.at(async () => this.messages.table.all());
  wave = () => this.at(async () => this.waves.table.peek(() => true));
}

describe('reminding people', () => {
  let house: House;
  beforeEach(() => {
    house = new House();
  });

  it('tells each who could not recover, a hundred at a time, and says how many they were', async () => {
    house.people(250);
    await house.demand();
    expect([house.looks.demanded, house.permissions.asked]).toEqual([1, ['user:write']]);
    expect(await house.queued()).toEqual([]);
    await house.begin();
    expect(await house.drain()).toBe(3);
    const queued = await house.queued();
    expect(new Set(queued.map(({ userId }) => userId)).size).toBe(250);
    expect(await house.wave()).toMatchObject({ demanded: true, reminded: 250, state: 'ended' });
  });

  it('S-82 writes to a person and never to an address, without a secret, in the language that is kept', async () => {
    house.people(1, { locale: 'ja' });
    await house.demand();
    await house.begin();
    await house.drain();
    expect(await house.queued()).toMatchObject([
      {
        ...{ kind: 'enrolment-reminder', locale: 'ja', sealedParts: null },
        expiresAt: later(house.world.clock.moment, hours(72)),
      },
    ]);
  });

  it('begins by itself when it is time, and not before', async () => {
    await house.begin();
    expect(await house.wave()).toBeUndefined();
    await house.at(() => house.waves.demand());
    await house.begin();
    expect(await house.wave()).toMatchObject({ demanded: false, state: 'running' });
  });

  it('that is demanded while it is under way is the same wave', async () => {
    await house.demand();
    await house.demand();
    await house.begin();
    await house.demand();
    expect(await house.at(async () => house.waves.table.all())).toHaveLength(1);
  });

  it('a batch that is asked for again after the end reminds nobody', async () => {
    await house.demand();
    await house.begin();
    const id = (await house.wave())?.id ?? '';
    await house.drain();
    house.people(5);
    await house.ask(RemindPeopleHandler, new RemindPeople(id));
    expect(await house.queued()).toEqual([]);
  });
});
