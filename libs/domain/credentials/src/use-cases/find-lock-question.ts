import { Query } from '@nestjs/cqrs';
import type { LockState } from '../store/store-driver.ts';

export interface LockQuestionView {
  readonly id: string;
  readonly userId: string;
  readonly storeId: string;
  /** Null until the worker was there. */
  readonly lockState: LockState | null;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
}

/** Throws NotFound. */
export class FindLockQuestion extends Query<LockQuestionView> {
  constructor(readonly questionId: string) {
    super();
  }
}
