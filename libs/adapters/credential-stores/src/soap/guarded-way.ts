import type { Outcome } from '@latchkey/outbound';
import type { IHttpClient } from 'soap';
import { textOf } from '../over-http/json-answer.ts';
import type { SoapMessage } from './message.ts';
import { readReply, type SoapReply } from './reply.ts';

/** Tells the package that there is nothing to read, and nothing of what came. */
class NothingToRead extends Error {}

/**
 * All that the package `soap` has of the network, for one message. What it has written leaves by `send`, and what comes
 * back is handed to it only if it is, by our own strict reading, the described answer to this message.
 */
export class GuardedWay implements IHttpClient {
  /** Undefined as long as nothing came of it. */
  outcome: Outcome | undefined;
  /** What the answer says by our reading. */
  reply: SoapReply | undefined;

  constructor(
    private readonly message: SoapMessage,
    private readonly send: (body: string, headers: Readonly<Record<string, string>>) => Promise<Outcome>,
  ) {}

  /** Where a message goes is not the package's to say: the address is left aside. */
  request(
    _address: string,
    body: string,
    callback: (error: unknown, response?: object, text?: string) => void,
    headers: Readonly<Record<string, string>> = {},
  ): never {
    this.converse(body, headers)
      .then((text) => callback(null, { headers: {} }, text))
      // Also what the package throws while it reads: it has to answer whoever waits.
      .catch(callback);
    return undefined as never;
  }

  private async converse(body: string, headers: Readonly<Record<string, string>>): Promise<string> {
    const outcome = await this.send(body, headers);
    this.outcome = outcome;
    this.reply = outcome.kind === 'answered' ? readReply(this.message, outcome) : undefined;
    const text = outcome.kind === 'answered' && this.reply ? textOf(outcome) : undefined;
    if (text === undefined) throw new NothingToRead();
    return text;
  }
}
