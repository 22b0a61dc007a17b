import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { OutboundClient, OutboundRequest, Outcome } from '@latchkey/outbound';
import { Conversation, usualDeadline } from './conversation.ts';

const request = { method: 'POST', url: 'https://store.example.com/' } as const;
const answered: Outcome = { kind: 'answered', status: 204, headers: {}, body: Buffer.alloc(0) };
const late: Outcome = { kind: 'unknown', reason: 'too-slow' };

/** A client that takes so many milliseconds, or as many as it is given, and keeps what it was given. */
function clientOf(delay = Infinity): { client: OutboundClient; given: number[] } {
  const given: number[] = [];
  const call = async ({ milliseconds = 0 }: OutboundRequest): Promise<Outcome> => {
    given.push(milliseconds);
    await pause(Math.ceil(Math.min(delay, milliseconds)));
    return delay <= milliseconds ? answered : late;
  };
  return { client: { call } as unknown as OutboundClient, given };
}

describe('the calls of one operation', () => {
  it('S-69 have fifteen seconds together', () => {
    expect(usualDeadline).toBe(15_000);
  });

  it('hand on what came in time', async () => {
    expect(await new Conversation(clientOf(1).client, 1_000).call(request)).toBe(answered);
  });

  it.each<Outcome>([late, { kind: 'unavailable', reason: 'too-slow' }])(
    'R-13 leave to the client to say whether anything had left in time: $kind',
    async (said) => {
      const client = { call: async () => said } as unknown as OutboundClient;
      expect(await new Conversation(client, 50).call(request)).toBe(said);
    },
  );

  it('R-13 send nothing more once their time is over', async () => {
    const { client, given } = clientOf();
    const conversation = new Conversation(client, 50);
    expect(await conversation.call(request)).toBe(late);
    expect(await conversation.call(request)).toEqual({ kind: 'unavailable', reason: 'too-slow' });
    expect(given).toHaveLength(1);
  });

  it('R-13 share their time: what one has used is not there for the next', async () => {
    const { client, given } = clientOf(60);
    const conversation = new Conversation(client, 100);
    expect(await conversation.call(request)).toBe(answered);
    expect(await conversation.call(request)).toBe(late);
    expect(given[0]).toBeLessThanOrEqual(100);
    expect(given[1]).toBeLessThanOrEqual(41);
  });
});
