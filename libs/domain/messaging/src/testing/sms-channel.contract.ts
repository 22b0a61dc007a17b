import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { inspect } from 'node:util';
import type { Sms, SmsChannel, SmsHandOverResult } from '../sms-channel.ts';
import { recordingOutput } from './recording-output.ts';

/** One message as the provider has it: put together, and decoded by other code than ours. */
export interface TakenSms {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/**
 * What the provider does with the next messages. The first three answer; `hang`, `hang-up` and `garbage` take the
 * message and then say nothing, close the connection, or answer in another language.
 */
export type ProviderBehaviour = 'accept' | 'refuse' | 'throttle' | 'hang' | 'hang-up' | 'garbage';

/** A provider that really speaks its protocol on the loopback address, and a channel with deadlines of two seconds at most. */
export interface SmsProviderWorld {
  readonly channel: SmsChannel;
  readonly taken: readonly TakenSms[];
  /** What may never be seen outside. */
  readonly secrets: readonly string[];
  behave(behaviour: ProviderBehaviour): void;
  /** Forgets what it has taken, and accepts. */
  forget(): void;
  /** Hangs up and listens no more, until it comes back at the same address. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

const canary = 'canary 483 920';
const behaviours: readonly ProviderBehaviour[] = [
  ...(['accept', 'refuse', 'throttle', 'hang', 'hang-up', 'garbage'] as const),
];

export const exactTexts: readonly (readonly [string, string])[] = [
  ['plain words', 'Your code is 483920.'],
  ['several lines', 'Your code:\n483920\nIt is valid for 5 minutes.'],
  ['the zero of GSM', '@@@ and @'],
  ['all of GSM that is escaped', '^{}\\[~]|€ €\\~'],
  ['letters of GSM beyond ASCII', '£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà'],
  ['a letter that GSM has not', 'ça va: 483920'],
  ['Arabic', 'رمزك هو ٤٨٣٩٢٠'],
  ['Hebrew and digits', 'הקוד שלך הוא 483920'],
  ['Chinese', '您的验证码是 483920'],
  ['emoji', '🔑 483920 👩🏽‍💻🇩🇪'],
  ['marks of other languages', '{{to}} {{id}} ${x} %s %2B a+b&to=1;c="d"\\n\' <b>&amp;</b> \\u0041'],
  ['160 characters', 'a'.repeat(160)],
  ['161 characters', `${'b'.repeat(160)}c`],
  ['160 with one that counts twice', `${'d'.repeat(159)}€`],
  ['many that count twice', '€'.repeat(400)],
  ['70 characters that GSM has not', 'ж'.repeat(70)],
  ['71 characters that GSM has not', 'щ'.repeat(71)],
  ['long Arabic', 'كلمة المرور الجديدة '.repeat(20)],
  ['pairs at every border', `x${'🔑'.repeat(150)}`],
  ['1600 characters', 'The quick brown fox. '.repeat(80).slice(0, 1600)],
];

/** What holds for every way out for SMS. */
export function smsChannelContract(name: string, start: () => Promise<SmsProviderWorld>): void {
  describe(`SMS: ${name}`, () => {
    let world: SmsProviderWorld;
    let count = 0;
    const sms = (changes: Partial<Sms> = {}): Sms => ({
      id: `0197f000-0000-7000-8000-${String((count += 1)).padStart(12, '0')}`,
      to: '+4915112345678',
      from: 'Acme',
      text: 'Your code is 483920.',
      ...changes,
    });
    const handOver = (changes: Partial<Sms> = {}) => world.channel.handOver(sms(changes));
    /** As the worker does: what is told to come later does. */
    const insisting = async (message: Sms): Promise<SmsHandOverResult> => {
      const until = performance.now() + 10_000;
      for (;;) {
        const result = await world.channel.handOver(message);
        if (result.kind !== 'later' || performance.now() > until) return result;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };

    beforeAll(async () => {
      world = await start();
    });
    beforeEach(async () => {
      world.forget();
      // A connection that a test before has broken is made again.
      await insisting(sms({ text: 'A warm-up' }));
      world.forget();
    });
    afterAll(() => world.close());

    it('hands over one message to one number, and is told by which name it is reported (PR-N01)', async () => {
      const result = await handOver();
      expect(result).toEqual({ kind: 'accepted', providerId: expect.stringMatching(/^\S{1,64}$/) });
      expect(world.taken).toEqual([{ from: 'Acme', to: '+4915112345678', text: 'Your code is 483920.' }]);
    });

    it.each(['Acme', 'ACME 24', '+14155552671', '12345'])('says that it comes from %s', async (from) => {
      await handOver({ from });
      expect(world.taken).toMatchObject([{ from }]);
    });

    it('S-65 hands over exactly the text, whatever is in it', async () => {
      const wrong: string[] = [];
      for (const [kind, text] of exactTexts) {
        world.forget();
        const result = await handOver({ text });
        if (result.kind !== 'accepted' || world.taken.length !== 1 || world.taken[0]?.text !== text) {
          wrong.push(`${kind}: ${inspect(result)} ${inspect(world.taken)}`);
        }
      }
      figure(`${name}: ${wrong.length} of ${exactTexts.length} texts came as another text, or several`);
      expect(wrong).toEqual([]);
    });

    it.each<[string, Partial<Sms>, string]>([
      ['no number', { to: '4915112345678' }, 'recipient'],
      ['two numbers', { to: '+4915112345678,+4915112345679' }, 'recipient'],
      ['a number and an extension', { to: '+4915112345678;ext=5' }, 'recipient'],
      ['a dear number', { to: '+499001234567' }, 'recipient'],
      ['a number of no country', { to: '+881612345678' }, 'recipient'],
      ['a number and a line', { to: '+4915112345678\r\nX-A: b' }, 'recipient'],
      ['a sender that is too long', { from: 'Acme and sons' }, 'configuration'],
      ['a sender with a line', { from: 'Acme\r\nX: y' }, 'configuration'],
      ['no sender', { from: '' }, 'configuration'],
      ['no text', { text: '' }, 'message'],
      ['more than ten messages of text', { text: 'x'.repeat(1601) }, 'message'],
      ['half a character', { text: 'a\ud800b' }, 'message'],
      ['a zero', { text: 'a\u0000b' }, 'message'],
      ['an id that is more than one', { id: 'a\r\nb: c' }, 'message'],
    ])('hands over nothing with %s (S-10)', async (_, changes, because) => {
      expect(await handOver(changes)).toMatchObject({ kind: 'refused', because });
      expect(world.taken).toEqual([]);
    });

    it('is refused, and says about whom', async () => {
      world.behave('refuse');
      expect(await handOver()).toMatchObject({ kind: 'refused', because: 'recipient' });
      expect(world.taken).toEqual([]);
    });

    it('R-24 comes later when the provider is asked too much', async () => {
      world.behave('throttle');
      expect(await handOver()).toMatchObject({ kind: 'later' });
      expect(world.taken).toEqual([]);
      world.forget();
      expect(await insisting(sms())).toMatchObject({ kind: 'accepted' });
      expect(world.taken).toHaveLength(1);
    });

    it('R-24 comes later while the provider is away, in time, and goes through when it is back', async () => {
      await world.goAway();
      const began = performance.now();
      // The first may be the one to find out that the connection is gone.
      const results = [await handOver(), await handOver()];
      expect(performance.now() - began).toBeLessThan(5_000);
      expect(results[1]).toMatchObject({ kind: 'later' });
      await world.comeBack();
      world.forget();
      expect(await insisting(sms({ text: 'Back' }))).toMatchObject({ kind: 'accepted' });
      expect(world.taken).toMatchObject([{ text: 'Back' }]);
    });

    it.each(['hang', 'hang-up', 'garbage'] as const)(
      'is not known when the provider takes it and answers by %s: a repeat may send it twice (R-25)',
      async (behaviour) => {
        world.behave(behaviour);
        const began = performance.now();
        expect(await handOver()).toMatchObject({ kind: 'unknown' });
        expect(performance.now() - began).toBeLessThan(5_000);
        expect(world.taken).toHaveLength(1);
        world.forget();
        expect(await insisting(sms())).toMatchObject({ kind: 'accepted' });
      },
    );

    it('hands over a hundred at once, each once (R-25)', async () => {
      const all = Array.from({ length: 100 }, (_, n) =>
        sms({ to: `+49151123450${String(n).padStart(2, '0')}`, text: `Message ${n} ${'é'.repeat(n)}` }),
      );
      const results = await Promise.all(all.map(insisting));
      expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
      const ids = results.map((result) => (result.kind === 'accepted' ? result.providerId : undefined));
      expect(new Set(ids).size).toBe(100);
      const wanted = all.map(({ to, text }) => `${to} ${text}`).sort();
      expect(world.taken.map(({ to, text }) => `${to} ${text}`).sort()).toEqual(wanted);
    });

    it('S-48 tells neither text nor number nor secret, in its answers or in any output', async () => {
      const output = recordingOutput();
      const results: unknown[] = [];
      try {
        for (const behaviour of behaviours) {
          world.forget();
          world.behave(behaviour);
          results.push(await handOver({ text: canary }), await handOver({ text: canary, to: '+49 151' }));
        }
        await world.goAway();
        results.push(await handOver({ text: canary }), await handOver({ text: canary }));
        await world.comeBack();
      } finally {
        output.stop();
      }
      const seen = `${output.text()}\n${inspect(results, { depth: 10 })}\n${JSON.stringify(results)}`;
      const hidden = [canary, '4915112345678', '49 151', ...world.secrets];
      const told = hidden.filter((each) => seen.includes(each));
      figure(`${name}: ${told.length} of ${hidden.length} hidden words were told`);
      expect(told).toEqual([]);
    });

    it('closes, and what comes then is told to come later', async () => {
      const closing = await start();
      await closing.channel.handOver(sms());
      await closing.channel.close();
      expect(await closing.channel.handOver(sms())).toEqual({ kind: 'later', reason: 'closed' });
      expect(closing.taken).toHaveLength(1);
      await closing.channel.close();
      await closing.close();
    });
  });
}
