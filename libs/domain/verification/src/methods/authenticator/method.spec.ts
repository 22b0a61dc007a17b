import { describe, expect, it } from '@jest/globals';
import { later, seconds } from '@latchkey/kernel';
import { methodContract, testPerson } from '../../testing/method.contract.ts';
import { CountedCodes } from '../../testing/counted-codes.ts';
import type { Occasion } from '../enrollable-method.ts';
import { Authenticator } from './method.ts';
import { authenticatorParameters } from './parameters.ts';

const codes = new CountedCodes();
const app = new Authenticator(codes);
const seedOf = ({ shown }: { shown: Readonly<Record<string, unknown>> }) => String(shown['seed']);

methodContract('authenticator app', () => ({
  method: app,
  parameters: authenticatorParameters.parse({}),
  right: (begun, now) => ({ code: codes.codeOf(seedOf(begun), now) }),
  wrong: [{ code: '000001' }, { code: '1234567' }, { code: '12345' }],
  spellings: ({ code = '' }) => [
    { code: `${code.slice(0, 3)} ${code.slice(3)}` },
    { code: code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))) },
  ],
}));

describe('an authenticator app', () => {
  const noon = new Date('2026-03-01T12:00:00.000Z');
  const occasion = (now: Date): Occasion => ({
    person: testPerson,
    ...{ enrolmentId: 'e', parameters: {}, now },
  });

  it('shows its seed and the address of its picture, once', async () => {
    const begun = await app.begin(occasion(noon));
    expect(begun.shown).toEqual({ seed: expect.any(String), address: `otpauth:Acme:ada:${seedOf(begun)}` });
    expect(begun.needsConfirmation).toBe(true);
  });

  it('S-32 no step counts twice, also not one that is older than the last', async () => {
    const begun = await app.begin(occasion(noon));
    const seed = seedOf(begun);
    const next = later(noon, seconds(30));
    const first = await app.prove(begun.holding, { code: codes.codeOf(seed, next) }, occasion(next));
    expect(first.kind).toBe('accepted');
    if (first.kind !== 'accepted') return;
    for (const step of [next, noon]) {
      const verdict = await app.prove(first.holding, { code: codes.codeOf(seed, step) }, occasion(next));
      expect(verdict).toEqual({ kind: 'refused', reason: 'code-used' });
    }
  });

  it('the code that confirmed it does not prove by itself', async () => {
    const begun = await app.begin(occasion(noon));
    const shown = { code: codes.codeOf(seedOf(begun), noon) };
    const confirmed = await app.confirm(begun.holding, shown, occasion(noon));
    if (confirmed.kind !== 'accepted') throw new Error('not confirmed');
    expect((await app.prove(confirmed.holding, shown, occasion(noon))).kind).toBe('refused');
  });
});
