import { isIP } from 'node:net';

const LABEL = '[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?';
const NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);

/** The plain, lower-case host of a Host header without its port; undefined for anything that is not a host. */
export function pageHost(header: string | undefined): string | undefined {
  const match = /^(\[[\da-f:.]+\]|[^:[\]]+)(?::\d{1,5})?$/.exec((header ?? '').toLowerCase());
  const host = match?.[1];
  if (!host || host.length > 253) return undefined;
  if (host.startsWith('[')) return isIP(host.slice(1, -1)) === 6 ? host : undefined;
  return NAME.test(host) ? host : undefined;
}
