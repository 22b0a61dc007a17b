import { beforeEach, describe, expect, it } from '@jest/globals';
import { readHash } from '@latchkey/credentials';
import type { CountedHashing } from '@latchkey/credentials/testing';
import type { InMemorySessions } from '@latchkey/identity/testing';
import { hours } from '@latchkey/kernel';
import { within, type InMemoryWorld, type Premises } from '@latchkey/kernel/testing';
import { SessionEndedError, SignInRefused } from '../errors.ts';
import type { SignInAccount } from '../sign-in-accounts.ts';
import {
  addAccount,
  addForeignAccount,
  signInHouse,
  type InMemorySignInAccounts,
  type SignInHouse,
} from '../testing/sign-in-house.ts';
import { FindSession, FindSessionHandler } from './find-session.ts';
import { SignOut, SignOutHandler } from './sign-out.ts';

const password = 'engines weave algebra';

describe('signing in', () => {
  let house: SignInHouse;
  let world: InMemoryWorld;
  let hashing: CountedHashing;
  let accounts: InMemorySignInAccounts;
  let sessions: InMemorySessions;
  let handlers: { signOut: SignOutHandler; find: FindSessionHandler };

  beforeEach(async () => {
    house = signInHouse();
    ({ world, hashing, accounts, sessions } = house);
    handlers = {
      signOut: house.parts.handler(SignOutHandler),
      find: house.parts.handler(FindSessionHandler),
    };
    await addAccount(house, 'ada', password);
    await addAccount(house, 'disabled', password, { userId: 'd', active: false });
    await addAccount(house, 'locked', password, { userId: 'l', locked: true });
    await addAccount(house, 'new', password, { userId: 'n', phc: null });
    hashing.hashed = 0;
  });

  const here = <T>(work: () => Promise<T>, premises: Premises = world.ours) => within(premises, work);
  const signIn = (identifier: string, typed: string) => house.signedIn(identifier, typed);
  const find = (token: string, premises?: Premises) =>
    here(() => handlers.find.execute(new FindSession(token)), premises);

  it('with the right password begins a session of eight hours', async () => {
    const signedIn = await signIn(' ADA ', password);
    expect(signedIn.user).toEqual({ displayName: 'Ada Lovelace' });
    expect(signedIn.sessionToken).toMatch(/^[\w-]{43}$/);
    expect(await find(signedIn.sessionToken)).toEqual({
      ...{ user: signedIn.user, expiresAt: signedIn.expiresAt, offers: [] },
    });
    world.clock.advance(hours(8));
    await expect(find(signedIn.sessionToken)).rejects.toThrow(SessionEndedError);
  });

  it('takes the password in either normal form', async () => {
    const phc = await hashing.hash('de\u0301ja\u0300 vu encore'.normalize('NFC'));
    await addAccount(house, 'ada', password, { phc });
    for (const form of ['NFC', 'NFD']) {
      expect(await signIn('ada', 'd\u00e9j\u00e0 vu encore'.normalize(form))).toHaveProperty('sessionToken');
    }
  });

  it.each([
    ['with a wrong password', 'ada', 'engines weave geometry'],
    ['with the password in other letters', 'ada', 'Engines Weave Algebra'],
    ['with a blank too many', 'ada', `${password} `],
    ['as nobody', 'nobody', password],
    ['with a disabled account', 'disabled', password],
    ['with a locked account', 'locked', password],
    ['with an account that has no password', 'new', password],
    ['with an empty password', 'ada', ''],
    ['with an endless password', 'ada', 'x'.repeat(1025)],
    ['with no name', '', password],
    ['with a name that is none', 'ada\u0000', password],
  ])('S-05 %s is refused in one and the same way', async (_, identifier, typed) => {
    const refusal: unknown = await signIn(identifier, typed).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SignInRefused);
    const { code, kind, detail, errors, retryAfter } = refusal as SignInRefused;
    expect({ code, kind, detail, errors, retryAfter }).toEqual({
      code: 'sign-in-refused',
      kind: 'unauthenticated',
      detail: 'The name or the password is not right.',
      errors: [],
      retryAfter: undefined,
    });
    expect(await here(() => world.unitOfWork.read(async () => sessions.table.all()))).toEqual([]);
  });

  it.each([
    ['a known account', 'ada'],
    ['an unknown account', 'nobody'],
    ['a disabled account', 'disabled'],
    ['a locked account', 'locked'],
    ['an account that has no password', 'new'],
  ])('S-06 compares one hash for %s', async (_, identifier) => {
    await signIn('nobody', 'warm up').catch(() => undefined);
    [hashing.hashed, hashing.verified] = [0, 0];
    await signIn(identifier, 'a wrong password').catch(() => undefined);
    expect([hashing.hashed, hashing.verified]).toEqual([0, 1]);
  });

  it('S-05 an unknown account is refused as ever after hashing failed once', async () => {
    const hash = hashing.hash.bind(hashing);
    hashing.hash = () => Promise.reject(new Error('no memory'));
    await signIn('nobody', password).catch(() => undefined);
    hashing.hash = hash;
    await expect(signIn('nobody', password)).rejects.toThrow(SignInRefused);
  });

  it('S-06 an unknown account is never right, whatever is typed', async () => {
    hashing.verify = () => Promise.resolve(true);
    await expect(signIn('nobody', password)).rejects.toThrow(SignInRefused);
    await expect(signIn('new', password)).rejects.toThrow(SignInRefused);
    await expect(signIn('disabled', password)).rejects.toThrow(SignInRefused);
  });

  it.each<[string, (account: SignInAccount) => SignInAccount]>([
    ['replaced', (account) => ({ ...account, phc: 'another hash' })],
    ['no longer of an active account', (account) => ({ ...account, active: false })],
  ])('opens nothing when the password was %s while it was compared', async (_, change) => {
    const verify = hashing.verify.bind(hashing);
    hashing.verify = async (phc, typed) => {
      const right = await verify(phc, typed);
      const account = accounts.accounts.get('ada');
      if (account) accounts.accounts.set('ada', change(account));
      return right;
    };
    await expect(signIn('ada', password)).rejects.toThrow(SignInRefused);
    expect(await here(() => world.unitOfWork.read(async () => sessions.table.all()))).toEqual([]);
  });

  describe('with a password that another system has hashed', () => {
    const bcrypt = '$2y$05$abcdefghijklmnopqrstuuHvGdZDEanK7yrqWa358SPCvFlhmF5wC';
    const django = 'pbkdf2_sha256$1200$salt of old$Q2DOj/EOHyMC/qM+Az1+k6seXXL7DLzrTP3ztbBsI1E=';
    const slower = 'pbkdf2_sha256$2000$salt of old$Q2DOj/EOHyMC/qM+Az1+k6seXXL7DLzrTP3ztbBsI1E=';

    beforeEach(async () => {
      await addForeignAccount(house, 'brought', password, bcrypt);
      await addForeignAccount(house, 'django', password, django);
      await addForeignAccount(house, 'slower', password, slower);
    });
    const hashOf = (name: string) => accounts.accounts.get(name);

    it('opens a session, and from then on our own hash is kept', async () => {
      await expect(signIn('brought', 'a wrong one')).rejects.toThrow(SignInRefused);
      expect(hashOf('brought')?.phc).toBe(bcrypt);
      expect(await signIn('brought', password)).toHaveProperty('sessionToken');
      const renewed = hashOf('brought');
      expect(renewed).toMatchObject({ fence: 0, foreignKind: null });
      expect(await hashing.verify(renewed?.phc ?? '', password)).toBe(true);
      hashing.hashed = 0;
      await signIn('brought', password);
      expect([hashing.hashed, hashOf('brought')]).toEqual([0, renewed]);
    });

    it('S-33 a reset at the same moment wins, and another sign-in does not refuse this one', async () => {
      const verify = hashing.verify.bind(hashing);
      const meanwhile = (change: Partial<SignInAccount>) => {
        hashing.verify = async (phc, typed) => {
          const right = await verify(phc, typed);
          const account = hashOf('brought');
          if (account) accounts.accounts.set('brought', { ...account, foreignKind: null, ...change });
          return right;
        };
      };
      const other = await hashing.hash(password);
      meanwhile({ phc: other });
      expect(await signIn('brought', password)).toHaveProperty('sessionToken');
      expect(hashOf('brought')?.phc).toBe(other);
      hashing.verify = verify;
      await addForeignAccount(house, 'brought', password, bcrypt);
      meanwhile({ phc: other, fence: 1 });
      await expect(signIn('brought', password)).rejects.toThrow(SignInRefused);
    });

    it('S-06 whoever is asked for, the same work is done: ours once, and each kind that waits', async () => {
      await signIn('nobody', 'warm up').catch(() => undefined);
      const works: unknown[] = [];
      for (const name of ['nobody', 'ada', 'new', 'locked', 'brought', 'django', 'slower']) {
        [hashing.hashed, hashing.verified] = [0, 0];
        hashing.foreign.length = 0;
        await signIn(name, 'a wrong password').catch(() => undefined);
        const found = hashing.foreign.map((text) => readHash(text));
        const rounds = found.reduce((sum, hash) => sum + (hash?.kind === 'pbkdf2' ? hash.rounds : 0), 0);
        const costs = found.flatMap((hash) => (hash?.kind === 'bcrypt' ? hash.cost : []));
        works.push({ ours: hashing.verified, hashed: hashing.hashed, rounds, costs });
      }
      for (const work of works) expect(work).toEqual({ ours: 1, hashed: 0, rounds: 2000, costs: [5] });
    });
  });

  it('S-40 a session is nobody in another tenant, nor in the other environment', async () => {
    const { sessionToken } = await signIn('ada', password);
    for (const premises of [world.theirs, world.oursInTest]) {
      await expect(find(sessionToken, premises)).rejects.toThrow(SessionEndedError);
    }
  });

  it('out ends the session, and a second time is fine', async () => {
    const { sessionToken } = await signIn('ada', password);
    for (let n = 0; n < 2; n += 1) {
      expect(await here(() => handlers.signOut.execute(new SignOut(sessionToken)))).toBeNull();
    }
    await expect(find(sessionToken)).rejects.toThrow(SessionEndedError);
  });

  it('ends when the account is disabled', async () => {
    const { sessionToken } = await signIn('ada', password);
    const account = accounts.accounts.get('ada');
    if (account) accounts.accounts.set('ada', { ...account, active: false });
    await expect(find(sessionToken)).rejects.toThrow(SessionEndedError);
  });
});
