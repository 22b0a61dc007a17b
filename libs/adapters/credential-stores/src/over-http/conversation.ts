import type { OutboundClient, OutboundRequest, Outcome } from '@latchkey/outbound';

/** Milliseconds that all calls of one operation have together; each call has the client's deadline besides (S-69). */
export const usualDeadline = 15_000;

/** The calls of one operation at one store. */
export class Conversation {
  private readonly until: number;

  constructor(
    private readonly client: OutboundClient,
    milliseconds: number,
    /** Hears of each call what came of it. */
    private readonly hear: (outcome: Outcome) => void = () => undefined,
  ) {
    this.until = performance.now() + milliseconds;
  }

  /** Whether anything had left when the time was over, the client alone knows. */
  async call(request: OutboundRequest): Promise<Outcome> {
    const milliseconds = this.until - performance.now();
    if (milliseconds <= 0) return { kind: 'unavailable', reason: 'too-slow' };
    const outcome = await this.client.call({ ...request, milliseconds });
    this.hear(outcome);
    return outcome;
  }
}
