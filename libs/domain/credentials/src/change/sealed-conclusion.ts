import { HandOver, UnitOfWork } from '@latchkey/kernel';
import { passwordParcel } from './credential-change.ts';

/** What the worker is handed of a person: a new password, and the present one where the store is to compare it. */
export interface GivenPasswords {
  readonly password: string;
  readonly current?: string;
}

/** Seals passwords to the worker first, so that no transaction waits for it. */
export class SealedConclusion {
  constructor(
    private readonly handOver: HandOver,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async conclude<T>(given: GivenPasswords, work: (sealed: string) => Promise<T>): Promise<T> {
    const sealed = await this.handOver.seal(passwordParcel, { ...given });
    return this.unitOfWork.conclude(() => work(sealed));
  }
}
