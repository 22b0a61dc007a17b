import { HandOverOpener, seconds } from '@latchkey/kernel';
import {
  canChange,
  canMakePassword,
  canReadLockState,
  canTellPassword,
  canUnlock,
  StoreDrivers,
  type StoreAccount,
  type StoreAnswer,
  type StoreAttempt,
  type StoreDriver,
} from '../store/store-driver.ts';
import { passwordParcel, type CredentialChange } from './credential-change.ts';
import type { ChangeTarget } from './credential-changes.ts';

/** What is known of attempts before this one: none that counts, one that was settled, or one that nobody can tell of. */
export type EarlierAttempt = 'none' | 'settled' | 'in-doubt';

/** A change whose next attempt was written down. */
export interface BegunChange {
  readonly change: CredentialChange;
  readonly target: ChangeTarget;
  readonly attempt: StoreAttempt;
  readonly earlier: EarlierAttempt;
}

/** What a store said in the end, and to which attempt. */
export interface CallResult {
  readonly answer: StoreAnswer;
  readonly attempt: StoreAttempt;
}

/** The next attempt of the same call; undefined when there may be none. */
export type NextAttempt = (after: StoreAttempt) => Promise<StoreAttempt | undefined>;

/** Time between two calls. A port, since nobody wants to wait for it in a test. */
export abstract class CallPauses {
  /** Resolves after about so many milliseconds. */
  abstract pause(milliseconds: number): Promise<void>;
}

/** A store that does not answer is called again after these pauses: somebody waits, for twenty seconds in all. */
const pauses = [seconds(1), seconds(4)];

/** One call, made as often as it may be, and what can be found out about one whose answer was lost. */
interface Calling {
  readonly call: (attempt: StoreAttempt) => Promise<StoreAnswer>;
  /** Whether the store has what the call was to bring about. Asked once at most. */
  readonly evidence: (attempt: StoreAttempt) => Promise<boolean>;
}

/**
 * The one way in which changes reach a store: the driver is chosen, the parcel opened, an outage is waited out for a
 * moment, and a lost answer settled by evidence, else by one more call with the same value (BY-01, R-12 to R-16).
 */
export class StoreCalls {
  constructor(
    private readonly drivers: StoreDrivers,
    private readonly opener: HandOverOpener,
    private readonly waiting: CallPauses,
  ) {}

  async make({ change, target, attempt, earlier }: BegunChange, again: NextAttempt): Promise<CallResult> {
    const driver = this.drivers.of(target.driver);
    const account = change.account(target.userName);
    const calling = await this.calling(driver, account, change);
    if (earlier === 'in-doubt') return this.settle(calling, attempt, again, 'in-doubt');
    const told = await this.patiently(calling, attempt, again);
    return told.answer.kind === 'unknown' ? this.settle(calling, told.attempt, again, 'lost') : told;
  }

  /** Nothing was sent while a store is away, so that calling again is no second call. */
  private async patiently(calling: Calling, first: StoreAttempt, again: NextAttempt): Promise<CallResult> {
    let told: CallResult = { answer: await calling.call(first), attempt: first };
    for (const pause of pauses) {
      if (told.answer.kind !== 'unavailable') break;
      await this.waiting.pause(pause);
      const attempt = await again(told.attempt);
      if (!attempt) break;
      told = { answer: await calling.call(attempt), attempt };
    }
    return told;
  }

  /**
   * Nobody knows what became of a call. The store is asked whether it has what was wanted; if not, it is called once more.
   * What it says then is no word on the first call, which it may still carry out: only a yes counts.
   */
  private async settle(
    { call, evidence }: Calling,
    attempt: StoreAttempt,
    again: NextAttempt,
    doubt: 'in-doubt' | 'lost',
  ): Promise<CallResult> {
    if (await evidence(attempt)) return { answer: { kind: 'applied' }, attempt };
    // An attempt that was begun for a change in doubt has not been used yet.
    const next = doubt === 'in-doubt' ? attempt : await again(attempt);
    if (!next) return { answer: { kind: 'unknown' }, attempt };
    const answer = await call(next);
    return { answer: answer.kind === 'applied' ? answer : { kind: 'unknown' }, attempt: next };
  }

  private async calling(
    driver: StoreDriver,
    account: StoreAccount,
    change: CredentialChange,
  ): Promise<Calling> {
    if (!change.setsPassword()) return unlocking(driver, account);
    if (change.storeMakesPassword) return making(driver, account, change);
    return this.setting(driver, account, change);
  }

  private async setting(
    driver: StoreDriver,
    account: StoreAccount,
    change: CredentialChange,
  ): Promise<Calling> {
    const { password: next = '', current = '' } = await this.opener.open(
      passwordParcel,
      change.sealedPassword ?? '',
    );
    const options = change.resetOptions();
    return {
      call: async (attempt) => {
        if (change.operation !== 'change') return driver.reset(account, next, attempt, options);
        return canChange(driver) ? driver.change(account, { current, next }, attempt) : notSupported;
      },
      // The new password alone says something: a store may let somebody in with the old one for a while.
      evidence: async (attempt) =>
        canTellPassword(driver) && (await driver.accepts(account, next, attempt)) === 'accepted',
    };
  }
}

const notSupported: StoreAnswer = { kind: 'rejected', reason: 'not-supported' };

/** Nobody here knows the password, so that nobody can ask whether it counts. */
function making(driver: StoreDriver, account: StoreAccount, change: CredentialChange): Calling {
  const options = change.resetOptions();
  return {
    call: async (attempt) =>
      canMakePassword(driver) ? driver.makePassword(account, attempt, options) : notSupported,
    evidence: async () => false,
  };
}

function unlocking(driver: StoreDriver, account: StoreAccount): Calling {
  return {
    call: async (attempt) => (canUnlock(driver) ? driver.unlock(account, attempt) : notSupported),
    evidence: async () => canReadLockState(driver) && (await driver.lockState(account)) === 'not_locked',
  };
}
