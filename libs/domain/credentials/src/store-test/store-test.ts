import { Aggregate, type Environment } from '@latchkey/kernel';
import type { StoreCheck } from '../store/store-check.ts';
import { StoreTestAsked, StoreTestFailed, StoreTestPassed } from './events.ts';

export interface NewStoreTest {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly storeId: string;
  /** An account that exists in the store; null: no account is looked up. */
  readonly userName: string | null;
  readonly askedAt: Date;
}

/** One look at whether a store can be used: asked by staff, made by the worker, kept with what it found at each step. */
export class StoreTest extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  storeId!: string;
  userName!: string | null;
  state!: 'asked' | 'passed' | 'failed';
  /** Null until it was made. */
  checks!: readonly StoreCheck[] | null;
  askedAt!: Date;
  endedAt!: Date | null;

  static ask(test: NewStoreTest): StoreTest {
    const made = Object.assign(new StoreTest(), test, { state: 'asked', checks: null, endedAt: null });
    made.record(new StoreTestAsked(made.id, made.storeId));
    return made;
  }

  /** Whoever comes second changes nothing. */
  conclude(checks: readonly StoreCheck[], now: Date): void {
    if (this.state !== 'asked') return;
    const failed = checks.find(({ result }) => result === 'failed');
    Object.assign(this, { state: failed ? 'failed' : 'passed', checks, endedAt: now });
    this.record(
      failed
        ? new StoreTestFailed(this.id, this.storeId, failed.name)
        : new StoreTestPassed(this.id, this.storeId),
    );
  }
}
