import type { Appearance, PublicApi } from '../public-api.ts';
import { UnknownHost } from '../public-api-outcome.ts';
import { PublicApiUnreachable } from '../public-api-client.ts';
import type { Caller } from '../first-party-signature.ts';

const FRESH_MS = 30_000;
const LARGEST = 1000;

interface Remembered {
  readonly appearance: Appearance;
  readonly at: number;
}

/** How the pages of a host look. Remembered for half a minute; longer only while public-api does not answer. */
export class Appearances {
  private readonly api: PublicApi;
  private readonly remembered = new Map<string, Remembered>();

  constructor(api: PublicApi) {
    this.api = api;
  }

  async of(caller: Caller): Promise<Appearance> {
    const known = this.remembered.get(caller.host);
    if (known && Date.now() - known.at < FRESH_MS) return known.appearance;
    try {
      return this.remember(caller.host, await this.ask(caller));
    } catch (error) {
      if (known && error instanceof PublicApiUnreachable) return known.appearance;
      throw error;
    }
  }

  /** What was last seen, however old: an error page should not lose the tenant's name. */
  lastSeen(host: string): Appearance | undefined {
    return this.remembered.get(host)?.appearance;
  }

  private async ask(caller: Caller): Promise<Appearance> {
    const outcome = await this.api.appearance(caller);
    if (outcome.done) return outcome.value;
    this.remembered.delete(caller.host);
    throw outcome.refusal.code === 'not-found' ? new UnknownHost() : new PublicApiUnreachable(true);
  }

  private remember(host: string, appearance: Appearance): Appearance {
    this.remembered.delete(host);
    this.remembered.set(host, { appearance, at: Date.now() });
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > LARGEST && oldest !== undefined) this.remembered.delete(oldest);
    return appearance;
  }
}
