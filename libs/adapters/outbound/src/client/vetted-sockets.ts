import type { Socket } from 'node:net';
import { NameServerResolver, type Resolver } from '../target/resolver.ts';
import { readTarget, type Target } from '../target/target.ts';
import { notConnected } from './exchange.ts';
import { hardLimits } from './limits.ts';
import type { RefusedReason, UnavailableReason } from './outcome.ts';
import { pinnedConnector } from './pinned-connector.ts';
import { vettedAddresses } from './vetted-addresses.ts';

/** All of it is the operator's to set. Nothing here may come from a tenant. */
export interface SocketSettings {
  /** Ports at which anything public may be called, by TLS. None, unless it says. */
  readonly ports?: readonly number[];
  /** Exact addresses, for example `tcp://10.1.2.3:2775`, that may be inside and without TLS. */
  readonly operatorAddresses?: readonly string[];
  /** PEM of authorities beside those that Node brings. */
  readonly authorities?: readonly string[];
  readonly resolver?: Resolver;
  /** Milliseconds until a connection, its TLS handshake included, must stand; at most the hard limit. */
  readonly connect?: number;
}

/** A connection, or why there is none, in the words of an HTTP call. */
export type SocketOutcome =
  | { readonly kind: 'connected'; readonly socket: Socket }
  | { readonly kind: 'refused'; readonly reason: RefusedReason }
  | { readonly kind: 'unavailable'; readonly reason: UnavailableReason };

/** Nothing but a host and a port, which has no usual value here. */
const spelling = /^(tcp|tls):(\/\/[^/?#]+:[1-9]\d{0,4})$/;

/** For protocols that are not HTTP: the same look at name, address and peer, and a socket instead of a call (S-60). */
export class VettedSockets {
  private readonly resolver: Resolver;
  private readonly deadline: number;

  constructor(private readonly settings: SocketSettings = {}) {
    this.resolver = settings.resolver ?? new NameServerResolver();
    this.deadline = Math.min(hardLimits.connect, settings.connect ?? hardLimits.connect);
  }

  /** `address` is `tls://host:port`, or `tcp://host:port` where the operator has listed it. */
  open(address: string): Promise<SocketOutcome> {
    return this.reach(address, { bare: false, vetted: () => undefined });
  }

  /**
   * For whom TLS begins by their own words: `address` is `tls://host:port`, and nothing was said on the socket yet. The
   * caller must let TLS stand on it before anything else, and check the certificate. `vetted` is called when an address
   * was found and may be called, before it is.
   */
  openForTls(address: string, vetted: () => void = () => undefined): Promise<SocketOutcome> {
    return this.reach(address, { bare: true, vetted });
  }

  private async reach(
    address: string,
    { bare, vetted }: { readonly bare: boolean; readonly vetted: () => void },
  ): Promise<SocketOutcome> {
    const { ports = [], operatorAddresses = [] } = this.settings;
    const read = readTarget(asHttp(address), { ports, operatorOrigins: operatorAddresses.map(asHttp) });
    if (typeof read === 'string') return { kind: 'refused', reason: read };
    const addresses = await vettedAddresses(read, this.resolver, this.deadline);
    if (addresses === 'address-forbidden') return { kind: 'refused', reason: addresses };
    if (typeof addresses === 'string') return { kind: 'unavailable', reason: addresses };
    vetted();
    let told = await this.connect(read, addresses[0], bare);
    for (const next of addresses.slice(1)) {
      if (told.kind === 'connected') break;
      told = await this.connect(read, next, bare);
    }
    return told;
  }

  private connect(target: Target, address: string, bare: boolean): Promise<SocketOutcome> {
    const { authorities = [] } = this.settings;
    const pin = { target, address, deadline: this.deadline, authorities, protocol: undefined, bare };
    return new Promise((resolve) => {
      pinnedConnector(pin)({ hostname: target.host, protocol: '', port: '' }, (error, socket) => {
        if (socket) resolve({ kind: 'connected', socket });
        else resolve({ kind: 'unavailable', reason: notConnected(error) });
      });
    });
  }
}

/** The one grammar of addresses is that of HTTP; what is no such address stays none. */
function asHttp(address: string): string {
  const [, scheme, rest = ''] = spelling.exec(address) ?? [];
  if (scheme === undefined) return '';
  return `${scheme === 'tls' ? 'https' : 'http'}:${rest}`;
}
