import type { OutboundClient, OutboundRequest } from '@latchkey/outbound';
import type { CustomFetch } from 'openid-client';

/** A key set or a description is smaller than this. Octets. */
const longestAnswer = 2 ** 18;
/** Somebody waits in front of a page. */
const milliseconds = 8_000;
const withoutBody = new Set([204, 205, 304]);

/** The provider did not answer: nothing is proven and nothing refused. */
export class NoAnswer extends Error {
  constructor(readonly reason: string) {
    super(`the provider did not answer: ${reason}`);
    this.name = 'NoAnswer';
  }
}

/** What the protocol sends goes by our own client: to vetted addresses, without redirects, bounded. */
export function vettedFetch(outbound: OutboundClient): CustomFetch {
  return async (url, { method, headers, body }) => {
    const outcome = await outbound.call({
      ...{ method: method as OutboundRequest['method'], url, headers, longestAnswer, milliseconds },
      ...(body === null || body === undefined ? {} : { body: String(body) }),
    });
    if (outcome.kind !== 'answered') throw new NoAnswer(outcome.reason);
    if (outcome.status >= 500) throw new NoAnswer(`status-${outcome.status}`);
    const content = withoutBody.has(outcome.status) ? null : new Uint8Array(outcome.body);
    return new Response(content, { status: outcome.status, headers: outcome.headers });
  };
}
