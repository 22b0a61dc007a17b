import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';

export interface CallbackApiAccess {
  /** Of callback-api, without a slash at its end. */
  readonly url: string;
  readonly storeId: string;
  /** whsec_…, the secret of the store. */
  readonly secret: string;
}

export interface Reply {
  readonly status: number;
  /** Of a problem document; empty for a success. */
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Tries of one call, the first one too. */
const mostTries = 8;
const longestPause = 30_000;

/**
 * Calls callback-api as it wants to be called: each signed as Standard Webhooks, and one whose answer was lost sent again
 * under the same webhook-id, so that it has its effect once.
 */
export class CallbackApi {
  readonly #access: CallbackApiAccess;
  readonly #webhook: Webhook;

  constructor(access: CallbackApiAccess) {
    this.#access = access;
    this.#webhook = new Webhook(access.secret);
  }

  /** Throws when no answer came after several tries. */
  async post(path: string, content: object): Promise<Reply> {
    const id = `msg_${randomUUID()}`;
    const body = JSON.stringify(content);
    for (let tries = 1; ; tries += 1) {
      const reply = await this.#once(path, id, body).catch(() => undefined);
      const again = reply === undefined || reply.status >= 500 || reply.code === 'call-too-early';
      if (!again && reply) return reply;
      if (tries === mostTries) throw new Error(`no answer to ${path} after ${tries} tries`);
      await pause(Math.min(250 * 2 ** tries, longestPause));
    }
  }

  /** Signed anew at each try: a signature is believed for 300 seconds. */
  async #once(path: string, id: string, body: string): Promise<Reply> {
    const now = new Date();
    const answer = await fetch(`${this.#access.url}/v1/stores/${this.#access.storeId}/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': this.#webhook.sign(id, now, body),
      },
      body,
      signal: AbortSignal.timeout(15_000),
    });
    const told = (await answer.json()) as Record<string, unknown>;
    const code = answer.ok ? '' : String(told['code']);
    return { status: answer.status, code, body: told };
  }
}
