import { kindOf, PasswordHashing, readHash } from '@latchkey/credentials';
import { CountedHashing } from '@latchkey/credentials/testing';
import { RefreshTokens, Sessions } from '@latchkey/identity';
import { InMemoryRefreshTokens, InMemorySessions } from '@latchkey/identity/testing';
import { Clock, Secrets, UnitOfWork } from '@latchkey/kernel';
import { composeParts, inMemoryWorld, type Composition, type InMemoryWorld } from '@latchkey/kernel/testing';
import { AccessTokens } from '@latchkey/tenancy';
import { InMemoryAccessTokens } from '@latchkey/tenancy/testing';
import { signInParts } from '../parts.ts';
import { SignInAccounts, type FoundAccount, type SignInAccount } from '../sign-in-accounts.ts';

export class InMemorySignInAccounts extends SignInAccounts {
  readonly accounts = new Map<string, SignInAccount>();
  find(key: string): Promise<FoundAccount> {
    const kinds = [...this.accounts.values()].flatMap(({ foreignKind }) => foreignKind ?? []);
    return Promise.resolve({ account: this.accounts.get(key), foreignKinds: [...new Set(kinds)] });
  }
  get(userId: string): Promise<SignInAccount | undefined> {
    return Promise.resolve([...this.accounts.values()].find((account) => account.userId === userId));
  }
  getForSession(userId: string): Promise<SignInAccount | undefined> {
    return this.get(userId);
  }
  replaceForeignHash(userId: string, foreign: string, own: string): Promise<void> {
    for (const [name, account] of this.accounts) {
      if (account.userId === userId && account.phc === foreign)
        this.accounts.set(name, { ...account, phc: own, foreignKind: null });
    }
    return Promise.resolve();
  }
}

/** Signing in, put together without a database. */
export interface SignInHouse {
  readonly world: InMemoryWorld;
  readonly hashing: CountedHashing;
  readonly accounts: InMemorySignInAccounts;
  readonly sessions: InMemorySessions;
  readonly accessTokens: InMemoryAccessTokens;
  readonly parts: Composition;
}

export function signInHouse(): SignInHouse {
  const world = inMemoryWorld();
  const [hashing, accounts] = [new CountedHashing(), new InMemorySignInAccounts()];
  const sessions = new InMemorySessions(world.database);
  const accessTokens = new InMemoryAccessTokens(world.clock, world.secrets);
  const parts = composeParts(signInParts, [
    [UnitOfWork, world.unitOfWork],
    [Clock, world.clock],
    [Secrets, world.secrets],
    [Sessions, sessions],
    [RefreshTokens, new InMemoryRefreshTokens(world.database, sessions)],
    [AccessTokens, accessTokens],
    [SignInAccounts, accounts],
    [PasswordHashing, hashing],
  ]);
  return { world, hashing, accounts, sessions, accessTokens, parts };
}

/** Somebody of the house, with a password. */
export async function addAccount(
  { hashing, accounts, world }: SignInHouse,
  name: string,
  password: string,
  more: Partial<SignInAccount> = {},
): Promise<SignInAccount> {
  const account = {
    ...{ userId: world.ours.userId, displayName: 'Ada Lovelace', active: true, locked: false },
    ...{ mustChange: false, phc: await hashing.hash(password), fence: 1, foreignKind: null, ...more },
  };
  accounts.accounts.set(name, account);
  return account;
}

/** Somebody whose password another system has hashed. */
export async function addForeignAccount(
  house: SignInHouse,
  name: string,
  password: string,
  text: string,
): Promise<SignInAccount> {
  house.hashing.brought(text, password);
  const hash = readHash(text);
  const foreignKind = hash ? kindOf(hash) : null;
  return addAccount(house, name, password, { userId: `of ${name}`, phc: text, fence: 0, foreignKind });
}
