import type { OutboundRequest } from '@latchkey/outbound';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { basicHeader, type ClientCredentials } from './authentication.ts';
import type { Conversation } from './conversation.ts';
import { jsonOf } from './json-answer.ts';

const answered = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]{1,8192}$/),
  token_type: z.string().regex(/^bearer$/i),
  /** Seconds (RFC 6749, 5.1). */
  expires_in: z.number().positive().optional(),
});

/** Milliseconds: of a token that does not say how long it lives, and at most of any. */
const lifetime = { unsaid: 60_000, longest: 3_600_000 };
/** A token is not used in its last seconds; of a short-lived one, in its last half. */
const margin = 30_000;
/** Tokens that are kept; the one that was fetched first is dropped. */
const mostTokens = 1_000;

interface KeptToken {
  readonly token: string;
  /** By the clock that was handed in. */
  readonly until: number;
}

/** Access tokens of client credentials, kept in memory until they are about to expire. */
export class AccessTokens {
  private readonly kept = new Map<string, KeptToken>();
  private readonly underWay = new Map<string, Promise<KeptToken | undefined>>();

  /** `now` counts milliseconds and never goes back. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Undefined when the token's server gives none, for whatever reason. Who asks at the same time shares one request. */
  async of(
    storeId: string,
    client: ClientCredentials,
    secret: string,
    conversation: Conversation,
  ): Promise<string | undefined> {
    const name = nameOf(storeId, client, secret);
    const known = this.kept.get(name);
    if (known && known.until > this.now()) return known.token;
    const fetching = this.underWay.get(name) ?? this.fetch(name, tokenRequest(client, secret), conversation);
    this.underWay.set(name, fetching);
    return (await fetching)?.token;
  }

  /** The store did not take it: the next call fetches another one. */
  forget(storeId: string, client: ClientCredentials, secret: string): void {
    this.kept.delete(nameOf(storeId, client, secret));
  }

  private async fetch(
    name: string,
    request: OutboundRequest,
    conversation: Conversation,
  ): Promise<KeptToken | undefined> {
    try {
      const outcome = await conversation.call(request);
      if (outcome.kind !== 'answered' || outcome.status !== 200) return undefined;
      const read = answered.safeParse(jsonOf(outcome));
      if (!read.success) return undefined;
      const { access_token: token, expires_in: seconds } = read.data;
      const lives = Math.min(seconds === undefined ? lifetime.unsaid : seconds * 1_000, lifetime.longest);
      return this.keep(name, { token, until: this.now() + lives - Math.min(margin, lives / 2) });
    } finally {
      this.underWay.delete(name);
    }
  }

  private keep(name: string, token: KeptToken): KeptToken {
    this.kept.delete(name);
    this.kept.set(name, token);
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostTokens && oldest !== undefined) this.kept.delete(oldest);
    return token;
  }
}

/** One store's alone, and another one after its description or its secret was changed. */
function nameOf(storeId: string, client: ClientCredentials, secret: string): string {
  const { tokenUrl, clientId, scope = '', sentIn } = client;
  const parts = JSON.stringify([storeId, tokenUrl, clientId, scope, sentIn, secret]);
  return createHash('sha256').update(parts).digest('base64url');
}

function tokenRequest(client: ClientCredentials, secret: string): OutboundRequest {
  const { tokenUrl, clientId, scope, sentIn } = client;
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scope !== undefined) form.set('scope', scope);
  if (sentIn === 'body') {
    form.set('client_id', clientId);
    form.set('client_secret', secret);
  }
  // Both are encoded as a form before they are joined (RFC 6749, 2.3.1).
  const pair = [clientId, secret].map((text) => new URLSearchParams({ '': text }).toString().slice(1));
  return {
    method: 'POST',
    url: tokenUrl,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...(sentIn === 'header' ? { authorization: basicHeader(pair[0] ?? '', pair[1] ?? '') } : {}),
    },
    body: form.toString(),
    longestAnswer: 64 * 1024,
  };
}
