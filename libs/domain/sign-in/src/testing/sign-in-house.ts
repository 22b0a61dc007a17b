import {
  Blocklist,
  BreachedPasswords,
  ChangeOutcomes,
  CredentialChanges,
  CredentialStore,
  CredentialStores,
  kindOf,
  OutcomeSignal,
  ownPasswordParts,
  PasswordHashing,
  passwordParcel,
  PasswordQuestions,
  passwordPolicyParts,
  readHash,
  StoreDeclarations,
  StoreType,
  StoreTypes,
  type CredentialChange,
  type StoreAnswer,
  type StoreKind,
} from '@latchkey/credentials';
import {
  CountedHashing,
  InMemoryBlocklist,
  InMemoryChangeOutcomes,
  InMemoryCredentialChanges,
  InMemoryCredentialStores,
  InMemoryPasswordQuestions,
  InMemoryStoreTypes,
  ScriptedBreaches,
} from '@latchkey/credentials/testing';
import { RefreshTokens, Sessions, Users } from '@latchkey/identity';
import { InMemoryRefreshTokens, InMemorySessions, InMemoryUsers } from '@latchkey/identity/testing';
import { Clock, HandOver, Secrets, UnitOfWork } from '@latchkey/kernel';
import {
  composeParts,
  inMemoryWorld,
  InMemoryHandOver,
  ParcelShelf,
  unitWithin,
  within,
  type Composition,
  type InMemoryWorld,
} from '@latchkey/kernel/testing';
import { Messages } from '@latchkey/messaging';
import { InMemoryMessages } from '@latchkey/messaging/testing';
import { AccessTokens } from '@latchkey/tenancy';
import { InMemoryAccessTokens } from '@latchkey/tenancy/testing';
import { OwnChanges } from '../own-change/own-change.ts';
import { OwnChangeConsequences } from '../own-change/own-change-consequences.ts';
import { ownChangeConsequenceParts, signInParts } from '../parts.ts';
import { PasswordTries } from '../password-tries.ts';
import { PausedSignIns } from '../paused-sign-in/paused-sign-in.ts';
import type { SignedIn } from '../session-grant.ts';
import {
  SignInAccounts,
  type FoundAccount,
  type HomeStore,
  type SignInAccount,
} from '../sign-in-accounts.ts';
import { SignInPlans } from '../sign-in-plan/sign-in-plan.ts';
import { SignIn, SignInHandler, type SignInResult } from '../use-cases/sign-in.ts';
import { InMemoryOwnChanges } from './in-memory-own-changes.ts';
import { InMemoryPasswordTries } from './in-memory-password-tries.ts';
import { InMemoryPausedSignIns } from './in-memory-paused-sign-ins.ts';
import { InMemorySignInPlans } from './in-memory-sign-in-plans.ts';

export class InMemorySignInAccounts extends SignInAccounts {
  readonly accounts = new Map<string, SignInAccount>();
  home: HomeStore | undefined;

  constructor(private readonly users: InMemoryUsers) {
    super();
  }

  async find(key: string): Promise<FoundAccount> {
    const kinds = [...this.accounts.values()].flatMap(({ foreignKind }) => foreignKind ?? []);
    const account = this.present(this.accounts.get(key));
    return { account, home: this.home, foreignKinds: [...new Set(kinds)] };
  }
  async get(userId: string): Promise<SignInAccount | undefined> {
    return this.present([...this.accounts.values()].find((account) => account.userId === userId));
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
  words(): Promise<readonly string[]> {
    return Promise.resolve(['ada']);
  }

  /** With the attributes that the user has now, where there is such a user. */
  private present(account: SignInAccount | undefined): SignInAccount | undefined {
    const user = account && this.users.table.peek(({ id }) => id === account.userId);
    return user ? { ...account, attributes: user.attributes } : account;
  }
}

class LocalDeclarations extends StoreDeclarations {
  multiFactorSignIn(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

/** Nobody waits: the outcome is there, or it is not; or somebody brings it meanwhile. */
class NoWait extends OutcomeSignal {
  private elapsed = 0;
  waited: (id: string) => Promise<void> = () => Promise.resolve();
  wait(id: string, milliseconds: number): Promise<void> {
    this.elapsed += milliseconds;
    return this.waited(id);
  }
  monotonic(): number {
    return this.elapsed;
  }
}

const kind: StoreKind = {
  ...({
    driver: 'scripted',
    name: 'Scripted',
    mode: 'synchronous',
    canUnlock: true,
    canReadLockState: true,
  } as const),
  ...{ canChange: true, acceptsPassword: true, canTest: false, testOnly: false, namesAreAccounts: false },
};

/** Signing in, put together without a database. */
export class SignInHouse {
  readonly world: InMemoryWorld = inMemoryWorld();
  readonly hashing = new CountedHashing();
  readonly users = new InMemoryUsers(this.world.database);
  readonly accounts = new InMemorySignInAccounts(this.users);
  readonly sessions = new InMemorySessions(this.world.database);
  readonly accessTokens = new InMemoryAccessTokens(this.world.clock, this.world.secrets);
  readonly plans = new InMemorySignInPlans(this.world.database);
  readonly pausedSignIns = new InMemoryPausedSignIns(this.world.database);
  readonly ownChanges = new InMemoryOwnChanges(this.world.database);
  readonly stores = new InMemoryCredentialStores(this.world.database);
  readonly types = new InMemoryStoreTypes(this.world.database);
  readonly messages = new InMemoryMessages(this.world.database);
  readonly questions = new InMemoryPasswordQuestions(this.world.database);
  readonly shelf = new ParcelShelf();
  readonly signal = new NoWait();
  readonly changes = new InMemoryCredentialChanges(this.world.database, () => ({
    ...{ driver: 'scripted', userName: this.world.ours.userName },
  }));
  readonly parts: Composition = composeParts(
    [...signInParts, ...ownPasswordParts, ...ownChangeConsequenceParts, ...passwordPolicyParts],
    [
      [UnitOfWork, this.world.unitOfWork],
      [Clock, this.world.clock],
      [Secrets, this.world.secrets],
      [HandOver, new InMemoryHandOver(this.shelf)],
      [Sessions, this.sessions],
      [Users, this.users],
      [RefreshTokens, new InMemoryRefreshTokens(this.world.database, this.sessions)],
      [AccessTokens, this.accessTokens],
      [SignInAccounts, this.accounts],
      [SignInPlans, this.plans],
      [PausedSignIns, this.pausedSignIns],
      [OwnChanges, this.ownChanges],
      [PasswordTries, new InMemoryPasswordTries(30)],
      [PasswordHashing, this.hashing],
      [PasswordQuestions, this.questions],
      [CredentialStores, this.stores],
      [StoreTypes, this.types],
      [CredentialChanges, this.changes],
      [ChangeOutcomes, new InMemoryChangeOutcomes(this.changes)],
      [OutcomeSignal, this.signal],
      [StoreDeclarations, new LocalDeclarations()],
      [Blocklist, new InMemoryBlocklist(['password12345678'])],
      [BreachedPasswords, new ScriptedBreaches()],
      [Messages, this.messages],
    ],
  );

  here<T>(work: () => Promise<T>, premises = this.world.ours): Promise<T> {
    return within(premises, work);
  }

  at<T>(work: () => Promise<T>): Promise<T> {
    return unitWithin(this.world, this.world.ours, work);
  }

  signIn(...command: ConstructorParameters<typeof SignIn>): Promise<SignInResult> {
    return this.here(() => this.parts.handler(SignInHandler).execute(new SignIn(...command)));
  }

  /** Throws when something is asked first. */
  async signedIn(...command: ConstructorParameters<typeof SignIn>): Promise<SignedIn> {
    const result = await this.signIn(...command);
    if (result.state !== 'signed_in') throw new Error('something is asked first');
    return result;
  }

  /** The store in which everybody's password is. */
  async openStore(
    abilities: Partial<StoreKind> = {},
    status: 'active' | 'inactive' = 'active',
  ): Promise<string> {
    const { tenantId, environment, storeId } = this.world.ours;
    const place = { tenantId, environment, settings: {} };
    await this.at(async () => {
      const type = { ...place, id: this.world.secrets.id(), name: `Type ${this.world.secrets.id()}` };
      await this.types.add(StoreType.create({ ...kind, ...abilities }, type, true));
      const store = CredentialStore.create({
        ...{ ...place, id: storeId, name: 'Store', typeId: type.id, createdAt: await this.world.clock.now() },
        ...{ multiFactorSignIn: false, holdsMailboxes: false, targets: [], canUnlock: true },
      });
      store.allow(status === 'active');
      await this.stores.add(store);
    });
    return storeId;
  }

  /** What the worker would do: the store answers, and what follows is written with it. */
  async settle(changeId: string, answer: StoreAnswer): Promise<void> {
    await this.at(async () => {
      const change = await this.changes.getForUpdate(changeId);
      if (!change) throw new Error('no such change');
      const fence = await this.changes.nextFence(change.storeId, change.userId);
      change.conclude(answer, change.attempt(fence), await this.world.clock.now());
      await this.parts.get(OwnChangeConsequences).follow(change, await this.world.clock.now());
    });
  }

  change(changeId: string): Promise<CredentialChange | undefined> {
    return this.at(async () => this.changes.table.peek(({ id }) => id === changeId));
  }

  /** The passwords that were sealed for a change. */
  async sealed(changeId: string): Promise<Readonly<Record<string, string>> | undefined> {
    const parcel = this.shelf.fetch((await this.change(changeId))?.sealedPassword ?? '');
    return parcel?.purpose === passwordParcel ? parcel.content : undefined;
  }
}

export function signInHouse(): SignInHouse {
  return new SignInHouse();
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
    ...{ mustChange: false, storeId: world.ours.storeId, attributes: {} },
    ...{ keptHere: true, userName: name, fence: 1, foreignKind: null },
    ...{ phc: await hashing.hash(password), ...more },
  };
  accounts.accounts.set(name, account);
  return account;
}

/** Somebody of the house whose password another system has hashed. */
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
