import { isIP } from 'node:net';

/** Where a request goes, read once. `host` has no brackets. */
export interface Target {
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly secure: boolean;
  /** Whether an operator has listed this origin, so that it may be inside. */
  readonly listed: boolean;
}

export type TargetFault = 'not-an-address' | 'not-https' | 'port-not-allowed' | 'host-not-allowed';

export interface TargetRule {
  /** Ports that tenants may name. */
  readonly ports: readonly number[];
  /** Origins that the operator, never a tenant, has opened: they may be internal, and on any port. */
  readonly operatorOrigins: readonly string[];
}

/** One spelling of an address: no user, no fragment, nothing that a second reader could read in another way. */
const spelling =
  /^(https?):\/\/([A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::([1-9][0-9]{0,4}))?(\/[\w.~!$&'()*+,;=:@/?%-]*)?$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const longest = 2048;

/** Strict: an address that is not plainly one is no address. */
export function readTarget(address: string, { ports, operatorOrigins }: TargetRule): Target | TargetFault {
  const [, scheme, authority, digits, path = '/'] =
    address.length > longest ? [] : (spelling.exec(address) ?? []);
  if (scheme === undefined || authority === undefined) return 'not-an-address';
  const secure = scheme === 'https';
  const port = digits === undefined ? (secure ? 443 : 80) : Number(digits);
  if (port > 65_535) return 'not-an-address';
  const host = authority.toLowerCase().replace(/^\[|\]$/g, '');
  const origin = `${scheme}://${authority.toLowerCase()}${digits === undefined ? '' : `:${port}`}`;
  const listed = operatorOrigins.includes(origin);
  const target = { origin, host, port, path, secure, listed };
  if (listed) return target;
  if (!secure) return 'not-https';
  if (!ports.includes(port)) return 'port-not-allowed';
  return isName(host) ? target : 'host-not-allowed';
}

/**
 * A name with at least two labels whose last begins with a letter, as all top-level domains do. So no spelling of an
 * IP address is a name: not decimal, not octal, not hexadecimal, and a plain literal has no certificate to check.
 */
function isName(host: string): boolean {
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  return (
    isIP(host) === 0 && labels.length > 1 && labels.every((each) => label.test(each)) && /^[a-z]/.test(last)
  );
}
