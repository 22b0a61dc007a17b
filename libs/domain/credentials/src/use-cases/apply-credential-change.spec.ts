import { beforeEach, describe, expect, it } from '@jest/globals';
import { Clock, HandOverOpener, hours, later, minutes, seconds, UnitOfWork } from '@latchkey/kernel';
import {
  composeParts,
  inMemoryWorld,
  InMemoryHandOverOpener,
  inParallel,
  ParcelShelf,
  unitWithin,
  within,
  type InMemoryWorld,
} from '@latchkey/kernel/testing';
import { ChangeConsequences } from '../change/change-consequences.ts';
import { CredentialChange, passwordParcel, type ChangeOperation } from '../change/credential-change.ts';
import { CredentialChanges } from '../change/credential-changes.ts';
import { CallPauses } from '../change/store-calls.ts';
import { ExternalTasks } from '../external-task/external-tasks.ts';
import { credentialWorkerParts } from '../parts.ts';
import { StoreDrivers, type StoreAnswer } from '../store/store-driver.ts';
import { StoreReach } from '../store/store-reach.ts';
import { InMemoryCredentialChanges } from '../testing/in-memory-credential-changes.ts';
import { InMemoryExternalTasks } from '../testing/in-memory-external-tasks.ts';
import { generationPorts } from '../testing/generation-ports.ts';
import { plainIntent } from '../testing/plain-intent.ts';
import { InMemoryStoreReach } from '../testing/in-memory-stores.ts';
import {
  AskableStore,
  CountedPauses,
  InMemoryStoreDrivers,
  ScriptedStore,
  TellingStore,
  UnlockingStore,
} from '../testing/scripted-store.ts';
import { ApplyCredentialChange, ApplyCredentialChangeHandler } from './apply-credential-change.ts';

const ticket = '0198c5f2-7d1e-7c40-9a3b-2f6d1c0e8b54';

class WorkerDied extends Error {}

class CollectedConsequences extends ChangeConsequences {
  readonly followed: string[] = [];
  follow(change: CredentialChange): Promise<void> {
    this.followed.push(`${change.id}: ${change.state}`);
    return Promise.resolve();
  }
}

describe('applying a credential change', () => {
  let world: InMemoryWorld;
  let changes: InMemoryCredentialChanges;
  let consequences: CollectedConsequences;
  let scripted: ScriptedStore;
  let telling: TellingStore;
  let shelf: ParcelShelf;
  let unlocking: UnlockingStore;
  let askable: AskableStore;
  let pauses: CountedPauses;
  let reach: InMemoryStoreReach;
  let driver: 'scripted' | 'telling' | 'unlocking' | 'askable';
  let handler: ApplyCredentialChangeHandler;

  beforeEach(() => {
    world = inMemoryWorld();
    driver = 'scripted';
    changes = new InMemoryCredentialChanges(world.database, () => ({ driver, userName: 'ada' }));
    consequences = new CollectedConsequences();
    [scripted, telling, shelf] = [new ScriptedStore(), new TellingStore(), new ParcelShelf()];
    [unlocking, askable] = [new UnlockingStore(), new AskableStore()];
    [pauses, reach] = [new CountedPauses(), new InMemoryStoreReach()];
    handler = composeParts(credentialWorkerParts, [
      [UnitOfWork, world.unitOfWork],
      [Clock, world.clock],
      [CredentialChanges, changes],
      [ChangeConsequences, consequences],
      [ExternalTasks, new InMemoryExternalTasks(world.database)],
      [StoreDrivers, new InMemoryStoreDrivers([scripted, telling, unlocking, askable])],
      [CallPauses, pauses],
      [StoreReach, reach],
      [HandOverOpener, new InMemoryHandOverOpener(shelf)],
      ...generationPorts(shelf),
    ]).handler(ApplyCredentialChangeHandler);
  });

  const at = <T>(work: () => Promise<T>) => unitWithin(world, world.ours, work);
  const apply = (id = 'change') => within(world.ours, () => handler.execute(new ApplyCredentialChange(id)));
  const stored = (id = 'change') => at(async () => changes.table.peek((row) => row.id === id));
  const intend = (
    id = 'change',
    password: string | null = 'a long new password',
    operation: ChangeOperation = 'reset',
  ) =>
    at(async () => {
      const { tenantId, environment, applicationId, storeId, userId } = world.ours;
      const sealedPassword =
        password === null ? null : shelf.leave({ purpose: passwordParcel, content: { password } });
      const place = { tenantId, environment, applicationId, storeId, userId };
      const now = world.clock.moment;
      const given = { id, requestId: 'request', sealedPassword, operation, now };
      await changes.add(CredentialChange.intend({ ...plainIntent, ...place, ...given }));
    });

  it('AS-02 opens the parcel and calls the store with the account, the password and a new number', async () => {
    await intend();
    await apply();
    const { storeId, userId } = world.ours;
    expect(scripted.calls).toEqual([
      {
        account: { storeId, userId, userName: 'ada' },
        password: 'a long new password',
        attempt: { changeId: 'change', fence: 1 },
        options: { mustChange: false, unlock: false },
      },
    ]);
  });

  it.each<[StoreAnswer, string, string | null]>([
    [{ kind: 'applied' }, 'applied', null],
    [{ kind: 'rejected', reason: 'history' }, 'rejected', 'history'],
    [{ kind: 'unavailable' }, 'failed', 'store-unavailable'],
    [{ kind: 'unknown' }, 'outcome_unknown', null],
    [{ kind: 'pending', ticket, deadline: new Date(8e12) }, 'pending', null],
  ])(
    'BY-01 given the answer %j, writes %s, destroys the parcel and lets the consequences follow',
    async (answer, state, reason) => {
      scripted.answer = () => answer;
      await intend();
      await apply();
      expect(await stored()).toMatchObject({ state, reason, sealedPassword: null });
      expect(consequences.followed).toEqual([`change: ${state}`]);
    },
  );

  describe('R-12 a store that is away', () => {
    it('is called again after a moment, each time with a newer number and the same password', async () => {
      let calls = 0;
      scripted.answer = () => ({ kind: (calls += 1) < 3 ? 'unavailable' : 'applied' });
      await intend();
      await apply();
      expect(scripted.calls.map(({ attempt }) => attempt.fence)).toEqual([1, 2, 3]);
      expect(new Set(scripted.calls.map(({ password }) => password)).size).toBe(1);
      expect(pauses.waited).toEqual([seconds(1), seconds(4)]);
      expect(await stored()).toMatchObject({ state: 'applied', fence: 3 });
    });

    it('and stays away, is given up in time, and it is known that it is away', async () => {
      scripted.answer = () => ({ kind: 'unavailable' });
      await intend();
      await apply();
      expect(scripted.calls).toHaveLength(3);
      expect(await stored()).toMatchObject({ state: 'failed', reason: 'store-unavailable' });
      expect(reach.noted.get(world.ours.storeId)).toBe(false);
      scripted.answer = () => ({ kind: 'rejected', reason: 'history' });
      await intend('another');
      await apply('another');
      expect(reach.noted.get(world.ours.storeId)).toBe(true);
    });

    it('is not called again for a change that somebody else has gone on with', async () => {
      scripted.answer = async () => {
        scripted.answer = () => ({ kind: 'applied' });
        await apply();
        return { kind: 'unavailable' };
      };
      await intend();
      await apply();
      expect(scripted.calls.map(({ attempt }) => attempt.fence)).toEqual([1, 2]);
      expect(await stored()).toMatchObject({ state: 'applied', fence: 2 });
    });
  });

  describe('BY-01 an answer that was lost', () => {
    beforeEach(() => {
      driver = 'askable';
    });
    const lost = (carriedOut: boolean) => {
      let first = true;
      askable.answer = (call) => {
        const answer = carriedOut || !first ? askable.apply(call) : undefined;
        const told: StoreAnswer = first ? { kind: 'unknown' } : (answer ?? { kind: 'unknown' });
        first = false;
        return told;
      };
    };

    it('R-13 R-14 is found out by one sign-in with the new password, and nothing is called again', async () => {
      lost(true);
      await intend();
      await apply();
      expect(await stored()).toMatchObject({ state: 'applied', fence: 1 });
      expect([askable.tries, askable.calls.length]).toEqual([1, 1]);
    });

    it('R-14 of a call that was not carried out is followed by one more, with the same password', async () => {
      lost(false);
      await intend();
      await apply();
      expect(await stored()).toMatchObject({ state: 'applied', fence: 2 });
      expect(askable.calls.map(({ password }) => password)).toEqual(Array(2).fill('a long new password'));
      expect(askable.tries).toBe(1);
    });

    it.each<StoreAnswer>([
      { kind: 'rejected', reason: 'history' },
      { kind: 'rejected', reason: 'policy' },
      { kind: 'unavailable' },
      { kind: 'unknown' },
    ])(
      'R-14 R-15 stays unknown when the second call is answered with %j: the first may still be carried out',
      async (second) => {
        const answers: StoreAnswer[] = [{ kind: 'unknown' }, second];
        askable.answer = () => answers.shift() ?? { kind: 'applied' };
        await intend();
        await apply();
        expect(await stored()).toMatchObject({ state: 'outcome_unknown', reason: null });
        expect([askable.tries, askable.calls.length]).toEqual([1, 2]);
      },
    );

    it('R-16 is judged by the new password alone, and a store that cannot say is no evidence', async () => {
      const asked: string[] = [];
      askable.verdict = (password) => {
        asked.push(password);
        return 'unknown';
      };
      lost(true);
      await intend();
      await apply();
      expect(asked).toEqual(['a long new password']);
      expect(await stored()).toMatchObject({ state: 'applied', fence: 2 });
    });

    it('R-02 R-14 because the worker died is found out by the next one, without a second call', async () => {
      askable.answer = (call) => {
        askable.apply(call);
        throw new WorkerDied();
      };
      await intend();
      await expect(apply()).rejects.toThrow(WorkerDied);
      await apply();
      expect(await stored()).toMatchObject({ state: 'applied' });
      expect([askable.tries, askable.calls.length]).toEqual([1, 1]);
    });

    it('PR-W16 PR-W20 of an unlock is found out by the lock, and the unlock repeated where it holds', async () => {
      driver = 'unlocking';
      unlocking.answer = () => ({ kind: 'unknown' });
      unlocking.locked = 'not_locked';
      await intend('change', null, 'unlock');
      await apply();
      expect(await stored()).toMatchObject({ state: 'applied', fence: 1 });
      unlocking.locked = 'locked';
      await intend('another', null, 'unlock');
      await apply('another');
      expect(await stored('another')).toMatchObject({ state: 'outcome_unknown' });
      expect(unlocking.calls).toHaveLength(3);
    });
  });

  it('PR-W20 an unlock calls a store that can unlock, and no other', async () => {
    driver = 'unlocking';
    await intend('change', null, 'unlock');
    await apply();
    expect(unlocking.calls).toMatchObject([{ password: null, attempt: { fence: 1 } }]);
    expect(await stored()).toMatchObject({ state: 'applied' });
    driver = 'scripted';
    await intend('another', null, 'unlock');
    await apply('another');
    expect(scripted.calls).toEqual([]);
    expect(await stored('another')).toMatchObject({ state: 'rejected', reason: 'not-supported' });
  });

  describe('a change by somebody who knows the password', () => {
    const intendChange = (current: string) =>
      at(async () => {
        const { tenantId, environment, applicationId, storeId, userId } = world.ours;
        const content = { password: 'a long new password', current };
        const sealedPassword = shelf.leave({ purpose: passwordParcel, content });
        const place = { tenantId, environment, applicationId, storeId, userId, id: 'change' };
        const given = {
          requestId: 'request',
          sealedPassword,
          operation: 'change',
          now: world.clock.moment,
        } as const;
        await changes.add(CredentialChange.intend({ ...plainIntent, ...place, ...given }));
      });
    beforeEach(() => {
      driver = 'askable';
      askable.password = 'the old one';
      askable.answer = (call) => askable.apply(call);
    });

    it('PR-W22 is made by the store, which compares the old one', async () => {
      await intendChange('the old one');
      await apply();
      expect(await stored()).toMatchObject({ state: 'applied', fence: 1, sealedPassword: null });
      expect(askable.password).toBe('a long new password');
    });

    it('PR-W22 is refused with a wrong one, once, and nothing is tried again', async () => {
      await intendChange('not the old one');
      await apply();
      expect(await stored()).toMatchObject({ state: 'rejected', reason: 'wrong-password', fence: 1 });
      expect([askable.password, askable.tries]).toEqual(['the old one', 0]);
    });

    it('PR-W22 R-14 whose answer was lost is found out by the new password, since the old one is right only once', async () => {
      askable.answer = (call) => {
        askable.apply(call);
        return { kind: 'unknown' };
      };
      await intendChange('the old one');
      await apply();
      expect(await stored()).toMatchObject({ state: 'applied' });
      expect([askable.tries, askable.calls.length]).toEqual([1, 1]);
    });

    it('PR-W22 is not made in a store that cannot compare', async () => {
      driver = 'scripted';
      await intendChange('the old one');
      await apply();
      expect(await stored()).toMatchObject({ state: 'rejected', reason: 'not-supported' });
      expect(scripted.calls).toEqual([]);
    });
  });

  it('PR-W20 a reset that unlocks is one call', async () => {
    await intend('change', 'a long new password', 'reset_and_unlock');
    await apply();
    expect(scripted.calls).toMatchObject([{ options: { mustChange: false, unlock: true } }]);
  });

  it('R-28 what an external system never answers expires at the store\u2019s deadline, and not before', async () => {
    scripted.answer = () => ({ kind: 'pending', ticket, deadline: later(world.clock.moment, hours(2)) });
    await intend();
    await apply();
    world.clock.advance(minutes(5));
    await apply();
    expect(await stored()).toMatchObject({ state: 'pending' });
    world.clock.advance(hours(2));
    await apply();
    await apply();
    expect(scripted.calls).toHaveLength(1);
    expect(await stored()).toMatchObject({ state: 'expired' });
    expect(consequences.followed).toEqual(['change: pending', 'change: expired']);
  });

  it('calls the store outside of any unit of work, with the intent committed before', async () => {
    let seen: string | undefined;
    scripted.answer = async () => {
      seen = (await stored())?.state;
      return { kind: 'applied' };
    };
    await intend();
    await apply();
    expect(seen).toBe('applying');
  });

  it('R-19 does nothing for a change that has its outcome, or that nobody knows', async () => {
    await intend();
    for (let n = 0; n < 3; n += 1) await apply();
    await apply('unknown');
    expect(scripted.calls).toHaveLength(1);
    expect(consequences.followed).toEqual(['change: applied']);
  });

  it('R-20 R-21 of a hundred workers at once, one outcome is written', async () => {
    await intend();
    await inParallel(100, () => apply());
    expect(consequences.followed).toEqual(['change: applied']);
    const fences = scripted.calls.map(({ attempt }) => attempt.fence);
    expect(new Set(fences).size).toBe(fences.length);
  });

  describe('R-02 when the worker died', () => {
    const dieBefore = () => {
      throw new WorkerDied();
    };

    it('after the call that the store carried out, its own record settles it without a second call', async () => {
      driver = 'telling';
      telling.answer = (call) => {
        telling.apply(call);
        throw new WorkerDied();
      };
      await intend();
      await expect(apply()).rejects.toThrow(WorkerDied);
      expect(await stored()).toMatchObject({ state: 'applying', sealedPassword: expect.any(String) });
      await apply();
      expect(await stored()).toMatchObject({ state: 'applied', fence: 1 });
      expect(telling.calls).toHaveLength(1);
    });

    it('before the store carried it out, it is called again with a newer number and the same password', async () => {
      driver = 'telling';
      telling.answer = dieBefore;
      await intend();
      await expect(apply()).rejects.toThrow(WorkerDied);
      telling.answer = (call) => telling.apply(call);
      await apply();
      expect(telling.calls.map(({ attempt }) => attempt.fence)).toEqual([1, 2]);
      expect(new Set(telling.calls.map(({ password }) => password)).size).toBe(1);
      expect(await stored()).toMatchObject({ state: 'applied', fence: 2 });
    });

    it.each<StoreAnswer>([
      { kind: 'unavailable' },
      { kind: 'rejected', reason: 'history' },
      { kind: 'unknown' },
    ])(
      'BY-01 R-15 and the store can tell nothing of the first call, %j to a second one leaves the outcome unknown',
      async (answer) => {
        scripted.answer = dieBefore;
        await intend();
        await expect(apply()).rejects.toThrow(WorkerDied);
        scripted.answer = () => answer;
        await apply();
        expect(await stored()).toMatchObject({ state: 'outcome_unknown', reason: null, fence: 2 });
      },
    );

    it('and the store says to a second call that it has the password, that is the outcome', async () => {
      scripted.answer = dieBefore;
      await intend();
      await expect(apply()).rejects.toThrow(WorkerDied);
      scripted.answer = () => ({ kind: 'applied' });
      await apply();
      expect(await stored()).toMatchObject({ state: 'applied', fence: 2 });
    });

    it('and the parcel is too old for another call, the outcome stays unknown', async () => {
      scripted.answer = dieBefore;
      await intend();
      await expect(apply()).rejects.toThrow(WorkerDied);
      world.clock.advance(minutes(3));
      await apply();
      expect(scripted.calls).toHaveLength(1);
      expect(await stored()).toMatchObject({ state: 'outcome_unknown', sealedPassword: null });
      expect(consequences.followed).toEqual(['change: outcome_unknown']);
    });

    it('the late outcome of the worker that was thought dead is refused', async () => {
      let release: (answer: StoreAnswer) => void = () => undefined;
      scripted.answer = () => new Promise((resolve) => (release = resolve));
      await intend();
      const frozen = apply();
      await new Promise((resolve) => setTimeout(resolve, 20));
      const thaw = release;
      scripted.answer = () => ({ kind: 'applied' });
      await apply();
      thaw({ kind: 'unavailable' });
      await frozen;
      expect(await stored()).toMatchObject({ state: 'applied', fence: 2 });
      expect(consequences.followed).toEqual(['change: applied']);
    });
  });

  it('a parcel that is too old before the first call is not used: nothing was changed', async () => {
    await intend();
    world.clock.advance(seconds(121));
    await apply();
    expect(scripted.calls).toEqual([]);
    expect(await stored()).toMatchObject({ state: 'failed', reason: 'too-late', sealedPassword: null });
    expect(consequences.followed).toEqual(['change: failed']);
  });

  it('when its consequences cannot be written, neither is the outcome', async () => {
    await intend();
    consequences.follow = () => Promise.reject(new Error('the database is away'));
    await expect(apply()).rejects.toThrow('away');
    expect(await stored()).toMatchObject({ state: 'applying' });
    expect(world.database.eventNames()).toEqual(['credentials.change.intended']);
  });
});
