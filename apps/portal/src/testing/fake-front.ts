import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
  readonly claims: Record<string, unknown>;
}

export type FakeAnswer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};
type Handler = (seen: SeenRequest, match: RegExpExecArray) => FakeAnswer;
export type FakeRoute = readonly [string, RegExp, Handler];

export function problem(
  status: number,
  code: string,
  faults: readonly string[] = [],
  retryAfter?: number,
  pointer = '/newPassword',
): FakeAnswer {
  const errors = faults.map((fault) => ({ pointer, code: fault, detail: fault }));
  return {
    status,
    body: {
      type: 'about:blank',
      title: code,
      status,
      code,
      errors,
      request_id: 'x',
      retry_after: retryAfter,
    },
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  };
}

/** How public-api meets the portal, in memory: only signed callers of a known host, and a repeat gets the same answer. */
export abstract class FakeFront {
  readonly key = randomBytes(32);
  readonly seen: SeenRequest[] = [];
  readonly hosts = new Set(['reset.acme.example', 'localhost', '127.0.0.1']);
  /** How often work was really done, repeats not counted. */
  worked = 0;
  /** Answers the next matching requests instead of the usual answer. */
  override: ((seen: SeenRequest) => FakeAnswer | 'hang up' | undefined) | undefined;
  /** Awaited before a request is answered. */
  before: ((seen: SeenRequest) => Promise<void> | undefined) | undefined;
  /** Milliseconds that every POST takes. */
  slowness = 0;
  private readonly concluded = new Map<string, { request: string; answer: FakeAnswer | undefined }>();
  private readonly server: Server;

  protected abstract readonly routes: readonly FakeRoute[];

  constructor() {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  async start(): Promise<URL> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return new URL(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Of an answer, what a repeat gets. */
  protected abstract keptOf(answer: FakeAnswer): FakeAnswer;

  protected answerAsUsual(): void {
    this.override = undefined;
    this.before = undefined;
    this.slowness = 0;
  }

  seenAt(path: RegExp): SeenRequest[] {
    return this.seen.filter((seen) => path.test(seen.path));
  }

  async whenSeen(path: RegExp): Promise<void> {
    while (this.seenAt(path).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const { method = '', url: path = '', headers } = request;
    const claims = this.claimsOf(method, path, String(headers['latchkey-first-party'] ?? ''));
    const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
    const seen: SeenRequest = { method, path, headers, body, claims: claims ?? {} };
    this.seen.push(seen);
    await this.before?.(seen);
    const overridden = this.override?.(seen);
    if (overridden === 'hang up') return void request.socket.destroy();
    const answer = overridden ?? (await this.answerTo(seen, claims !== undefined));
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  }

  private async answerTo(seen: SeenRequest, signed: boolean): Promise<FakeAnswer> {
    if (seen.path === '/readyz') return { status: 200, body: { status: 'ready' } };
    if (!signed) return problem(401, 'application-key-required');
    if (!this.hosts.has(String(seen.claims['host']))) return problem(404, 'unknown-host');
    if (seen.method !== 'POST') return this.work(seen);
    const key = seen.headers['idempotency-key'];
    if (typeof key !== 'string') return problem(400, 'idempotency-key-missing');
    const request = JSON.stringify([
      seen.path,
      seen.body,
      seen.headers['latchkey-flow'],
      seen.headers['latchkey-session'],
    ]);
    const earlier = this.concluded.get(key);
    if (earlier && earlier.request !== request) return problem(422, 'idempotency-key-reused');
    if (earlier) return earlier.answer ?? problem(409, 'request-in-progress');
    const claim: { request: string; answer: FakeAnswer | undefined } = { request, answer: undefined };
    this.concluded.set(key, claim);
    if (this.slowness) await new Promise((resolve) => setTimeout(resolve, this.slowness));
    this.worked += 1;
    const answer = this.work(seen);
    claim.answer = this.keptOf(answer);
    return answer;
  }

  private claimsOf(method: string, path: string, header: string): Record<string, unknown> | undefined {
    const [version, at, claims = '', signature] = header.split('.');
    const signed = `v1.${at}.${method} ${path}.${claims}`;
    const expected = createHmac('sha256', this.key).update(signed).digest('base64url');
    if (version !== 'v1' || signature !== expected) return undefined;
    return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Record<string, unknown>;
  }

  private work(seen: SeenRequest): FakeAnswer {
    for (const [method, path, handle] of this.routes) {
      const match = path.exec(seen.path);
      if (match && method === seen.method) return handle(seen, match);
    }
    return problem(404, 'not-found');
  }
}
