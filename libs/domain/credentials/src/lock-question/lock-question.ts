import { Aggregate, type Environment } from '@latchkey/kernel';
import type { LockState } from '../store/store-driver.ts';
import { LockStateAsked, LockStateRead } from './events.ts';

export interface NewLockQuestion {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly userId: string;
  /** In which the password was when it was asked. */
  readonly storeId: string;
  readonly askedAt: Date;
}

/** Whether a store lets an account in, whatever the password: asked by staff, and answered by the worker, once. */
export class LockQuestion extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  userId!: string;
  storeId!: string;
  /** Null until the worker was there. */
  lockState!: LockState | null;
  askedAt!: Date;
  answeredAt!: Date | null;

  static ask(question: NewLockQuestion): LockQuestion {
    const asked = Object.assign(new LockQuestion(), question, { lockState: null, answeredAt: null });
    asked.record(new LockStateAsked(asked.id, asked.userId));
    return asked;
  }

  /** Whoever comes second changes nothing. */
  answer(lockState: LockState, now: Date): void {
    if (this.answeredAt) return;
    this.lockState = lockState;
    this.answeredAt = now;
    this.record(new LockStateRead(this.id, this.userId, lockState));
  }
}
