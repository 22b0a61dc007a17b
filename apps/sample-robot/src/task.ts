import { randomBytes } from 'node:crypto';
import type { JWK } from 'jose';
import { OldSystem } from './old-system.ts';
import { openParcel } from './parcel.ts';

/** What Latchkey asks for, pushed or claimed. */
export interface Task {
  readonly reference: string;
  readonly token: string;
  readonly operation: 'reset' | 'unlock' | 'reset_and_unlock';
  readonly userName: string;
  readonly sealedPassword: string | null;
  readonly mustChange: boolean;
}

export interface Outcome {
  readonly status: 'COMPLETED_WITH_SUCCESS' | 'COMPLETED_WITH_FAILURE';
  readonly reason?: 'account-missing' | 'other';
}

/** Where a password that is made here goes: to its owner, by the mail of this system, and never to Latchkey. */
export type Letter = (userName: string, password: string) => void;

/** Carries tasks out. Whatever goes wrong is an outcome: who waits for it is told. */
export class Carrier {
  readonly #system: OldSystem;
  readonly #privateKey: JWK | undefined;
  readonly #letter: Letter;

  constructor(system: OldSystem, privateKey: JWK | undefined, letter: Letter) {
    this.#system = system;
    this.#privateKey = privateKey;
    this.#letter = letter;
  }

  async carryOut(task: Task): Promise<Outcome> {
    const { userName, operation } = task;
    if (!this.#system.knows(userName)) return { status: 'COMPLETED_WITH_FAILURE', reason: 'account-missing' };
    try {
      if (operation === 'unlock') this.#system.unlock(userName);
      else await this.#setPassword(task);
      return { status: 'COMPLETED_WITH_SUCCESS' };
    } catch {
      return { status: 'COMPLETED_WITH_FAILURE', reason: 'other' };
    }
  }

  async #setPassword({ userName, operation, sealedPassword, reference }: Task): Promise<void> {
    const unlock = operation === 'reset_and_unlock';
    if (sealedPassword === null) {
      const made = randomBytes(15).toString('base64url');
      this.#system.setPassword(userName, made, unlock);
      return this.#letter(userName, made);
    }
    if (!this.#privateKey) throw new Error('a password came, and there is no key to open it');
    this.#system.setPassword(userName, await openParcel(sealedPassword, this.#privateKey, reference), unlock);
  }
}
