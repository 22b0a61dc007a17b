import { later } from '@latchkey/kernel';
import type { SettableClock } from '@latchkey/kernel/testing';
import {
  isNextDue,
  signingKeySchedule,
  SigningKeys,
  type PublishedKeys,
  type SealedSigningKey,
} from '../access-token/signing-keys.ts';

export class InMemorySigningKeys extends SigningKeys {
  keys: SealedSigningKey[] = [];

  constructor(private readonly clock: SettableClock) {
    super();
  }

  look(): Promise<PublishedKeys> {
    return Promise.resolve({ now: this.clock.moment, keys: [...this.keys] });
  }

  offer(key: Omit<SealedSigningKey, 'signsFrom'>): Promise<boolean> {
    const now = this.clock.moment;
    if (!isNextDue({ now, keys: this.keys })) return Promise.resolve(false);
    const signsFrom = this.keys.length === 0 ? now : later(now, signingKeySchedule.publishedAhead);
    this.keys.push({ ...key, signsFrom });
    return Promise.resolve(true);
  }

  removeSpent(): Promise<number> {
    const before = this.keys.length;
    const spentBefore = this.clock.moment.getTime() - signingKeySchedule.keptAfterwards;
    this.keys = this.keys.filter((_, place) => {
      const next = this.keys[place + 1];
      return !next || next.signsFrom.getTime() > spentBefore;
    });
    return Promise.resolve(before - this.keys.length);
  }
}
