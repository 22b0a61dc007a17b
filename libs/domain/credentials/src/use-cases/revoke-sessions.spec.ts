import { beforeEach, describe, expect, it } from '@jest/globals';
import { Clock, hours, Secrets, UnitOfWork } from '@latchkey/kernel';
import {
  composeParts,
  inMemoryWorld,
  unitWithin,
  within,
  type InMemoryWorld,
} from '@latchkey/kernel/testing';
import { CredentialChange } from '../change/credential-change.ts';
import { credentialWorkerParts, wantedRevocationParts } from '../parts.ts';
import { SessionRevocations } from '../session-revocation/session-revocations.ts';
import { WantedRevocations } from '../session-revocation/wanted-revocations.ts';
import { StoreDrivers, type StoreAnswer } from '../store/store-driver.ts';
import { InMemorySessionRevocations, type SessionHolder } from '../testing/in-memory-session-revocations.ts';
import { InMemoryStoreDrivers, ScriptedStore, SessionHoldingStore } from '../testing/scripted-store.ts';
import {
  RevocationJournal,
  RevokeSessions,
  RevokeSessionsHandler,
  SessionsNotRevoked,
} from './revoke-sessions.ts';

describe('sessions that somebody else holds', () => {
  let world: InMemoryWorld;
  let revocations: InMemorySessionRevocations;
  let holder: SessionHoldingStore;
  let stores: SessionHolder[];
  let wanted: WantedRevocations;
  let handler: RevokeSessionsHandler;

  beforeEach(() => {
    world = inMemoryWorld();
    holder = new SessionHoldingStore();
    const { storeId } = world.ours;
    stores = [{ storeId, driver: holder.key, active: true, sessionsOf: 'own' }];
    revocations = new InMemorySessionRevocations(
      world.database,
      () => stores,
      (userId) => (userId === world.ours.userId ? world.ours : undefined),
    );
    const journal = credentialWorkerParts.filter(({ provide }) => provide === RevocationJournal);
    const parts = composeParts(
      [...wantedRevocationParts, ...journal],
      [
        [UnitOfWork, world.unitOfWork],
        [Clock, world.clock],
        [Secrets, world.secrets],
        [SessionRevocations, revocations],
        [StoreDrivers, new InMemoryStoreDrivers([holder, new ScriptedStore()])],
      ],
    );
    [wanted, handler] = [parts.get(WantedRevocations), parts.handler(RevokeSessionsHandler)];
  });

  const at = <T>(work: () => Promise<T>) => unitWithin(world, world.ours, work);
  const all = () => at(async () => revocations.table.all());
  const after = (change: Partial<CredentialChange>) =>
    at(async () => {
      const { tenantId, environment, userId } = world.ours;
      const applied = Object.assign(new CredentialChange(), {
        ...{ tenantId, environment, userId, id: world.secrets.id(), operation: 'reset', state: 'applied' },
        ...change,
      });
      await wanted.follow(applied, await world.clock.now());
    });
  const revoke = async () => {
    const [revocation] = await all();
    return within(world.ours, () => handler.execute(new RevokeSessions(revocation?.id ?? '')));
  };

  it('S-33 are wanted to end when a password was replaced, and for nothing else', async () => {
    await after({ operation: 'unlock' });
    for (const state of ['rejected', 'outcome_unknown', 'pending'] as const) await after({ state });
    expect(await all()).toEqual([]);
    await after({ operation: 'change' });
    await after({ operation: 'reset' });
    expect((await all()).map(({ state }) => state)).toEqual(['wanted', 'wanted']);
  });

  it('S-33 have ended when their holder has said so, which is kept as the proof', async () => {
    await after({});
    await revoke();
    const { storeId, userId, userName } = world.ours;
    expect(holder.asked).toEqual([{ storeId, userId, userName, externalId: null }]);
    expect(await all()).toMatchObject([{ state: 'delivered', attempts: 1, answer: 'applied' }]);
    await revoke();
    expect(holder.asked).toHaveLength(1);
    expect(world.database.eventNames()).toEqual([
      'credentials.session-revocation.wanted',
      'credentials.session-revocation.delivered',
    ]);
  });

  it.each<StoreAnswer>([
    { kind: 'unavailable' },
    { kind: 'unknown' },
    { kind: 'pending', ticket: 'later', deadline: new Date(0) },
  ])('S-33 are asked about again while nobody knows that they have ended: $kind', async (answer) => {
    await after({});
    holder.answers = [answer, answer];
    await expect(revoke()).rejects.toThrow(SessionsNotRevoked);
    await expect(revoke()).rejects.toThrow(SessionsNotRevoked);
    expect(await all()).toMatchObject([{ state: 'wanted', attempts: 2, answer: answer.kind, endedAt: null }]);
    await revoke();
    expect(await all()).toMatchObject([{ state: 'delivered', attempts: 3 }]);
    expect(holder.fences).toEqual([1, 2, 3]);
  });

  it('are given up after a day, and the audit trail says so', async () => {
    await after({});
    holder.answers = [{ kind: 'unavailable' }];
    await expect(revoke()).rejects.toThrow(SessionsNotRevoked);
    world.clock.advance(hours(24));
    await revoke();
    expect(holder.asked).toHaveLength(1);
    expect(await all()).toMatchObject([
      { state: 'given_up', answer: 'unavailable', endedAt: expect.any(Date) },
    ]);
    expect(world.database.eventNames().at(-1)).toBe('credentials.session-revocation.failed');
  });

  it('a refusal is final: asking again would bring the same', async () => {
    await after({});
    holder.answers = [{ kind: 'rejected', reason: 'account-missing' }];
    await revoke();
    expect(await all()).toMatchObject([{ state: 'refused', answer: 'account-missing' }]);
  });

  it('a holder that has forgotten how is told as one', async () => {
    await after({});
    stores = stores.map((store) => ({ ...store, driver: 'scripted' }));
    await revoke();
    expect(await all()).toMatchObject([{ state: 'refused', answer: 'not-supported' }]);
  });

  it('a person who is gone has none', async () => {
    await after({});
    stores = [];
    await revoke();
    expect(await all()).toMatchObject([{ state: 'refused', answer: 'account-missing' }]);
  });
});
