import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  Clock,
  hours,
  later,
  minutes,
  NotAllowed,
  NotFound,
  Permissions,
  seconds,
  Secrets,
  UnitOfWork,
  type Permission,
} from '@latchkey/kernel';
import {
  composeParts,
  inMemoryWorld,
  inParallel,
  unitWithin,
  within,
  type InMemoryWorld,
} from '@latchkey/kernel/testing';
import { ChangeConsequences } from '../change/change-consequences.ts';
import { CredentialChange } from '../change/credential-change.ts';
import { CredentialChanges } from '../change/credential-changes.ts';
import { CallNotProven, ExecutorUnreachable } from '../external-task/errors.ts';
import {
  CallSignatures,
  ExecutorSecrets,
  TaskPush,
  type SignedCall,
  type TaskOrder,
} from '../external-task/executor.ts';
import { ExternalTasks } from '../external-task/external-tasks.ts';
import { TaskOpening } from '../external-task/task-opening.ts';
import { executorCallParts, externalTaskWorkerParts } from '../parts.ts';
import { StoreDescriptions, type DescribedStore } from '../store/store-descriptions.ts';
import { InMemoryCredentialChanges } from '../testing/in-memory-credential-changes.ts';
import { InMemoryExternalTasks } from '../testing/in-memory-external-tasks.ts';
import { plainIntent } from '../testing/plain-intent.ts';
import { AnswerExternalTask, AnswerExternalTaskHandler } from './answer-external-task.ts';
import { ClaimExternalTasks, ClaimExternalTasksHandler } from './claim-external-tasks.ts';
import { KeepExternalTask, KeepExternalTaskHandler } from './keep-external-task.ts';
import { ProveExecutorCall, ProveExecutorCallHandler } from './prove-executor-call.ts';
import { PushExternalTask, PushExternalTaskHandler } from './push-external-task.ts';
import { CallExamination, TryExecutorCall, TryExecutorCallHandler } from './try-executor-call.ts';

class Followed extends ChangeConsequences {
  readonly states: string[] = [];
  follow({ state }: CredentialChange): Promise<void> {
    this.states.push(state);
    return Promise.resolve();
  }
}

/** One store of ours, described as the test wants it. */
class OneDescription extends StoreDescriptions {
  constructor(private readonly store: () => DescribedStore) {
    super();
  }
  of(storeId: string): Promise<DescribedStore> {
    const store = this.store();
    return store.id === storeId ? Promise.resolve(store) : Promise.reject(new NotFound());
  }
}

class OneSecret extends ExecutorSecrets {
  constructor(private readonly secretOf: (storeId: string) => string | undefined) {
    super();
  }
  of(storeId: string): Promise<string | undefined> {
    return Promise.resolve(this.secretOf(storeId));
  }
}

/** Believes who says the secret. */
class SpokenSecrets extends CallSignatures {
  prove({ signature }: SignedCall, secret: string): boolean {
    return signature === secret;
  }
}

/** The same, at its own time alone. */
class TimedSecrets extends CallSignatures {
  prove({ signature, timestamp }: SignedCall, secret: string, now: Date): boolean {
    return signature === secret && now.getTime() === Number(timestamp) * 1000;
  }
}

class Allowing extends Permissions {
  constructor(private readonly all: boolean) {
    super();
  }
  require(_actor: unknown, permission: Permission): void {
    if (!this.all) throw new NotAllowed(permission);
  }
}

class ScriptedPush extends TaskPush {
  readonly told: TaskOrder[] = [];
  wanted = true;
  refusal: string | undefined;
  isWanted(): boolean {
    return this.wanted;
  }
  push(_store: DescribedStore, order: TaskOrder): Promise<string | undefined> {
    this.told.push(order);
    return Promise.resolve(this.refusal);
  }
}

const success = 'COMPLETED_WITH_SUCCESS';
const failure = 'COMPLETED_WITH_FAILURE';
const refusedName = 'credentials.external-task.answer-refused';
const contradictedName = 'credentials.external-task.contradicted';

describe('external tasks', () => {
  let world: InMemoryWorld;
  let changes: InMemoryCredentialChanges;
  let tasks: InMemoryExternalTasks;
  let followed: Followed;
  let push: ScriptedPush;
  let store: DescribedStore;
  let opening: TaskOpening;
  let secret: string | undefined;
  let parts: ReturnType<typeof composeParts>;

  beforeEach(() => {
    world = inMemoryWorld();
    changes = new InMemoryCredentialChanges(world.database, () => ({ driver: 'external', userName: 'ada' }));
    tasks = new InMemoryExternalTasks(world.database);
    [followed, push] = [new Followed(), new ScriptedPush()];
    secret = 'whsec';
    store = { id: world.ours.storeId, driver: 'external', settings: {}, secrets: {} };
    parts = composeParts(
      [...externalTaskWorkerParts, ...executorCallParts],
      [
        [UnitOfWork, world.unitOfWork],
        [Clock, world.clock],
        [Secrets, world.secrets],
        [CredentialChanges, changes],
        [ExternalTasks, tasks],
        [ChangeConsequences, followed],
        [StoreDescriptions, new OneDescription(() => store)],
        [ExecutorSecrets, new OneSecret((storeId) => (storeId === world.ours.storeId ? secret : undefined))],
        [CallSignatures, new SpokenSecrets()],
        [TaskPush, push],
      ],
    );
    opening = parts.get(TaskOpening);
  });

  const at = <T>(work: () => Promise<T>) => unitWithin(world, world.ours, work);
  const here = <T>(work: () => Promise<T>) => within(world.ours, work);

  /** A change whose first attempt has begun. */
  const applying = (id = 'change') =>
    at(async () => {
      const { tenantId, environment, applicationId, userId } = world.ours;
      const place = { tenantId, environment, applicationId, storeId: world.ours.storeId, userId };
      const given = { id, requestId: 'request', sealedPassword: 'sealed', now: world.clock.moment };
      const change = CredentialChange.intend({ ...plainIntent, ...place, ...given });
      change.attempt(1);
      await changes.add(change);
    });
  const openTask = (changeId = 'change') =>
    at(() => {
      const account = { storeId: world.ours.storeId, userId: world.ours.userId, userName: 'ada' };
      return opening.open({
        ...{ reference: opening.reference(), account, attempt: { changeId, fence: 1 } },
        ...{ mustChange: false, sealedPassword: 'to its executor', deadlineMinutes: 60 },
      });
    });
  /** A change that an external system has. */
  const pending = async (id = 'change'): Promise<string> => {
    await applying(id);
    const answer = await openTask(id);
    await at(async () => {
      const change = await changes.getForUpdate(id);
      change?.conclude(answer, change.lastAttempt(), world.clock.moment);
    });
    return answer.kind === 'pending' ? answer.ticket : '';
  };
  const stored = (id = 'change') => at(async () => changes.table.peek((row) => row.id === id));
  const theTicket = async () => (await stored())?.ticket ?? '';
  const task = (id: string) => at(async () => tasks.table.peek((row) => row.id === id));
  const claim = async (id = 'call-1', most = 10) =>
    here(() =>
      parts
        .handler(ClaimExternalTasksHandler)
        .execute(
          new ClaimExternalTasks(world.ours.storeId, { id, executor: 'robot', most, leaseSeconds: 60 }),
        ),
    );
  const pushOf = (changeId = 'change') =>
    here(() => parts.handler(PushExternalTaskHandler).execute(new PushExternalTask(changeId)));
  const tokenOf = async (): Promise<string> => {
    await pushOf();
    return push.told.at(-1)?.token ?? '';
  };
  const answer = (
    reference: string,
    token: string,
    status: string,
    fence: number | null = null,
    of = world.ours.storeId,
  ) =>
    here(() =>
      parts
        .handler(AnswerExternalTaskHandler)
        .execute(new AnswerExternalTask({ storeId: of, reference, token }, { status, reason: null, fence })),
    );
  const refusal = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'accepted',
      (error: { code?: string }) => error.code ?? String(error),
    );

  it('AS-03 one task is opened for a change, however often its driver is called', async () => {
    await applying();
    const first = await openTask();
    world.clock.advance(minutes(1));
    expect([first, await openTask()]).toEqual([
      { kind: 'pending', ticket: expect.any(String), deadline: later(world.clock.moment, minutes(59)) },
      first,
    ]);
    expect(await at(() => opening.opened({ changeId: 'change', fence: 2 }))).toEqual(first);
    expect(await at(() => opening.opened({ changeId: 'other', fence: 1 }))).toBeUndefined();
  });

  it('none is opened for a change that is not being carried out', async () => {
    expect(await openTask('nobody knows it')).toEqual({ kind: 'unknown' });
    await pending();
    await answer(await theTicket(), await tokenOf(), success);
    expect(await openTask()).toEqual({ kind: 'unknown' });
  });
  it('S-90 a token of 256 bits is told and only its digest kept', async () => {
    const id = await pending();
    const token = await tokenOf();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect((await task(id))?.tokenDigest).toEqual(world.secrets.tokenDigest(token));
    expect(JSON.stringify(await task(id))).not.toContain(token);
  });

  it.each([
    [success, 'applied', 'completed_with_success'],
    [failure, 'rejected', 'completed_with_failure'],
  ])('AS-07 %s makes the change %s, with its consequences, once', async (status, state, taskState) => {
    const id = await pending();
    const token = await tokenOf();
    for (let n = 0; n < 3; n += 1) expect(await answer(id, token, status)).toBe(status);
    expect([await stored(), await task(id)]).toMatchObject([
      { state },
      { state: taskState, sealedPassword: null },
    ]);
    expect(followed.states).toEqual([state]);
  });

  it('BY-02 of a hundred equal callbacks at once, one has an effect and all are answered', async () => {
    const id = await pending();
    const token = await tokenOf();
    const results = await inParallel(100, () => answer(id, token, success));
    expect(results.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(followed.states).toEqual(['applied']);
  });

  it('S-92 a contradiction is refused, told to the audit trail, and changes nothing', async () => {
    const id = await pending();
    const token = await tokenOf();
    await answer(id, token, success);
    expect(await refusal(answer(id, token, failure))).toBe('outcome-settled');
    expect(await stored()).toMatchObject({ state: 'applied' });
    const [refused, alarm] = world.database.happenings.slice(-2).map(({ event }) => event);
    expect(refused).toMatchObject({ name: refusedName, outcome: 'refused', reason: 'outcome-settled' });
    expect(alarm).toMatchObject({ name: contradictedName, subject: id });
    await refusal(answer(id, token, failure));
    expect(world.database.eventNames().filter((name) => name === contradictedName)).toHaveLength(1);
    expect(world.database.eventNames().filter((name) => name === refusedName)).toHaveLength(2);
    expect(followed.states).toEqual(['applied']);
  });

  it.each(['PENDING_WITH_EXTERNAL_SYSTEM', 'IN_PROGRESS', 'completed_with_success', '', 'SUCCESS'])(
    'AS-08 the status %j is not among those that are offered',
    async (status) => {
      const id = await pending();
      expect(await refusal(answer(id, await tokenOf(), status))).toBe('status-not-offered');
      expect(await stored()).toMatchObject({ state: 'pending' });
    },
  );

  it('S-90 a wrong token, a foreign store and an unknown reference are one answer', async () => {
    const id = await pending();
    const token = await tokenOf();
    expect([
      await refusal(answer(id, world.secrets.token(), success)),
      await refusal(answer(id, '', success)),
      await refusal(answer(id, token, success, null, world.secrets.id())),
      await refusal(answer(world.secrets.id(), token, success)),
    ]).toEqual(['not-found', 'not-found', 'not-found', 'not-found']);
    expect(await stored()).toMatchObject({ state: 'pending' });
  });

  it('R-29 who answers before our commit is told to come again, and counts then', async () => {
    await applying();
    const opened = await openTask();
    const [claimed] = await claim();
    const { reference = '', token = '', fence = 0 } = claimed ?? {};
    expect(await refusal(answer(reference, token, success, fence))).toBe('call-too-early');
    await at(async () => {
      const change = await changes.getForUpdate('change');
      change?.conclude(opened, change.lastAttempt(), world.clock.moment);
    });
    expect(await answer(reference, token, success, fence)).toBe(success);
    expect(await stored()).toMatchObject({ state: 'applied' });
  });

  it('AS-06 a request that is not pending any more does not move, whatever its task says', async () => {
    const id = await pending();
    const token = await tokenOf();
    await at(async () => (await changes.getForUpdate('change'))?.expire(world.clock.moment));
    expect(await refusal(answer(id, token, success))).toBe('outcome-settled');
    expect(await stored()).toMatchObject({ state: 'expired' });
    expect(world.database.eventNames().slice(-2)).toEqual([refusedName, contradictedName]);
  });

  it('BY-05 two robots: one freezes, the other takes over, and the stale one is refused', async () => {
    await pending();
    const [frozen] = await claim('of the first', 1);
    expect(frozen).toMatchObject({ leaseSeconds: 60, fence: 1, userName: 'ada', operation: 'reset' });
    expect(await claim('of the second', 1)).toEqual([]);
    world.clock.advance(seconds(61));
    const [second] = await claim('of the second', 1);
    expect(second).toMatchObject({ reference: frozen?.reference, fence: 2 });
    const { reference = '', token = '' } = second ?? {};
    const keep = (fence: number) =>
      here(() =>
        parts
          .handler(KeepExternalTaskHandler)
          .execute(new KeepExternalTask(world.ours.storeId, reference, { fence, leaseSeconds: 60 })),
      );
    expect(await refusal(keep(1))).toBe('lease-lost');
    expect(await keep(2)).toEqual({ fence: 2, leaseSeconds: 60 });
    expect(await refusal(answer(reference, token, failure, 1))).toBe('lease-lost');
    expect(await refusal(answer(reference, token, success))).toBe('lease-needed');
    expect(await answer(reference, token, success, 2)).toBe(success);
    expect(await refusal(answer(reference, token, failure, 1))).toBe('lease-lost');
    expect(followed.states).toEqual(['applied']);
  });

  it('R-03 a claim whose answer was lost gets the same tasks again, and no others', async () => {
    await pending('one');
    const [first] = await claim('lost', 1);
    await pending('two');
    world.clock.advance(seconds(10));
    expect(await claim('lost', 1)).toEqual([{ ...first, leaseSeconds: 50 }]);
    const { reference = '', token = '', fence = 0 } = first ?? {};
    await answer(reference, token, success, fence);
    expect(await claim('lost', 1)).toEqual([]);
    expect(await claim('other', 5)).toHaveLength(1);
  });

  it('a heartbeat for a task that is not there, or of another store, finds nothing', async () => {
    const id = await pending();
    const keep = (of: string, reference: string) =>
      refusal(
        here(() =>
          parts
            .handler(KeepExternalTaskHandler)
            .execute(new KeepExternalTask(of, reference, { fence: 1, leaseSeconds: 60 })),
        ),
      );
    expect(await keep(world.ours.storeId, world.secrets.id())).toBe('not-found');
    expect(await keep(world.secrets.id(), id)).toBe('not-found');
  });

  describe('pushed', () => {
    it('BY-05 a task that its executor took is told once, and claimed by nobody', async () => {
      const id = await pending();
      await pushOf();
      await pushOf();
      expect(push.told).toHaveLength(1);
      expect(await task(id)).toMatchObject({ state: 'dispatched' });
      expect(await claim()).toEqual([]);
    });

    it('one that was not taken is a failure of its job, and claimable meanwhile', async () => {
      const id = await pending();
      push.refusal = 'not-connected';
      await expect(pushOf()).rejects.toThrow(ExecutorUnreachable);
      expect(await task(id)).toMatchObject({ state: 'queued' });
      expect(await claim()).toHaveLength(1);
      push.refusal = undefined;
      await pushOf();
      expect(push.told).toHaveLength(1);
    });

    it('nothing is pushed to who comes and asks, nor after the deadline', async () => {
      await pending();
      push.wanted = false;
      await pushOf();
      push.wanted = true;
      world.clock.advance(hours(2));
      await pushOf();
      await pushOf('nobody knows it');
      expect(push.told).toEqual([]);
    });
  });

  it('AS-11 an integrator is told what is wrong with a call, and nobody without the right is', async () => {
    const inTime = new TimedSecrets();
    const secrets = new OneSecret((storeId) => (storeId === world.ours.storeId ? 'whsec' : undefined));
    const examination = new CallExamination(secrets, inTime);
    const trial = (call: Partial<SignedCall>, storeId = world.ours.storeId, allowed = true) =>
      here(() =>
        new TryExecutorCallHandler(new Allowing(allowed), world.unitOfWork, examination, world.clock).execute(
          new TryExecutorCall(storeId, {
            ...{ id: 'a', timestamp: String(world.clock.moment.getTime() / 1000), signature: 'whsec' },
            ...{ body: new Uint8Array(), ...call },
          }),
        ),
      );
    expect(await trial({})).toEqual({ believed: true, fault: null });
    expect(await trial({ timestamp: '1' })).toEqual({ believed: false, fault: 'time' });
    expect(await trial({ signature: 'other' })).toEqual({ believed: false, fault: 'signature' });
    expect(await trial({ timestamp: 'x' })).toEqual({ believed: false, fault: 'signature' });
    expect(await trial({}, world.secrets.id())).toEqual({ believed: false, fault: 'no-secret' });
    await expect(trial({}, world.ours.storeId, false)).rejects.toThrow(NotAllowed);
  });

  it('S-90 only a call with the secret of its external store is believed', async () => {
    const prove = (of: string, signature: string) =>
      here(() =>
        parts
          .handler(ProveExecutorCallHandler)
          .execute(new ProveExecutorCall(of, { id: 'a', timestamp: '1', signature, body: new Uint8Array() })),
      );
    await prove(world.ours.storeId, 'whsec');
    await expect(prove(world.ours.storeId, 'other')).rejects.toThrow(CallNotProven);
    await expect(prove(world.secrets.id(), 'whsec')).rejects.toThrow(CallNotProven);
    secret = undefined;
    await expect(prove(world.ours.storeId, 'undefined')).rejects.toThrow(CallNotProven);
  });
});
