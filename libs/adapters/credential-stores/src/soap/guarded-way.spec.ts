import { describe, expect, it } from '@jest/globals';
import type { Outcome } from '@latchkey/outbound';
import { inspect } from 'node:util';
import { GuardedWay } from './guarded-way.ts';
import { hostileEnvelopes } from './testing/hostile-envelopes.ts';
import { envelopeOf, refusal, replyElement } from './testing/soap-instance.ts';

const messageId = '5f0d6d0e-6f0e-4c51-9a3b-0b0f4f3f8a11';
const message = { operation: 'ResetPassword', messageId, fields: [] } as const;

const answered = (body: string, status = 200, type = 'text/xml; charset=utf-8'): Outcome => ({
  ...{ kind: 'answered', status, headers: { 'content-type': type } },
  body: Buffer.from(body),
});
const success = envelopeOf(replyElement('ResetPasswordResponse', messageId, 'applied'));
const refused = String(refusal(messageId, 'policy').body);

type Handed = Parameters<Parameters<GuardedWay['request']>[2]>;

/** What the package is handed of an outcome. */
async function handed(outcome: Outcome): Promise<{ way: GuardedWay; handed: Handed }> {
  const way = new GuardedWay(message, async () => outcome);
  return new Promise((resolve) => {
    way.request('https://elsewhere.example.com', '<a/>', (...handed) => resolve({ way, handed }));
  });
}

describe('what stands between the package and the network', () => {
  it('hands on the described answer, a success or a refusal, as it came', async () => {
    const told = await handed(answered(success));
    expect(told.handed).toEqual([null, expect.anything(), success]);
    expect(told.way.reply).toEqual({ kind: 'result', word: 'applied' });
    const no = await handed(answered(refused, 500));
    expect(no.handed).toEqual([null, expect.anything(), refused]);
    expect(no.way.reply).toEqual({ kind: 'refusal', word: 'policy' });
  });

  it.each(Object.entries(hostileEnvelopes))(
    'R-18 S-63 the package never sees %s, and no part of it',
    async (_, hostile) => {
      const { way, handed: given } = await handed(answered(hostile(messageId)));
      expect(given).toEqual([expect.any(Error)]);
      expect(inspect(given[0], { depth: 9, showHidden: true })).not.toMatch(/Envelope|messageId|applied/);
      expect(way.reply).toBeUndefined();
      expect(way.outcome).toMatchObject({ kind: 'answered' });
    },
  );

  it.each<Outcome>([
    ...[201, 302, 400, 500].map((status) => answered(success, status)),
    ...['text/html', 'application/json', 'application/soap+xml'].map((type) => answered(success, 200, type)),
    answered(refused),
    { kind: 'unavailable', reason: 'redirect' },
    { kind: 'refused', reason: 'address-forbidden' },
    { kind: 'unknown', reason: 'answer-too-large' },
  ])('R-18 nor what came in another way: %#', async (outcome) => {
    const { way, handed: given } = await handed(outcome);
    expect(given).toEqual([expect.any(Error)]);
    expect(way).toMatchObject({ outcome, reply: undefined });
  });

  it('gives back what the package throws while it reads, so that nobody waits for ever', async () => {
    const way = new GuardedWay(message, async () => answered(success));
    const trouble = new Error('cannot read this');
    const told = await new Promise((resolve) => {
      way.request('', '<a/>', (error) => {
        if (error) resolve(error);
        else throw trouble;
      });
    });
    expect(told).toBe(trouble);
  });
});
