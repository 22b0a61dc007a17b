import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The parsed body; an empty object when there is none. */
  readonly body: T;
}

export interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string | Buffer;
  /** A new key for each POST when absent; null sends none. */
  readonly idempotencyKey?: string | null;
}

const agent = new Agent({ keepAlive: true, maxSockets: 128 });

/** A plain HTTP client: it sets only what it is told, so that hostile requests can be made with it too. */
export class HttpClient {
  constructor(
    readonly baseUrl: string,
    private readonly standing: Readonly<Record<string, string>> = {},
  ) {}

  with(headers: Readonly<Record<string, string>>): HttpClient {
    return new HttpClient(this.baseUrl, { ...this.standing, ...headers });
  }

  get<T = Record<string, unknown>>(path: string, sending: Sending = {}): Promise<Answer<T>> {
    return this.send('GET', path, sending);
  }

  post<T = Record<string, unknown>>(path: string, body?: unknown, sending: Sending = {}): Promise<Answer<T>> {
    return this.send('POST', path, body === undefined ? sending : { ...sending, body });
  }

  send<T = Record<string, unknown>>(method: string, path: string, sending: Sending = {}): Promise<Answer<T>> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer<T>>();
    const content = sending.raw ?? (sending.body === undefined ? undefined : JSON.stringify(sending.body));
    const headers = { ...this.headersOf(method, sending), ...this.standing, ...sending.headers };
    const sent = request(`${this.baseUrl}${path}`, { method, headers, agent }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const status = incoming.statusCode ?? 0;
        resolve({ status, headers: incoming.headers, text, body: parsed(text) as T });
      });
    });
    sent.on('error', reject);
    sent.end(content);
    return promise;
  }

  private headersOf(method: string, { body, raw, idempotencyKey }: Sending): Record<string, string> {
    const headers: Record<string, string> = {};
    if (body !== undefined || raw !== undefined) headers['content-type'] = 'application/json';
    if (method === 'POST' && idempotencyKey !== null)
      headers['idempotency-key'] = idempotencyKey ?? randomUUID();
    return headers;
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? {} : (JSON.parse(text) as unknown);
  } catch {
    return {};
  }
}
