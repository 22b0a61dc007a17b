import { Secrets, TenantContext } from '@latchkey/kernel';
import { KnownDevices } from '../mail-budget/known-devices.ts';
import { LinkRejected } from '../reset-request/errors.ts';
import { Brakes, type Counter } from './brakes.ts';
import { TooManyRequests } from './errors.ts';
import { BrakeLimits, type BrakeName } from './limits.ts';

/** Where a request comes from, as far as it can be believed. */
export interface ResetOrigin {
  /** An IPv4 address or an IPv6 /64. */
  readonly network: string;
  /** The token of a known device, unchecked. */
  readonly device: string | null;
}

/**
 * Slows down who asks too often. It looks at where a request comes from and never at whom it names, so that a brake
 * says nothing of accounts; the limits of accounts in turn never look at addresses (S-08, S-11).
 */
export class CallerBrakes {
  constructor(
    private readonly brakes: Brakes,
    private readonly limits: BrakeLimits,
    private readonly devices: KnownDevices,
    private readonly secrets: Secrets,
  ) {}

  /** Throws TooManyRequests. A known device has a counter of its own: no stranger can use up its way back (S-12). */
  start({ network, device }: ResetOrigin): Promise<void> {
    const known = this.devices.find(device);
    if (known) return this.count([['startsPerDevice', known.id]]);
    return this.count([
      ['startsPerNetwork', network],
      ['startsPerTenant', TenantContext.current().tenantId],
      ['startsPerPlatform', ''],
    ]);
  }

  /** Throws TooManyRequests. Whoever comes leaves a row, before anybody is named. */
  visit({ network }: ResetOrigin): Promise<void> {
    return this.count([
      ['visitsPerNetwork', network],
      ['visitsPerTenant', TenantContext.current().tenantId],
      ['visitsPerPlatform', ''],
    ]);
  }

  /**
   * Counts a link that does not work, after the answer is known: a right one has nothing to guess and works however
   * many wrong ones came before it (S-22a). Throws TooManyRequests in place of LinkRejected.
   */
  async redeem<T>({ network }: ResetOrigin, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof LinkRejected) await this.countWrongLink(network);
      throw error;
    }
  }

  private countWrongLink(network: string): Promise<void> {
    return this.count([
      ['wrongLinksPerNetwork', network],
      ['wrongLinksPerTenant', TenantContext.current().tenantId],
      ['wrongLinksPerPlatform', ''],
    ]);
  }

  private async count(asked: readonly (readonly [name: BrakeName, who: string])[]): Promise<void> {
    const counters = asked.map(([name, who]): Counter => {
      return { key: this.secrets.keyedDigest('brake', name, who), most: this.limits.of(name) };
    });
    const wait = await this.brakes.count(counters);
    if (wait > 0) throw new TooManyRequests(wait);
  }
}
