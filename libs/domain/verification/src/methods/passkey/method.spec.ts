import { describe, expect, it } from '@jest/globals';
import { later, NotFound } from '@latchkey/kernel';
import { figure, RandomSecrets } from '@latchkey/kernel/testing';
import { methodContract, testPerson } from '../../testing/method.contract.ts';
import { ScriptedCeremonies } from '../../testing/scripted-ceremonies.ts';
import type { AskedProof, BegunEnrolment, Held, ProvingOccasion } from '../enrollable-method.ts';
import { methodTraits } from '../method-traits.ts';
import { Passkeys } from './method.ts';
import { challengeTime, passkeyParameters } from './parameters.ts';

const passkeys = new Passkeys(new ScriptedCeremonies(), new RandomSecrets());
const now = new Date('2026-03-01T12:00:00.000Z');
const here = testPerson.portalOrigin;
const elsewhere = { ...testPerson, portalOrigin: 'https://login.acme.example.net' };
const occasion: ProvingOccasion = {
  ...{ person: testPerson, enrolmentId: 'e', requestId: 'r', parameters: {}, now },
};

const challengeIn = (options: unknown): string =>
  (JSON.parse(String(options)) as { challenge: string }).challenge;
const begunChallenge = ({ shown }: BegunEnrolment) => challengeIn(shown['options']);
const askedChallenge = ({ question }: AskedProof) =>
  question.kind === 'passkey' ? challengeIn(question.options) : '';
const answer = (challenge: string, id: string, origin = here, counter = 0) => ({
  credential: ScriptedCeremonies.answer(challenge, origin, id, counter),
});

methodContract('passkey', () => ({
  method: passkeys,
  parameters: {},
  right: (begun, _now, asked) => {
    const challenge = begunChallenge(begun);
    return answer(asked ? askedChallenge(asked) : challenge, `key of ${challenge}`);
  },
  wrong: [answer('challenge 0', 'key'), answer('', ''), { code: '000000' }],
}));

describe('passkeys', () => {
  /** A key of this person, as it is held. */
  const held = async (id: string, person = testPerson): Promise<Held> => {
    const begun = await passkeys.begin({ ...occasion, person });
    const shown = answer(begunChallenge(begun), id, person.portalOrigin);
    const verdict = await passkeys.confirm(begun.holding, shown, { ...occasion, person });
    if (verdict.kind !== 'accepted') throw new Error('the key was refused');
    expect(verdict.mark).toBe(id);
    return { enrolmentId: id, label: '', holding: verdict.holding };
  };
  const ask = (keys: readonly Held[], person = testPerson) =>
    passkeys.ask(keys, { ...occasion, person, locale: 'en' });
  const prove = (key: Held, asked: AskedProof, shown: object, changes: Partial<ProvingOccasion> = {}) =>
    passkeys.prove(key.holding, shown, { ...occasion, asked: asked.asked ?? undefined, ...changes });

  it('BY-13 weighs more than everything else, and has nothing that a tenant could weaken', () => {
    const weights = Object.entries(methodTraits).filter(([key]) => key !== 'passkey');
    for (const [, { weight }] of weights) expect(methodTraits.passkey.weight).toBeGreaterThan(weight);
    expect(passkeyParameters.safeParse({ userVerification: 'discouraged' }).success).toBe(false);
  });

  it('PR-T12 any of several keys answers, and only that one is compared', async () => {
    const keys = [await held('first'), await held('second')];
    const asked = await ask(keys);
    expect(JSON.parse(asked.question.kind === 'passkey' ? asked.question.options : '')).toMatchObject({
      allowed: ['first', 'second'],
    });
    const shown = answer(askedChallenge(asked), 'second');
    expect(passkeys.pick(keys, shown)?.enrolmentId).toBe('second');
    for (const other of ['third', '']) expect(passkeys.pick(keys, answer('', other))).toBeUndefined();
    for (const hostile of ['null', '[]', '{"id":7}', '{', '"first"'])
      expect([hostile, passkeys.pick(keys, { credential: hostile })]).toEqual([hostile, undefined]);
    expect((await prove(keys[1] ?? (await held('x')), asked, shown)).kind).toBe('accepted');
  });

  it('S-38 no replay, no other challenge, no other origin, nothing after five minutes', async () => {
    const key = await held('first');
    const asked = await ask([key]);
    const challenge = askedChallenge(asked);
    const late = (milliseconds: number) => ({ now: later(now, milliseconds) });
    const attempts: readonly (readonly [string, Promise<{ kind: string }>])[] = [
      ['replay', prove(key, { ...asked, asked: null }, answer(challenge, 'first'))],
      ['older challenge', prove(key, await ask([key]), answer(challenge, 'first'))],
      ['look-alike', prove(key, asked, answer(challenge, 'first', 'https://login.acme.example.net'))],
      ['other application', prove(key, asked, answer(challenge, 'first'), { person: elsewhere })],
      ['other key', prove(key, asked, answer(challenge, 'second'))],
      ['late', prove(key, asked, answer(challenge, 'first'), late(challengeTime))],
      ['no answer', prove(key, asked, {})],
    ];
    const accepted: string[] = [];
    for (const [name, attempt] of attempts) {
      const verdict = await attempt;
      if (verdict.kind === 'accepted') accepted.push(name);
      expect([name, verdict]).toEqual([name, { kind: 'refused', reason: 'wrong-code', asked: null }]);
    }
    figure(`S-38: answers accepted of ${attempts.length} that are none = ${accepted.length} (must be 0)`);
    const intime = await prove(key, asked, answer(challenge, 'first'), late(challengeTime - 1));
    expect(intime.kind).toBe('accepted');
  });

  it('S-38 an enrolment is confirmed within five minutes, and where it was begun', async () => {
    const begun = await passkeys.begin(occasion);
    const shown = answer(begunChallenge(begun), 'key');
    const confirm = (changes: Partial<ProvingOccasion>) =>
      passkeys.confirm(begun.holding, shown, { ...occasion, ...changes });
    expect((await confirm({ now: later(now, challengeTime) })).kind).toBe('refused');
    expect((await confirm({ person: elsewhere })).kind).toBe('refused');
    expect((await confirm({ now: later(now, challengeTime - 1) })).kind).toBe('accepted');
  });

  it('a counter that goes backwards is that of a copy', async () => {
    let key = await held('first');
    const counters: unknown[] = [];
    for (const counter of [7, 7, 6, 8]) {
      const asked = await ask([key]);
      const verdict = await prove(key, asked, answer(askedChallenge(asked), 'first', here, counter));
      counters.push([counter, verdict.kind]);
      if (verdict.kind === 'accepted') key = { ...key, holding: verdict.holding };
    }
    expect(counters).toEqual([
      [7, 'accepted'],
      [7, 'refused'],
      [6, 'refused'],
      [8, 'accepted'],
    ]);
  });

  it('asks only for keys that were made at this origin', async () => {
    const keys = [await held('first'), await held('other', elsewhere)];
    const asked = await ask(keys);
    expect(asked.question).toMatchObject({ options: expect.stringContaining('["first"]') });
    await expect(ask(keys.slice(1))).rejects.toThrow(NotFound);
  });
});
