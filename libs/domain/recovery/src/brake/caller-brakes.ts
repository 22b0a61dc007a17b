import { TenantContext, UnitOfWork } from '@latchkey/kernel';
import { EnrolmentLinkRejected } from '@latchkey/verification';
import { KnownDevices } from '../mail-budget/known-devices.ts';
import { ProofsOfWork, type Shown } from '../proof-of-work/proofs-of-work.ts';
import { LinkRejected } from '../reset-request/errors.ts';
import { CallerCounters, type Asked } from './caller-counters.ts';

/** Where a request comes from, as far as it can be believed. */
export interface ResetOrigin {
  /** An IPv4 address or an IPv6 /64. */
  readonly network: string;
  /** The token of a known device, unchecked. */
  readonly device: string | null;
  /** A solution or a waiting ticket, unchecked. */
  readonly proof?: string | null;
}

/** How a start came through: whether no proof is asked of it any more. */
export interface Passage {
  readonly isProven: boolean;
}

/**
 * Slows down who asks too often. It looks at where a request comes from and never at whom it names, so that a brake
 * says nothing of accounts; the limits of accounts in turn never look at addresses (S-08, S-11).
 */
export class CallerBrakes {
  constructor(
    private readonly counters: CallerCounters,
    private readonly devices: KnownDevices,
    private readonly proofs: ProofsOfWork,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * A known device has a counter of its own, so that no stranger can use up its way back (S-12), and is asked for no
   * proof. Nothing is asked of the database for those who show none. Throws TooManyRequests, ProofOfWorkRequired.
   */
  async start({ network, device, proof }: ResetOrigin): Promise<Passage> {
    const known = this.devices.find(device);
    if (known) {
      await this.counters.count([['startsPerDevice', known.id]]);
      return { isProven: true };
    }
    const shown = await this.shown(proof ?? '');
    const isProven = shown.kind === 'work' || shown.kind === 'waited';
    if (shown.kind === 'waited' && !shown.isRepeat) await this.counters.count(patient(network));
    // A repeat is the same start: it is counted where it comes from, and uses up nothing of anybody else's.
    const asked = isProven && shown.isRepeat ? starts(network).slice(0, 1) : starts(network);
    const { asks, now } = await this.counters.countStart(asked, isProven);
    if (asks) throw await this.proofs.demand(now, shown.kind === 'early' ? shown.ticket : undefined);
    return { isProven };
  }

  /** Throws TooManyRequests. Whoever comes leaves a row, before anybody is named. */
  visit({ network }: ResetOrigin): Promise<void> {
    return this.counters.count([
      ['visitsPerNetwork', network],
      ['visitsPerTenant', TenantContext.current().tenantId],
      ['visitsPerPlatform', ''],
    ]);
  }

  /**
   * Counts a link that does not work, after the answer is known: a right one has nothing to guess and works however
   * many wrong ones came before it (S-22a). Throws TooManyRequests in its place.
   */
  async redeem<T>({ network }: ResetOrigin, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof LinkRejected || error instanceof EnrolmentLinkRejected)
        await this.countWrongLink(network);
      throw error;
    }
  }

  private countWrongLink(network: string): Promise<void> {
    return this.counters.count([
      ['wrongLinksPerNetwork', network],
      ['wrongLinksPerTenant', TenantContext.current().tenantId],
      ['wrongLinksPerPlatform', ''],
    ]);
  }

  private async shown(proof: string): Promise<Shown> {
    const read = proof === '' ? undefined : await this.proofs.read(proof);
    return read ? this.unitOfWork.run(() => this.proofs.redeem(read)) : { kind: 'nothing' };
  }
}

function starts(network: string): Asked {
  return [
    ['startsPerNetwork', network],
    ['startsPerTenant', TenantContext.current().tenantId],
    ['startsPerPlatform', ''],
  ];
}

/** Waiting costs a caller nothing, so it has narrower counters of its own. */
function patient(network: string): Asked {
  return [
    ['waitsPerNetwork', network],
    ['waitsPerTenant', TenantContext.current().tenantId],
    ['waitsPerPlatform', ''],
  ];
}
