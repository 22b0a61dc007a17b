import { errors, type Dispatcher } from 'undici';
import { ConnectFault } from './pinned-connector.ts';
import { unavailable, unknown, type Outcome } from './outcome.ts';

const redirects = new Set([300, 301, 302, 303, 305, 307, 308]);
const certificateFaults = /^(ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/**
 * One request and its answer, told as an outcome exactly once. What went wrong before the request left is
 * `unavailable`; afterwards nobody knows, and that is said.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly outcome: Promise<Outcome>;
  private tell: (outcome: Outcome) => void = () => undefined;
  private controller: Dispatcher.DispatchController | undefined;
  private status = 0;
  private headers: Record<string, string> = {};
  private readonly chunks: Buffer[] = [];
  private octets = 0;
  private over = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly longestAnswer: number,
    milliseconds: number,
  ) {
    this.outcome = new Promise((resolve) => (this.tell = resolve));
    this.timer = setTimeout(() => {
      this.end(this.controller ? unknown('too-slow') : unavailable('too-slow'));
    }, milliseconds);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.over) controller.abort(new Error('nobody waits any more'));
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    this.status = status;
    this.headers = flat(headers);
    // The other side says that it did nothing and somebody else might. Whom it names is nobody we have vetted.
    if (redirects.has(status)) this.end(unavailable('redirect'));
    // Nobody asked for it, and a small body can unfold to a large one.
    else if (!['', 'identity'].includes(this.headers['content-encoding'] ?? ''))
      this.end(unknown('answer-encoded'));
    else if (Number(this.headers['content-length'] ?? 0) > this.longestAnswer)
      this.end(unknown('answer-too-large'));
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.octets += chunk.length;
    if (this.octets > this.longestAnswer) this.end(unknown('answer-too-large'));
    else if (!this.over) this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    const { status, headers } = this;
    this.end({ kind: 'answered', status, headers, body: Buffer.concat(this.chunks) });
  }

  onResponseError(_: Dispatcher.DispatchController | null, error: Error): void {
    this.end(this.controller ? unknown(lost(error)) : unavailable(notConnected(error)));
  }

  private end(outcome: Outcome): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.timer);
    this.tell(outcome);
    this.chunks.length = 0;
    if (outcome.kind !== 'answered') this.controller?.abort(new Error(outcome.reason));
  }
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const told = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value ?? '')]);
  return Object.fromEntries(told) as Record<string, string>;
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}

/** Why there is no connection, from what a connector says. */
export function notConnected(
  error: Error,
): 'connect-timeout' | 'wrong-peer' | 'certificate' | 'not-connected' {
  if (error instanceof ConnectFault) return error.reason;
  return certificateFaults.test(codeOf(error)) ? 'certificate' : 'not-connected';
}

function lost(error: Error): 'not-http' | 'answer-too-large' | 'connection-lost' {
  if (error instanceof errors.HeadersOverflowError) return 'answer-too-large';
  return error instanceof errors.HTTPParserError ? 'not-http' : 'connection-lost';
}
