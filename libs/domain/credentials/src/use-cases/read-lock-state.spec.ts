import { beforeEach, describe, expect, it } from '@jest/globals';
import { Clock, NotFound, Permissions, Secrets, UnitOfWork } from '@latchkey/kernel';
import { Users, type User } from '@latchkey/identity';
import {
  composeParts,
  inMemoryWorld,
  unitWithin,
  within,
  type InMemoryWorld,
} from '@latchkey/kernel/testing';
import { LockQuestions } from '../lock-question/lock-questions.ts';
import { lockQuestionParts, lockReadingParts } from '../parts.ts';
import { CredentialStores } from '../store/credential-stores.ts';
import { StoreDrivers } from '../store/store-driver.ts';
import { StoreTypes } from '../store-type/store-types.ts';
import { InMemoryLockQuestions } from '../testing/in-memory-lock-questions.ts';
import { InMemoryStoreDrivers, ScriptedStore, UnlockingStore } from '../testing/scripted-store.ts';
import { AskLockState, AskLockStateHandler } from './ask-lock-state.ts';
import { ReadLockState, ReadLockStateHandler } from './read-lock-state.ts';

describe('PR-W16 asking a store whether it lets somebody in', () => {
  let world: InMemoryWorld;
  let questions: InMemoryLockQuestions;
  let unlocking: UnlockingStore;
  let driver: string;
  let ask: AskLockStateHandler;
  let read: ReadLockStateHandler;

  beforeEach(() => {
    world = inMemoryWorld();
    questions = new InMemoryLockQuestions(world.database, () => world.clock.now());
    [unlocking, driver] = [new UnlockingStore(), 'unlocking'];
    const { storeId, userId, userName } = world.ours;
    const user = (id: string) =>
      id === userId ? Promise.resolve({ storeId, userName } as User) : Promise.reject(new NotFound());
    const parts = composeParts(
      [...lockQuestionParts, ...lockReadingParts],
      [
        [UnitOfWork, world.unitOfWork],
        [Clock, world.clock],
        [Secrets, world.secrets],
        [Permissions, { require: () => undefined }],
        [Users, { get: user, getForUpdate: user }],
        [LockQuestions, questions],
        [CredentialStores, { find: () => Promise.resolve({ typeId: 'type' }) }],
        [StoreTypes, { find: () => Promise.resolve({ driver }) }],
        [StoreDrivers, new InMemoryStoreDrivers([unlocking, new ScriptedStore()])],
      ],
    );
    [ask, read] = [parts.handler(AskLockStateHandler), parts.handler(ReadLockStateHandler)];
  });

  const here = <T>(work: () => Promise<T>) => within(world.ours, work);
  const asked = (userId = world.ours.userId) => here(() => ask.execute(new AskLockState(userId)));
  const reading = (id: string) => here(() => read.execute(new ReadLockState(id)));
  const state = (id: string) =>
    unitWithin(world, world.ours, async () => questions.table.peek((row) => row.id === id)?.lockState);

  it.each(['locked', 'not_locked', 'unknown'] as const)('is answered by the store: %s', async (told) => {
    unlocking.locked = told;
    const id = await asked();
    expect(await state(id)).toBeNull();
    await reading(id);
    expect(await state(id)).toBe(told);
    expect(world.database.eventNames()).toEqual([
      'credentials.lock-state.asked',
      'credentials.lock-state.read',
    ]);
  });

  it('is one question for all who ask before it is answered, and another after it', async () => {
    const id = await asked();
    expect(await asked()).toBe(id);
    await reading(id);
    expect(await asked()).not.toBe(id);
  });

  it('is answered once', async () => {
    unlocking.locked = 'locked';
    const id = await asked();
    await reading(id);
    unlocking.locked = 'not_locked';
    await reading(id);
    expect(await state(id)).toBe('locked');
  });

  it('a store that cannot say is not known to let anybody in or not', async () => {
    driver = 'scripted';
    const id = await asked();
    await reading(id);
    expect(await state(id)).toBe('unknown');
  });

  it('nobody is asked about who is not there', async () => {
    await expect(asked('nobody')).rejects.toThrow(NotFound);
  });
});
