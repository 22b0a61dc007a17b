import type { z } from 'zod';
import type { Caller } from './first-party-signature.ts';
import { sendersHeaders, type Sender } from './public-api.ts';
import type { PublicApiClient } from './public-api-client.ts';
import { outcomeOf, type Outcome } from './public-api-outcome.ts';

/** Calls of public-api for people with a session, or about to have one. Throws as `outcomeOf` does. */
export class SessionCalls {
  private readonly client: PublicApiClient;
  private readonly toldByPages: ReadonlySet<string>;

  /** `toldByPages`: refusals to wait (429) that a page tells itself. */
  constructor(client: PublicApiClient, toldByPages: ReadonlySet<string> = new Set()) {
    this.client = client;
    this.toldByPages = toldByPages;
  }

  get<T>(
    caller: Caller,
    session: string,
    path: string,
    schema: z.ZodType<T>,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Outcome<T>> {
    const headers = { 'latchkey-session': session, ...more };
    return outcomeOf(this.client, { method: 'GET', path, caller, headers }, schema, this.toldByPages);
  }

  post<T>(
    sender: Sender,
    path: string,
    body: unknown,
    schema: z.ZodType<T>,
    session?: string,
  ): Promise<Outcome<T>> {
    const { caller } = sender;
    const headers = { ...sendersHeaders(sender), ...(session ? { 'latchkey-session': session } : {}) };
    return outcomeOf(this.client, { method: 'POST', path, caller, headers, body }, schema, this.toldByPages);
  }
}
