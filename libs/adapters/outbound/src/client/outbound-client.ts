import { Pool } from 'undici';
import { NameServerResolver, type Resolver } from '../target/resolver.ts';
import { readTarget, type Target } from '../target/target.ts';
import { Exchange } from './exchange.ts';
import { withinHardLimits, type OutboundLimits } from './limits.ts';
import { refused, unavailable, type Outcome } from './outcome.ts';
import { pinnedConnector } from './pinned-connector.ts';
import { Turns } from './turns.ts';
import { vettedAddresses } from './vetted-addresses.ts';

export interface OutboundRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Octets; smaller than the client's own limit. */
  readonly longestAnswer?: number;
  /** That the caller waits in all; less than the client's own limit. */
  readonly milliseconds?: number;
}

/** All of it is the operator's to set. Nothing here may come from a tenant. */
export interface OutboundSettings {
  readonly ports?: readonly number[];
  /** Exact origins, for example `http://127.0.0.1:8080`, that may be inside and without TLS. */
  readonly operatorOrigins?: readonly string[];
  /** PEM of authorities beside those that Node brings. */
  readonly authorities?: readonly string[];
  readonly limits?: Partial<OutboundLimits>;
  readonly resolver?: Resolver;
}

/** Connections of so many targets are kept; the oldest are closed. */
const mostPools = 128;
const keepAlive = 4_000;
const headerName = /^[a-z][a-z0-9-]*$/i;
const headerValue = /^[\t\x20-\x7e]*$/;
/** These say how the request itself is carried. */
const ours = new Set(
  'host connection content-length transfer-encoding te trailer upgrade expect accept-encoding keep-alive'.split(
    ' ',
  ),
);

/** Calls addresses that tenants choose. Never throws: everything that happens out there is an outcome. */
export class OutboundClient {
  private readonly limits: OutboundLimits;
  private readonly resolver: Resolver;
  private readonly turns: Turns;
  /** By origin and vetted address: a kept connection serves nobody whose name now means another address. */
  private readonly pools = new Map<string, Pool>();

  constructor(private readonly settings: OutboundSettings = {}) {
    this.limits = withinHardLimits(settings.limits ?? {});
    this.resolver = settings.resolver ?? new NameServerResolver();
    this.turns = new Turns(this.limits.parallel, this.limits.waiting);
  }

  async call(request: OutboundRequest): Promise<Outcome> {
    const { ports = [443], operatorOrigins = [] } = this.settings;
    const target = readTarget(request.url, { ports, operatorOrigins });
    if (typeof target === 'string') return refused(target);
    if (!headersAllowed(request.headers ?? {})) return refused('header-not-allowed');
    if (Buffer.byteLength(request.body ?? '') > this.limits.request) return refused('body-too-large');
    const total = Math.min(this.limits.total, request.milliseconds ?? Infinity);
    const until = performance.now() + total;
    const told = await this.turns.take(target.host, total, () => this.inTurn(request, target, until));
    return typeof told === 'string' ? unavailable(told) : told;
  }

  /** Closes all connections. Calls under way end as lost. */
  async close(): Promise<void> {
    const open = [...this.pools.values()];
    this.pools.clear();
    await Promise.all(open.map((pool) => pool.destroy()));
  }

  private async inTurn(request: OutboundRequest, target: Target, until: number): Promise<Outcome> {
    const left = (): number => until - performance.now();
    if (left() <= 0) return unavailable('too-slow');
    const addresses = await vettedAddresses(target, this.resolver, Math.min(this.limits.connect, left()));
    if (addresses === 'address-forbidden') return refused(addresses);
    if (typeof addresses === 'string') return unavailable(addresses);
    const [first, ...others] = addresses;
    // Connecting is all that a second address may repeat: no octet of the request has left by then.
    let told = await this.exchange(request, target, first, left());
    for (const address of others) {
      if (told.kind !== 'unavailable' || told.reason !== 'not-connected') break;
      told = await this.exchange(request, target, address, left());
    }
    return told;
  }

  private exchange(
    request: OutboundRequest,
    target: Target,
    address: string,
    left: number,
  ): Promise<Outcome> {
    const exchange = new Exchange(Math.min(this.limits.answer, request.longestAnswer ?? Infinity), left);
    const { method, headers = {}, body = null } = request;
    // Whatever is thrown here was thrown before anything left.
    try {
      this.poolOf(target, address).dispatch({ method, path: target.path, headers, body }, exchange);
    } catch (error) {
      exchange.onResponseError(null, error instanceof Error ? error : new Error(String(error)));
    }
    return exchange.outcome;
  }

  private poolOf(target: Target, address: string): Pool {
    const name = `${target.origin} ${address}`;
    const pool = this.pools.get(name) ?? this.newPool(target, address);
    this.pools.delete(name);
    this.pools.set(name, pool);
    const [oldest, idle] = [...this.pools][0] ?? [];
    if (this.pools.size > mostPools && oldest !== undefined && idle) {
      this.pools.delete(oldest);
      void idle.close();
    }
    return pool;
  }

  private newPool(target: Target, address: string): Pool {
    const { connect, total, headers, parallel } = this.limits;
    return new Pool(target.origin, {
      connections: parallel,
      pipelining: 1,
      keepAliveTimeout: keepAlive,
      keepAliveMaxTimeout: keepAlive,
      maxHeaderSize: headers,
      // Ours is the one deadline; these only see to it that no socket outlives it for long.
      headersTimeout: total + 1000,
      bodyTimeout: total + 1000,
      allowH2: false,
      connect: pinnedConnector({
        target,
        address,
        deadline: connect,
        authorities: this.settings.authorities ?? [],
        protocol: 'http/1.1',
      }),
    });
  }
}

function headersAllowed(headers: Readonly<Record<string, string>>): boolean {
  return Object.entries(headers).every(
    ([name, value]) => headerName.test(name) && headerValue.test(value) && !ours.has(name.toLowerCase()),
  );
}
