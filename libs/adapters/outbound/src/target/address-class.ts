import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * What an IP address is good for. `internal` may be reached by what an operator has listed; `forbidden` by nobody:
 * metadata services, other machines of the same link, and every form that hides one address in another.
 */
export type AddressClass = 'public' | 'internal' | 'forbidden';

const internal = new Set(['loopback', 'private', 'uniqueLocal']);
/** What the registry of IPv6 has given out to the public so far. All else, the old compatible form too, is closed. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');
/** Inside the unique local range, and still a metadata service. */
const metadata = ipaddr.parse('fd00:ec2::254').toByteArray();

/** Judges octets, never the text: one address has many spellings (S-60). What cannot be read is forbidden. */
export function classOf(address: string): AddressClass {
  const octets = octetsOf(address);
  if (!octets) return 'forbidden';
  const parsed = ipaddr.fromByteArray(octets);
  if (sameOctets(octets, metadata)) return 'forbidden';
  const range = parsed.range();
  if (internal.has(range)) return 'internal';
  if (range !== 'unicast') return 'forbidden';
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast) ? 'public' : 'forbidden';
}

/** Only the canonical ways to write an address: no octal, no lone number, no zone. Undefined for all else. */
export function octetsOf(address: string): number[] | undefined {
  if (isIP(address) === 0 || address.includes('%')) return undefined;
  return ipaddr.parse(address).toByteArray();
}

export function sameAddress(a: string, b: string): boolean {
  const [left, right] = [octetsOf(a), octetsOf(b)];
  return left !== undefined && right !== undefined && sameOctets(left, right);
}

function sameOctets(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((octet, at) => octet === b[at]);
}
