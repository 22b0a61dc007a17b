import { octetsOf } from '../target/address-class.ts';
import type { Resolver } from '../target/resolver.ts';
import type { Target } from '../target/target.ts';
import { mayReach } from './pinned-connector.ts';

export type NoAddress = 'name-not-resolved' | 'name-not-found' | 'address-forbidden';

/** How many addresses of one name are tried. */
const mostTried = 3;

/**
 * The addresses at which a target may be called. A name is resolved once; when any of its addresses is forbidden all
 * are, since whoever mixes them is trying something (S-60). `milliseconds` are for the resolving.
 */
export async function vettedAddresses(
  target: Target,
  resolver: Resolver,
  milliseconds: number,
): Promise<readonly [string, ...string[]] | NoAddress> {
  const addresses = await addressesOf(target.host, resolver, milliseconds);
  if (!addresses) return 'name-not-resolved';
  const [first, ...others] = addresses;
  if (first === undefined) return 'name-not-found';
  if (!addresses.every((address) => mayReach(target, address))) return 'address-forbidden';
  return [first, ...others.slice(0, mostTried - 1)];
}

async function addressesOf(
  host: string,
  resolver: Resolver,
  milliseconds: number,
): Promise<readonly string[] | undefined> {
  if (octetsOf(host)) return [host];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  const asked = resolver.addressesOf(host).catch(() => undefined);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
