import { beforeEach, describe, expect, it } from '@jest/globals';
import { PasswordRefused, StoreUnavailable, UnlockRefused, type StoreAnswer } from '@latchkey/credentials';
import { PasswordNotConfirmed, SessionEndedError } from '../errors.ts';
import { addAccount, signInHouse, type SignInHouse } from '../testing/sign-in-house.ts';
import { AwaitOwnChange, AwaitOwnChangeHandler } from './await-own-change.ts';
import {
  ChangeOwnPassword,
  ChangeOwnPasswordHandler,
  OwnChangeNotOffered,
  UnlockOwnAccount,
  UnlockOwnAccountHandler,
} from './change-own-password.ts';
import { FindSession, FindSessionHandler } from './find-session.ts';

const password = 'engines weave algebra';
const chosen = 'seven green kettles sing';

describe('whoever is signed in', () => {
  let house: SignInHouse;
  let session: string;

  beforeEach(async () => {
    house = signInHouse();
    const storeId = await house.openStore();
    await addAccount(house, 'ada', password);
    const { userId, processId } = house.world.ours;
    for (const operation of ['change', 'unlock'])
      house.ownChanges.offers.set(`${userId} ${operation}`, { processId, storeId });
    session = (await house.signedIn('ada', password)).sessionToken;
  });

  const change = (next = chosen, current = password, token = session) =>
    house.here(() =>
      house.parts
        .handler(ChangeOwnPasswordHandler)
        .execute(new ChangeOwnPassword(token, current, next, 'en')),
    );
  const unlock = () =>
    house.here(() =>
      house.parts.handler(UnlockOwnAccountHandler).execute(new UnlockOwnAccount(session, 'en')),
    );
  const outcome = (changeId: string) =>
    house.here(() => house.parts.handler(AwaitOwnChangeHandler).execute(new AwaitOwnChange(changeId)));
  const after = async ({ changeId }: { readonly changeId: string }, told: StoreAnswer) => {
    await house.settle(changeId, told);
    return outcome(changeId);
  };
  const isAlive = (token: string) =>
    house
      .here(() => house.parts.handler(FindSessionHandler).execute(new FindSession(token)))
      .then(
        () => true,
        () => false,
      );
  const mails = () => house.at(async () => house.messages.table.all().map(({ kind }) => kind));

  it('PR-P08 changes the password by the current one, which the store compares', async () => {
    const { changeId } = await change();
    expect(await house.change(changeId)).toMatchObject({ operation: 'change', state: 'intended' });
    expect(await house.sealed(changeId)).toEqual({ password: chosen, current: password });
    expect(await after({ changeId }, { kind: 'applied' })).toBe('PASSWORD_CHANGED');
    expect(await mails()).toEqual(['password-changed']);
  });

  it('PR-P09 stays signed in where it was changed, and nowhere else', async () => {
    const other = (await house.signedIn('ada', password)).sessionToken;
    await after(await change(), { kind: 'applied' });
    expect([await isAlive(session), await isAlive(other)]).toEqual([true, false]);
    expect(house.ownChanges.cancelled).toEqual([house.world.ours.userId]);
  });

  it('PR-P08 is told beforehand what is offered', async () => {
    const offers = async () =>
      (await house.here(() => house.parts.handler(FindSessionHandler).execute(new FindSession(session))))
        .offers;
    expect(await offers()).toEqual(['change_password', 'unlock']);
    house.ownChanges.offers.delete(`${house.world.ours.userId} change`);
    expect(await offers()).toEqual(['unlock']);
    house.ownChanges.offers.clear();
    expect(await offers()).toEqual([]);
  });

  it('PR-P10 is told what was wrong: the current password, the new one, or the store', async () => {
    const wrong = { kind: 'rejected', reason: 'wrong-password' } as const;
    await expect(change().then((asked) => after(asked, wrong))).rejects.toThrow(PasswordNotConfirmed);
    const used = { kind: 'rejected', reason: 'history' } as const;
    await expect(change().then((asked) => after(asked, used))).rejects.toThrow(PasswordRefused);
    await expect(change().then((asked) => after(asked, { kind: 'unavailable' }))).rejects.toThrow(
      StoreUnavailable,
    );
    await expect(change('short')).rejects.toThrow(PasswordRefused);
    expect(await mails()).toEqual([]);
    expect(await isAlive(session)).toBe(true);
  });

  it('S-36 no more than thirty current passwords are compared, by all sessions together', async () => {
    const results = await Promise.allSettled(Array.from({ length: 40 }, () => change()));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
  });

  it('changes nothing where no process offers it, nor without a session', async () => {
    house.ownChanges.offers.clear();
    await expect(change()).rejects.toThrow(OwnChangeNotOffered);
    await expect(unlock()).rejects.toThrow(OwnChangeNotOffered);
    await expect(change(chosen, password, house.world.secrets.token())).rejects.toThrow(SessionEndedError);
  });

  it('has the lock of the account ended, and keeps password and sessions', async () => {
    const other = (await house.signedIn('ada', password)).sessionToken;
    const asked = await unlock();
    expect(await house.change(asked.changeId)).toMatchObject({ operation: 'unlock', sealedPassword: null });
    expect(await after(asked, { kind: 'applied' })).toBe('ACCOUNT_UNLOCKED');
    expect([await isAlive(session), await isAlive(other)]).toEqual([true, true]);
    expect(house.ownChanges.cancelled).toEqual([]);
    expect(await mails()).toEqual(['account-unlocked']);
    const refused = { kind: 'rejected', reason: 'account-protected' } as const;
    await expect(unlock().then((again) => after(again, refused))).rejects.toThrow(UnlockRefused);
  });

  it.each([
    [
      { kind: 'pending', ticket: 'task', deadline: new Date(Date.UTC(2030, 0)) },
      'PENDING_WITH_EXTERNAL_SYSTEM',
    ],
    [{ kind: 'unknown' }, 'OUTCOME_UNKNOWN'],
  ] as const)('is not told of a success that nobody knows of: %j', async (told, result) => {
    expect(await after(await change(), told)).toBe(result);
    expect(await mails()).toEqual([]);
  });
});
