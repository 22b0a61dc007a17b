import * as http from 'node:http';
import * as https from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { firstPartySignature, type Caller } from './first-party-signature.ts';

const DEADLINE_MS = 25_000;
const LARGEST_ANSWER = 256 * 1024;
const BUSY_PAUSE_MS = 250;

export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly caller?: Caller;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Milliseconds for everything together, repeats included. */
  readonly deadline?: number;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Seconds. */
  readonly retryAfter: number | undefined;
}

/** No usable answer. `sent` tells whether public-api may have done what it was asked. */
export class PublicApiUnreachable extends Error {
  override readonly name = 'PublicApiUnreachable';
  readonly sent: boolean;
  constructor(sent: boolean, cause?: unknown) {
    super('public-api gave no usable answer', { cause });
    this.sent = sent;
  }
}

/** JSON over kept connections, with one deadline and a largest size. */
export class PublicApiClient {
  private readonly origin: URL;
  private readonly key: Uint8Array;
  private readonly agent: http.Agent;

  constructor(origin: URL, key: Uint8Array) {
    this.origin = origin;
    this.key = key;
    const settings = { keepAlive: true, maxSockets: 256, maxFreeSockets: 32 };
    this.agent = origin.protocol === 'https:' ? new https.Agent(settings) : new http.Agent(settings);
  }

  /**
   * Sends one request. A request that public-api is still working on (the same key was sent a moment ago by a second
   * click) is asked for again until its answer is there, so both clicks get the one answer.
   */
  async send(request: ApiRequest): Promise<ApiAnswer> {
    const signal = AbortSignal.timeout(request.deadline ?? DEADLINE_MS);
    for (;;) {
      const answer = await this.once(request, signal, true);
      if (answer.status !== 409 || codeOf(answer) !== 'request-in-progress') return answer;
      await pause(BUSY_PAUSE_MS, undefined, { signal }).catch((cause: unknown) => {
        throw new PublicApiUnreachable(true, cause);
      });
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private async once(request: ApiRequest, signal: AbortSignal, mayRepeat: boolean): Promise<ApiAnswer> {
    const { transport, options, body } = this.prepare(request);
    const { promise, resolve, reject } = Promise.withResolvers<ApiAnswer>();
    const outgoing = transport.request({ ...options, signal });
    outgoing.once('response', (response) => readAnswer(response).then(resolve, reject));
    outgoing.on('error', reject);
    outgoing.end(body);
    try {
      return await promise;
    } catch (cause) {
      // A kept connection that the other side had just closed: nothing was read, and the key makes a repeat safe.
      if (mayRepeat && outgoing.reusedSocket && codeOfError(cause) === 'ECONNRESET' && !signal.aborted) {
        return this.once(request, signal, false);
      }
      throw new PublicApiUnreachable(!NEVER_SENT.has(codeOfError(cause)), cause);
    }
  }

  private prepare(request: ApiRequest) {
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    const seconds = Math.floor(Date.now() / 1000);
    const signature =
      request.caller && firstPartySignature(this.key, { ...request, seconds }, request.caller);
    const headers: Record<string, string | number> = { accept: 'application/json', ...request.headers };
    if (signature) headers['latchkey-first-party'] = signature;
    if (body !== undefined) {
      headers['content-type'] = 'application/json';
      headers['content-length'] = Buffer.byteLength(body);
    } else if (request.method === 'POST') {
      headers['content-length'] = 0;
    }
    const { hostname, port, protocol } = this.origin;
    const options = {
      hostname: hostname.replaceAll(/[[\]]/g, ''),
      port,
      method: request.method,
      path: request.path,
    };
    const transport = protocol === 'https:' ? https : http;
    return { transport, options: { ...options, headers, agent: this.agent }, body };
  }
}

/** Failures before a connection was there. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

async function readAnswer(response: http.IncomingMessage): Promise<ApiAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) throw new RangeError('the answer is too large');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  const seconds = Number(response.headers['retry-after']);
  return {
    status: response.statusCode ?? 0,
    body: text === '' ? null : (JSON.parse(text) as unknown),
    retryAfter: Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined,
  };
}

export function codeOf({ body }: ApiAnswer): string {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return typeof code === 'string' ? code : '';
}

function codeOfError(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
