import type { IncomingHttpHeaders } from 'node:http';

/**
 * True when the browser says that the form was sent by a page of this same host. Because our pages send no referrer,
 * browsers write `Origin: null` on their forms; then `Sec-Fetch-Site` must say it. Silence is a refusal.
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin, host } = headers;
  if (origin === undefined || origin === 'null') return site === 'same-origin';
  if (!host || !URL.canParse(origin)) return false;
  const page = new URL(origin);
  if (page.origin !== origin.toLowerCase()) return false;
  const safe = page.protocol === 'https:' || (page.protocol === 'http:' && isLoopback(page.hostname));
  return safe && page.host === withoutUsualPort(host.toLowerCase(), page.protocol);
}

export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^(?:127(?:\.\d+){3}|\[::1\])$/.test(hostname)
  );
}

function withoutUsualPort(host: string, protocol: string): string {
  return host.replace(protocol === 'https:' ? /:443$/ : /:80$/, '');
}
