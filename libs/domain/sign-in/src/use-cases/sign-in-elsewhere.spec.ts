import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  AnswerPasswordQuestion,
  AnswerPasswordQuestionHandler,
  PasswordQuestionJournal,
  StoreDriver,
  StoreDrivers,
  StoreLook,
  type SignInAnswer,
  type StoreAccount,
  type StoreAnswer,
} from '@latchkey/credentials';
import { seconds } from '@latchkey/kernel';
import { InMemoryHandOverOpener } from '@latchkey/kernel/testing';
import { SignInRefused, SignInUnavailable } from '../errors.ts';
import { addAccount, signInHouse, type SignInHouse } from '../testing/sign-in-house.ts';

const password = 'engines weave algebra';

/** A directory that knows one password of everybody. */
class ScriptedDirectory extends StoreDriver {
  readonly key = 'scripted';
  readonly asked: string[] = [];
  says: (account: StoreAccount, password: string) => SignInAnswer = (_, typed) =>
    typed === password ? 'accepted' : 'refused';

  reset(): Promise<StoreAnswer> {
    return Promise.resolve({ kind: 'applied' });
  }
  signIn(account: StoreAccount, typed: string): Promise<SignInAnswer> {
    this.asked.push(account.userName);
    return Promise.resolve(this.says(account, typed));
  }
}

class OneDriver extends StoreDrivers {
  constructor(private readonly driver: StoreDriver) {
    super();
  }
  of(): StoreDriver {
    return this.driver;
  }
}

describe('signing in with a password that is kept elsewhere', () => {
  let house: SignInHouse;
  let directory: ScriptedDirectory;
  let worker: AnswerPasswordQuestionHandler;

  beforeEach(async () => {
    house = signInHouse();
    directory = new ScriptedDirectory();
    const { unitOfWork, clock } = house.world;
    worker = new AnswerPasswordQuestionHandler(
      new PasswordQuestionJournal(unitOfWork, house.questions, clock),
      new StoreLook(unitOfWork, house.stores, house.types, new OneDriver(directory)),
      new InMemoryHandOverOpener(house.shelf),
    );
    house.signal.waited = (id) => answer(id);
    const storeId = await house.openStore();
    house.accounts.home = { storeId, keptHere: false };
    await addAccount(house, 'ada', password, { keptHere: false, phc: null });
    house.hashing.hashed = 0;
  });

  const answer = (id: string): Promise<void> =>
    house.here(() => worker.execute(new AnswerPasswordQuestion(id)));
  const questions = () => house.at(async () => house.questions.table.all());
  const events = () =>
    house.world.database.eventNames().filter((name) => name.startsWith('credentials.password'));

  it('lets in whom the store lets in, and nobody else', async () => {
    expect(await house.signedIn('ada', password)).toMatchObject({ mustChangePassword: false });
    await expect(house.signIn('ada', 'another one')).rejects.toThrow(SignInRefused);
    expect(directory.asked).toEqual(['ada', 'ada']);
    expect(events()).toEqual([
      ...['credentials.password.asked', 'credentials.password.answered'],
      ...['credentials.password.asked', 'credentials.password.answered'],
    ]);
  });

  it('says that another password must be chosen, and a plan can ask for it', async () => {
    directory.says = () => 'must_change';
    expect(await house.signedIn('ada', password)).toMatchObject({ mustChangePassword: true });
  });

  it('forgets password and name with the answer', async () => {
    await house.signedIn('ada', password);
    expect(await questions()).toMatchObject([{ answer: 'accepted', sealedPassword: null, userName: '' }]);
  });

  it('S-05 asks the store for an unknown name too, with what was typed', async () => {
    await expect(house.signIn('Nobody Here', password)).rejects.toThrow(SignInRefused);
    expect(directory.asked).toEqual(['Nobody Here']);
    expect(house.hashing.hashed).toBe(0);
  });

  it('S-05 a store that does not answer is told of alike for known and unknown names', async () => {
    directory.says = () => 'unavailable';
    for (const name of ['ada', 'nobody'])
      await expect(house.signIn(name, password)).rejects.toThrow(SignInUnavailable);
    house.signal.waited = () => Promise.resolve();
    await expect(house.signIn('ada', password)).rejects.toThrow(SignInUnavailable);
  });

  it('a disabled account is not let in, whatever the store says', async () => {
    await addAccount(house, 'off', password, { keptHere: false, phc: null, active: false });
    await expect(house.signIn('off', password)).rejects.toThrow(SignInRefused);
  });

  it('S-62 never asks about an empty password, nor about one that is too long', async () => {
    for (const typed of ['', 'x'.repeat(1025)])
      await expect(house.signIn('ada', typed)).rejects.toThrow(SignInRefused);
    expect(directory.asked).toEqual([]);
  });

  it('S-33 an attempt at the password in the meantime lets nobody in by the old one', async () => {
    directory.says = () => {
      const account = house.accounts.accounts.get('ada');
      if (account) house.accounts.accounts.set('ada', { ...account, fence: 2 });
      return 'accepted';
    };
    await expect(house.signIn('ada', password)).rejects.toThrow(SignInRefused);
  });

  it('R-14 is asked once, however often the job runs, and not after its time', async () => {
    let asked = '';
    house.signal.waited = async (id) => {
      asked = id;
      await Promise.all([answer(id), answer(id), answer(id)]);
    };
    await house.signedIn('ada', password);
    await answer(asked);
    expect(directory.asked).toEqual(['ada']);
    house.signal.waited = async (id) => {
      if (id !== asked) house.world.clock.advance(seconds(20));
      await answer(id);
    };
    await expect(house.signIn('ada', password)).rejects.toThrow(SignInUnavailable);
    expect(directory.asked).toEqual(['ada']);
  });

  it('a store that nobody may use, or that cannot say, lets nobody in', async () => {
    await house.at(async () => {
      (await house.stores.getForUpdate(house.world.ours.storeId)).allow(false);
    });
    await expect(house.signIn('ada', password)).rejects.toThrow(SignInRefused);
    expect(directory.asked).toEqual([]);
  });
});
