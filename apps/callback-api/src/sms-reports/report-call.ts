import type { IncomingHttpHeaders } from 'node:http';
import type { ReportCall } from '@latchkey/messaging';

/** What of a request a report is read from. */
export interface CalledBack {
  readonly headers: IncomingHttpHeaders;
  readonly url: string;
  readonly body: unknown;
}

/** The call as it came. A header that came several times is one text, as RFC 9110 §5.3 joins them. */
export function reportCall({ headers, url, body }: CalledBack): ReportCall {
  const all = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')] as const);
  const at = url.indexOf('?');
  return {
    headers: Object.fromEntries(all),
    query: at < 0 ? '' : url.slice(at + 1),
    body: body instanceof Uint8Array ? body : new Uint8Array(),
  };
}
