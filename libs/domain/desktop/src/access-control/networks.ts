import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

const withPrefix = /^([^/]+)\/(\d{1,3})$/;

/**
 * Reads an address in its canonical forms alone: no octal, no lone number, no zone. An IPv4 address in IPv6 clothing is
 * the IPv4 address. Undefined for all else.
 */
export function readAddress(text: string): Address | undefined {
  if (isIpv6(text)) return ipaddr.process(text);
  return ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text) : undefined;
}

/** IPv6 in hexadecimal, or with an IPv4 address at its end. */
function isIpv6(text: string): boolean {
  const end = text.slice(text.lastIndexOf(':') + 1);
  if (end.includes('.') && !ipaddr.IPv4.isValidFourPartDecimal(end)) return false;
  return !text.includes('%') && ipaddr.IPv6.isValid(text);
}

/** A range as `192.0.2.0/24` or `2001:db8::/32`, or one address. What lies behind the prefix must be zero. */
export function isNetwork(text: string): boolean {
  return readNetwork(text) !== undefined;
}

/** False for a range that cannot be read, and for one of the other family. */
export function contains(network: string, address: Address): boolean {
  const range = readNetwork(network);
  return range !== undefined && range[0].kind() === address.kind() && address.match(range);
}

function readNetwork(text: string): [Address, number] | undefined {
  const [, written = text, length] = withPrefix.exec(text) ?? [];
  // A mapped range would lose its prefix on the way to IPv4: it is written as the IPv4 range.
  const base = isIpv6(written) ? ipaddr.IPv6.parse(written) : readAddress(written);
  if (!base || (base instanceof ipaddr.IPv6 && base.isIPv4MappedAddress())) return undefined;
  const bits = base.toByteArray().length * 8;
  const prefix = length === undefined ? bits : Number(length);
  if (prefix > bits) return undefined;
  return hasHostBits(base, prefix) ? undefined : [base, prefix];
}

function hasHostBits(base: Address, prefix: number): boolean {
  return base.toByteArray().some((octet, at) => {
    const kept = Math.min(8, Math.max(0, prefix - at * 8));
    return (octet & (0xff >> kept)) !== 0;
  });
}
