import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  Clock,
  HandOverOpener,
  hours,
  later,
  minutes,
  NotFound,
  Secrets,
  UnitOfWork,
} from '@latchkey/kernel';
import {
  ApplyCredentialChange,
  ApplyCredentialChangeHandler,
  ChangeConsequences,
  CredentialChange,
  CredentialChanges,
  credentialWorkerParts,
  ExecutorSealer,
  ExternalTasks,
  externalTaskWorkerParts,
  passwordParcel,
  plainReset,
  StoreDescriptions,
  StoreDrivers,
  TaskOpening,
  type DescribedStore,
  type ExecutorKey,
} from '@latchkey/credentials';
import {
  callPorts,
  generationPorts,
  InMemoryCredentialChanges,
  InMemoryExternalTasks,
  plainIntent,
} from '@latchkey/credentials/testing';
import {
  composeParts,
  InMemoryHandOverOpener,
  inMemoryWorld,
  inParallel,
  ParcelShelf,
  unitWithin,
  within,
  type InMemoryWorld,
} from '@latchkey/kernel/testing';
import { ShippedStores } from '../shipped-stores.ts';
import { ExternalStore } from './driver.ts';
import { externalSettings } from './settings.ts';

const executorKey = { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' };
const password = 'mornings smell of rain';

class OneDescription extends StoreDescriptions {
  constructor(private readonly store: () => DescribedStore) {
    super();
  }
  of(id: string): Promise<DescribedStore> {
    const store = this.store();
    return store.id === id ? Promise.resolve(store) : Promise.reject(new NotFound());
  }
}

/** Says what it was given, and to which key; it hides nothing but the word. */
class RecordingSealer extends ExecutorSealer {
  readonly sealed: { readonly key: ExecutorKey; readonly content: Readonly<Record<string, string>> }[] = [];
  seal(key: ExecutorKey, content: Readonly<Record<string, string>>): Promise<string> {
    this.sealed.push({ key, content });
    return Promise.resolve(`parcel ${this.sealed.length}`);
  }
}

class Followed extends ChangeConsequences {
  readonly states: string[] = [];
  follow({ state }: CredentialChange): Promise<void> {
    this.states.push(state);
    return Promise.resolve();
  }
}

describe('a store that an external system keeps', () => {
  let world: InMemoryWorld;
  let changes: InMemoryCredentialChanges;
  let tasks: InMemoryExternalTasks;
  let sealer: RecordingSealer;
  let followed: Followed;
  let shelf: ParcelShelf;
  let settings: Record<string, unknown>;
  let driver: ExternalStore;
  let handler: ApplyCredentialChangeHandler;

  beforeEach(() => {
    world = inMemoryWorld();
    changes = new InMemoryCredentialChanges(world.database, () => ({ driver: 'external', userName: 'ada' }));
    tasks = new InMemoryExternalTasks(world.database);
    [sealer, followed, shelf] = [new RecordingSealer(), new Followed(), new ParcelShelf()];
    settings = { delivery: 'pull', deadlineMinutes: 90, executorKey };
    const described = new OneDescription(() => ({
      ...{ id: world.ours.storeId, driver: 'external', settings, secrets: {} },
    }));
    const ports = [
      [UnitOfWork, world.unitOfWork],
      [Clock, world.clock],
      [Secrets, world.secrets],
      [CredentialChanges, changes],
      [ExternalTasks, tasks],
      [ChangeConsequences, followed],
      [HandOverOpener, new InMemoryHandOverOpener(shelf)],
      ...callPorts(),
      ...generationPorts(shelf).filter(([token]) => token !== Secrets),
    ] as const;
    const opening = composeParts(externalTaskWorkerParts, [...ports]).get(TaskOpening);
    driver = new ExternalStore(world.unitOfWork, described, opening, sealer);
    handler = composeParts(credentialWorkerParts, [
      ...ports,
      [StoreDrivers, new ShippedStores([driver])],
    ]).handler(ApplyCredentialChangeHandler);
  });

  const at = <T>(work: () => Promise<T>) => unitWithin(world, world.ours, work);
  const apply = () => within(world.ours, () => handler.execute(new ApplyCredentialChange('change')));
  const stored = () => at(async () => changes.table.peek(({ id }) => id === 'change'));
  const task = () => at(async () => tasks.table.peek(({ changeId }) => changeId === 'change'));
  const intend = (intent: object = {}) =>
    at(async () => {
      const { tenantId, environment, applicationId, storeId, userId } = world.ours;
      const sealedPassword = shelf.leave({ purpose: passwordParcel, content: { password } });
      await changes.add(
        CredentialChange.intend({
          ...{ ...plainIntent, tenantId, environment, applicationId, storeId, userId, id: 'change' },
          ...{ requestId: 'request', sealedPassword, now: world.clock.moment, ...intent },
        }),
      );
    });

  it('AS-03 AS-04 BY-04 hands a change over: pending, the password sealed to the executor and to nobody else', async () => {
    await intend();
    await apply();
    const change = await stored();
    const opened = await task();
    expect(change).toMatchObject({
      ...{ state: 'pending', ticket: opened?.id, sealedPassword: null },
      deadline: later(world.clock.moment, minutes(90)),
    });
    expect(sealer.sealed).toEqual([{ key: executorKey, content: { reference: opened?.id, password } }]);
    expect(opened).toMatchObject({
      state: 'queued',
      userName: 'ada',
      operation: 'reset',
      sealedPassword: 'parcel 1',
    });
    expect(JSON.stringify([change, opened])).not.toContain(password);
    expect(followed.states).toEqual(['pending']);
  });

  it('AS-10 asks for no password, and hands none over, where the system makes it', async () => {
    settings = { delivery: 'pull' };
    await intend({ sealedPassword: null, storeMakesPassword: true });
    await apply();
    expect(await task()).toMatchObject({ state: 'queued', sealedPassword: null, operation: 'reset' });
    expect(sealer.sealed).toEqual([]);
    expect((await stored())?.deadline).toEqual(later(world.clock.moment, hours(24)));
  });

  it('unlocks in the same way', async () => {
    await intend({ sealedPassword: null, operation: 'unlock' });
    await apply();
    expect(await task()).toMatchObject({ operation: 'unlock', sealedPassword: null });
  });

  it.each<[string, Record<string, unknown>]>([
    ['without a key to seal to', { delivery: 'pull' }],
    ['described in another way', { delivery: 'fax', executorKey }],
    ['not described', {}],
  ])('BY-04 takes no password %s', async (_, wrong) => {
    settings = wrong;
    await intend();
    await apply();
    expect(await stored()).toMatchObject({ state: 'rejected', reason: 'not-supported' });
    expect(await task()).toBeUndefined();
  });

  it('R-02 R-29 a worker that died after it had opened the task: the next one finds it and opens no other', async () => {
    await intend();
    const { storeId, userId } = world.ours;
    await at(async () => (await changes.getForUpdate('change'))?.attempt(1));
    const account = { storeId, userId, userName: 'ada' };
    const attempt = { changeId: 'change', fence: 1 };
    const first = await within(world.ours, () => driver.reset(account, password, attempt, plainReset));
    world.clock.advance(minutes(30));
    await apply();
    expect(await stored()).toMatchObject({
      state: 'pending',
      ticket: first.kind === 'pending' ? first.ticket : '',
    });
    expect(sealer.sealed).toHaveLength(1);
    expect(await at(async () => tasks.table.all())).toHaveLength(1);
  });

  it('R-21 of a hundred workers with one change, one task is opened', async () => {
    await intend();
    await inParallel(100, apply);
    expect(await at(async () => tasks.table.all())).toHaveLength(1);
    expect(followed.states).toEqual(['pending']);
  });

  it('R-28 a robot that never answers: change and task expire together, and the parcel is destroyed', async () => {
    await intend();
    await apply();
    world.clock.advance(minutes(90) - 1);
    await apply();
    expect(await stored()).toMatchObject({ state: 'pending' });
    world.clock.advance(1);
    await apply();
    expect([await stored(), await task()]).toMatchObject([
      { state: 'expired' },
      { state: 'expired', sealedPassword: null },
    ]);
    expect(followed.states).toEqual(['pending', 'expired']);
  });
});

describe('how an external store is described', () => {
  const faults = (description: object) => {
    const { error } = externalSettings.safeParse(description);
    return error?.issues.map(({ path }) => path.join('.')) ?? [];
  };

  it('has a day, unless it says otherwise', () => {
    expect(externalSettings.parse({ delivery: 'pull' })).toEqual({ delivery: 'pull', deadlineMinutes: 1440 });
  });

  it.each<[object, string[]]>([
    [{ delivery: 'push', url: 'https://robot.example/tasks' }, []],
    [{ delivery: 'pull', deadlineMinutes: 5 }, []],
    [{ delivery: 'pull', deadlineMinutes: 10_080 }, []],
    [{ delivery: 'pull', deadlineMinutes: 4 }, ['deadlineMinutes']],
    [{ delivery: 'pull', deadlineMinutes: 10_081 }, ['deadlineMinutes']],
    [{ delivery: 'push' }, ['url']],
    [{ delivery: 'pull', url: 'https://robot.example/tasks' }, ['url']],
    [{ delivery: 'push', url: 'ftp://robot.example/tasks' }, ['url']],
    [{ delivery: 'pull', executorKey: { ...executorKey, d: 'private' } }, ['executorKey']],
    [{ delivery: 'pull', executorKey: { kty: 'oct', k: 'AA' } }, ['executorKey.kty', 'executorKey']],
    [{ delivery: 'pull', executorKey: { kty: 'RSA', e: 'AQAB' } }, ['executorKey']],
    [{ delivery: 'pull', else: 1 }, ['']],
  ])('R-28 BY-04 %j has faults at %j', (description, places) => {
    expect(faults(description)).toEqual(places);
  });
});
