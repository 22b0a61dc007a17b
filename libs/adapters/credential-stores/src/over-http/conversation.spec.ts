import { describe, expect, it } from '@jest/globals';
import type { OutboundClient, Outcome } from '@latchkey/outbound';
import { Conversation, usualDeadline } from './conversation.ts';

const request = { method: 'POST', url: 'https://store.example.com/' } as const;
const answered: Outcome = { kind: 'answered', status: 204, headers: {}, body: Buffer.alloc(0) };

/** A client that answers after so many milliseconds, or never. */
function clientOf(delay?: number): { client: OutboundClient; calls: number } {
  const made = { calls: 0, client: undefined as unknown as OutboundClient };
  made.client = {
    call: () => {
      made.calls += 1;
      return new Promise<Outcome>((resolve) => {
        if (delay !== undefined) setTimeout(() => resolve(answered), delay);
      });
    },
  } as unknown as OutboundClient;
  return made;
}

describe('the calls of one operation', () => {
  it('S-69 have fifteen seconds together', () => {
    expect(usualDeadline).toBe(15_000);
  });

  it('hand on what came in time', async () => {
    expect(await new Conversation(clientOf(1).client, 1_000).call(request)).toBe(answered);
  });

  it('R-13 leave what takes longer, without knowing its end, and send nothing more', async () => {
    const made = clientOf();
    const conversation = new Conversation(made.client, 50);
    const began = performance.now();
    expect(await conversation.call(request)).toEqual({ kind: 'unknown', reason: 'too-slow' });
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(await conversation.call(request)).toEqual({ kind: 'unavailable', reason: 'too-slow' });
    expect(made.calls).toBe(1);
  });

  it('R-13 share their time: what one has used is not there for the next', async () => {
    const made = clientOf(60);
    const conversation = new Conversation(made.client, 100);
    expect(await conversation.call(request)).toBe(answered);
    expect(await conversation.call(request)).toEqual({ kind: 'unknown', reason: 'too-slow' });
  });
});
