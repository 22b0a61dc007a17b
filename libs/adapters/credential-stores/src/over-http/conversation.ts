import type { OutboundClient, OutboundRequest, Outcome } from '@latchkey/outbound';

/** Milliseconds that all calls of one operation have together; each call has the client's deadline besides (S-69). */
export const usualDeadline = 15_000;

/** The calls of one operation at one store. */
export class Conversation {
  private readonly until: number;

  constructor(
    private readonly client: OutboundClient,
    milliseconds: number,
  ) {
    this.until = performance.now() + milliseconds;
  }

  /** Being late is not knowing: what was sent goes on without us. */
  async call(request: OutboundRequest): Promise<Outcome> {
    const left = this.until - performance.now();
    if (left <= 0) return { kind: 'unavailable', reason: 'too-slow' };
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Outcome>((resolve) => {
      timer = setTimeout(() => resolve({ kind: 'unknown', reason: 'too-slow' }), left);
    });
    return Promise.race([this.client.call(request), late]).finally(() => clearTimeout(timer));
  }
}
