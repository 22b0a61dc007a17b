import { beforeEach, describe, expect, it } from '@jest/globals';
import { minutes, NotFound } from '@latchkey/kernel';
import { within } from '@latchkey/kernel/testing';
import { SessionEndedError } from '../errors.ts';
import { addAccount, signInHouse, type SignInHouse } from '../testing/sign-in-house.ts';
import { FindSession, FindSessionHandler } from './find-session.ts';
import {
  EndOtherSessions,
  EndOtherSessionsHandler,
  EndOwnSession,
  EndOwnSessionHandler,
  FindOwnSessions,
  FindOwnSessionsHandler,
  type OwnSession,
} from './own-sessions.ts';

const password = 'engines weave algebra';

describe('the sessions of a person', () => {
  let house: SignInHouse;
  const here = <T>(work: () => Promise<T>): Promise<T> => within(house.world.ours, work);
  const signIn = async (name: string, userAgent: string | null): Promise<string> => {
    return (await house.signedIn(name, password, { userAgent })).sessionToken;
  };
  const list = (token: string): Promise<readonly OwnSession[]> =>
    here(() => house.parts.handler(FindOwnSessionsHandler).execute(new FindOwnSessions(token)));
  const look = (token: string) =>
    here(() => house.parts.handler(FindSessionHandler).execute(new FindSession(token)));
  const end = (token: string, id: string) =>
    here(() => house.parts.handler(EndOwnSessionHandler).execute(new EndOwnSession(token, id)));
  const endOthers = (token: string) =>
    here(() => house.parts.handler(EndOtherSessionsHandler).execute(new EndOtherSessions(token)));
  const currentId = async (token: string): Promise<string> =>
    (await list(token)).find(({ current }) => current)?.id ?? '';

  beforeEach(async () => {
    house = signInHouse();
    await addAccount(house, 'ada', password);
    await addAccount(house, 'grace', password, { userId: 'grace' });
  });

  it('are told to the person alone: when begun, when used, by what, and which one asks', async () => {
    const phone = await signIn('ada', 'Phone/1');
    house.world.clock.advance(minutes(2));
    const laptop = await signIn('ada', null);
    await signIn('grace', 'Browser/9');
    house.world.clock.advance(minutes(3));
    await look(phone);
    const at = (after: number): string => new Date(house.world.clock.moment.getTime() - after).toISOString();
    const told = await list(laptop);
    expect(new Set(told)).toEqual(
      new Set([
        {
          ...{ id: await currentId(laptop), begunAt: at(minutes(3)), lastUsedAt: at(minutes(3)) },
          ...{ userAgent: null, current: true },
        },
        {
          ...{ id: await currentId(phone), begunAt: at(minutes(5)), lastUsedAt: at(0) },
          ...{ userAgent: 'Phone/1', current: false },
        },
      ]),
    );
  });

  it('S-33 can be ended one by one, and each only by its owner', async () => {
    const [phone, laptop] = [await signIn('ada', null), await signIn('ada', null)];
    const stranger = await signIn('grace', null);
    const id = await currentId(phone);
    await expect(end(stranger, id)).rejects.toThrow(NotFound);
    await expect(end(laptop, 'nobody')).rejects.toThrow(NotFound);
    expect(await end(laptop, id)).toBeNull();
    await expect(look(phone)).rejects.toThrow(SessionEndedError);
    await expect(end(laptop, id)).rejects.toThrow(NotFound);
    expect(await list(laptop)).toHaveLength(1);
    expect(await list(stranger)).toHaveLength(1);
  });

  it('S-33 all but the one that asks can be ended at once', async () => {
    const tokens = [await signIn('ada', null), await signIn('ada', null), await signIn('ada', null)];
    const stranger = await signIn('grace', null);
    const [first = '', ...others] = tokens;
    expect(await endOthers(first)).toBe(2);
    expect(await endOthers(first)).toBe(0);
    for (const other of others) await expect(look(other)).rejects.toThrow(SessionEndedError);
    for (const left of [first, stranger]) expect(await list(left)).toHaveLength(1);
    const ended = house.world.database.happenings.filter(
      ({ event }) => event.name === 'identity.session.others-ended',
    );
    expect(ended.map(({ event }) => event.facts())).toEqual([expect.objectContaining({ ended: 2 })]);
  });

  it('are nobody’s business without a session', async () => {
    const id = await currentId(await signIn('ada', null));
    for (const work of [list('none'), end('none', id), endOthers('none')])
      await expect(work).rejects.toThrow(SessionEndedError);
  });
});
