import { identifierKey } from '@latchkey/identity';
import { TenantContext } from '@latchkey/kernel';
import { SignInRefused } from '@latchkey/sign-in';
import type { ResetOrigin } from './caller-brakes.ts';
import { CallerCounters, type Asked } from './caller-counters.ts';

/**
 * Slows down who guesses passwords: at one name from everywhere, and from one network at every name. A name that nobody
 * has is counted like any other. What was let in is taken back, so that only guesses count.
 */
export class SignInBrakes {
  constructor(private readonly counters: CallerCounters) {}

  /** Counted before anything is compared, so that a hundred at once are a hundred. Throws TooManyRequests. */
  async attempt<T>(identifier: string, { network }: ResetOrigin, signIn: () => Promise<T>): Promise<T> {
    const { tenantId, environment } = TenantContext.current();
    const asked: Asked = [
      ['signInsPerNetwork', network],
      ['signInsPerAccount', [tenantId, environment, identifierKey(identifier) ?? ''].join(' ')],
    ];
    await this.counters.count(asked);
    try {
      const result = await signIn();
      await this.counters.giveBack(asked);
      return result;
    } catch (error) {
      if (!(error instanceof SignInRefused)) await this.counters.giveBack(asked);
      throw error;
    }
  }
}
