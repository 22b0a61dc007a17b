import { describe, expect, it } from '@jest/globals';
import { rejectionReasons } from '@latchkey/credentials';
import { figure } from '@latchkey/kernel/testing';
import fc from 'fast-check';
import { noAnswerReasons } from '@latchkey/extensions';
import { resetStatuses } from '../use-cases/find-reset-requests.ts';
import { usualTerms } from '../reset-request/ending.ts';
import { obstacle, type Standing } from '../reset-request/standing.ts';
import { lockoutReasons } from '../lockout/lockout.ts';
import { explain, type Explanation } from './explanation.ts';
import type { HistoryEntry } from './reset-history.ts';

const noon = Date.UTC(2026, 2, 1, 12);
const administrator = (permission: string): boolean => permission !== '';
const serviceDesk = (permission: string): boolean => permission === 'explanation:read';

type Short = readonly [event: string, reference?: string];
/** Entries a second apart, named by their place. */
const entries = (...lines: readonly Short[]): HistoryEntry[] =>
  lines.map(([event, reference], index) => ({
    ...{ id: `entry-${index}`, at: new Date(noon + index * 1000) },
    ...{ event: `recovery.${event}`, reference: reference ?? null },
  }));
const told = (
  lines: readonly Short[],
  { owed = 1, may = administrator, hasAccount = true } = {},
): Explanation => explain({ owed, hasAccount, entries: entries(...lines) }, may);
const ids = ({ steps }: Explanation): string[] => steps.map(({ message }) => message.id);
const next = (explanation: Explanation): string[] => explanation.next.map(({ id }) => id);

const requested: Short = ['reset.requested'];
const accepted: Short = ['reset.proof-accepted'];
const chosen: Short = ['reset.password-chosen'];
const refused = (reason: string): Short => ['reset.proof-refused', reason];

describe('why a request went as it did', () => {
  it('BY-09 each step has its message and the state after it, and the last says what ended it', () => {
    const explanation = told([requested, refused('wrong-code'), accepted, chosen, ['reset.succeeded']]);
    expect(explanation.steps.map(({ message, state }) => [message.id, state])).toEqual([
      ['requested', 'awaiting_proof'],
      ['proof-refused.wrong-code', 'awaiting_proof'],
      ['proof-accepted', 'proven'],
      ['password-chosen', 'setting'],
      ['succeeded', 'succeeded'],
    ]);
    expect(explanation.steps[1]?.message.words).toBe(
      'A proof was refused: it was not the code of the newest mail.',
    );
    expect(explanation).toMatchObject({ state: 'succeeded', ending: { reference: 'entry-4' } });
    expect(next(explanation)).toEqual(['next.sign-in']);
  });

  it.each<[string, readonly Short[], string, string | null, readonly string[]]>([
    ['nothing', [], 'not_begun', null, ['start-again']],
    ['a wrong code', [requested, refused('wrong-code')], 'awaiting_proof', null, ['enter-proof']],
    ['a name of nobody', [requested, refused('no-account')], 'awaiting_proof', null, ['check-name']],
    [
      'a name of nobody, left alone',
      [requested, refused('no-account'), ['reset.expired', 'too-late']],
      'expired',
      'expired.too-late',
      ['check-name', 'start-again'],
    ],
    [
      'a wrong code, left alone',
      [requested, refused('wrong-code'), ['reset.expired', 'maximum-attempts']],
      'expired',
      'expired.maximum-attempts',
      ['start-again'],
    ],
    [
      'a disabled account',
      [requested, refused('account-disabled')],
      'awaiting_proof',
      null,
      ['ask-administrator'],
    ],
    [
      'a proof after refusals',
      [requested, refused('wrong-code'), accepted],
      'proven',
      null,
      ['choose-password'],
    ],
    [
      'a password that the store refused',
      [requested, accepted, chosen, ['reset.failed', 'history']],
      'proven',
      null,
      ['choose-another-password'],
    ],
    [
      'a store that was away, then came back',
      [requested, accepted, chosen, ['reset.failed', 'store-unavailable'], chosen],
      'setting',
      null,
      ['wait'],
    ],
    [
      'a lost answer',
      [requested, accepted, chosen, ['reset.failed', 'outcome-unknown']],
      'outcome_unknown',
      'not-set.outcome-unknown',
      ['try-both'],
    ],
    [
      'a lost answer that was found',
      [requested, accepted, chosen, ['reset.failed', 'outcome-unknown'], ['reset.succeeded']],
      'succeeded',
      'succeeded',
      ['sign-in'],
    ],
    [
      'another recovery was faster',
      [requested, ['reset.cancelled', 'other'], refused('already-cancelled')],
      'cancelled',
      'cancelled',
      ['sign-in-or-report'],
    ],
    [
      'a pause',
      [requested, refused('wrong-code'), ['lockout.began', 'failures_of_a_day']],
      'awaiting_proof',
      null,
      ['use-link'],
    ],
    [
      'a pause from before',
      [['lockout.began', 'failures_of_a_day'], requested],
      'awaiting_proof',
      null,
      ['use-link'],
    ],
    [
      'a pause that was ended',
      [requested, ['lockout.began', 'failures_in_a_row'], ['lockout.ended']],
      'awaiting_proof',
      null,
      ['enter-proof'],
    ],
  ])('BY-09 %s: state, end and what to do next', (_, lines, state, ending, advice) => {
    const explanation = told(lines);
    expect(explanation.state).toBe(state);
    expect(explanation.ending?.message.id ?? null).toBe(ending);
    expect(next(explanation)).toEqual(advice.map((id) => `next.${id}`));
  });

  it('BY-09 whoever is nobody is told so, and whatever was refused, to use another name', () => {
    const tries: Short[] = [requested, refused('wrong-code'), refused('no-account')];
    const waiting = told(tries, { hasAccount: false });
    expect(ids(waiting)[0]).toBe('requested-no-account');
    expect(waiting.steps[0]?.message.words).toContain('No mail went out.');
    expect(next(waiting)).toEqual(['next.check-name']);
    expect(next(told([requested], { hasAccount: false }))).toEqual(['next.check-name']);
    const over = told([...tries, ['reset.expired']], { hasAccount: false });
    expect(next(over)).toEqual(['next.check-name', 'next.start-again']);
  });

  it('BY-09 several owed proofs are counted, one that is given twice once', () => {
    const proof = (what?: string): Short => (what === undefined ? accepted : ['reset.proof-accepted', what]);
    const states = (...lines: Short[]) => told([requested, ...lines], { owed: 2 }).steps.at(-1)?.state;
    expect(states(proof('mail'))).toBe('awaiting_proof');
    expect(states(proof('mail'), proof('mail'))).toBe('awaiting_proof');
    expect(states(proof('mail'), proof('app'))).toBe('proven');
    expect(states(proof(), proof())).toBe('proven');
  });

  it('BY-09 every reason that can be recorded has words of its own', () => {
    const good: Standing = {
      ...{ tenantActive: true, applicationActive: true, processActive: true, verificationActive: true },
      ...{ storeActive: true, accountPresent: true, accountActive: true, accountInAudience: true },
      ...{ accountWithinAssurance: true, notBefore: null, unlockNotBefore: null, destination: null },
      terms: usualTerms,
    };
    const obstacles = Object.keys(good).flatMap((key) => obstacle({ ...good, [key]: false }) ?? []);
    expect(obstacles).toHaveLength(9);
    const proofs = [
      ...['wrong-code', 'code-used', 'no-account', 'over', 'destination-changed', ...obstacles],
      ...['out-of-order', 'not-asked', 'mock-failure', 'wrong-answer', 'not-on-record'],
    ];
    const already = resetStatuses
      .filter((status) => status !== 'in_progress' && status !== 'verified')
      .map((status) => `already-${status}`);
    const store = [
      ...['store-unavailable', 'too-late', 'superseded', 'outcome-unknown', 'external-system'],
      ...['external-system-silent', 'settled-not-done', ...rejectionReasons],
    ];
    const lines: Short[] = [
      ...[...proofs, ...already].map(refused),
      ...store.map((reason): Short => ['reset.failed', reason]),
      ...lockoutReasons.map((reason): Short => ['lockout.began', reason]),
      ...noAnswerReasons.map((reason): Short => ['post-reset.failed', reason]),
      ['post-reset.failed', 'not-done'],
      ['post-reset.done'],
      ['reset.expired', 'too-late'],
      ['reset.expired', 'maximum-attempts'],
    ];
    const found = ids(told(lines));
    expect(found).toHaveLength(lines.length);
    expect(found.filter((id) => id.endsWith('.other') || id === 'unknown')).toEqual([]);
  });

  it('BY-09 what nobody knows is told as such and never dropped', () => {
    const strange = ['solar-flare', 'constructor', '__proto__', 'toString', ''];
    const explanation = told([
      requested,
      ['reset.teleported', 'x'],
      ...strange.map(refused),
      ['reset.failed'],
      ['reset.proof-refused'],
    ]);
    expect(ids(explanation)).toEqual([
      ...['requested', 'unknown', ...strange.map(() => 'proof-refused.other')],
      ...['not-set.other', 'proof-refused.other'],
    ]);
    for (const event of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      const entry = { id: 'a', at: new Date(noon), event, reference: event };
      expect(explain({ owed: 1, hasAccount: true, entries: [entry] }, administrator).state).toBe('not_begun');
      expect(ids(explain({ owed: 1, hasAccount: true, entries: [entry] }, administrator))).toEqual([
        'unknown',
      ]);
    }
  });

  it('BY-09 the same history gives the same explanation in any order of delivery, delivered twice or once', () => {
    const line = fc.record({
      id: fc.uuid(),
      at: fc.integer({ min: 0, max: 3 }).map((second) => new Date(noon + second * 1000)),
      event: fc.constantFrom(
        ...['reset.requested', 'reset.proof-accepted', 'reset.proof-refused', 'reset.password-chosen'].map(
          (name) => `recovery.${name}`,
        ),
        ...['reset.failed', 'reset.succeeded', 'reset.expired', 'lockout.began', 'nonsense'].map(
          (name) => `recovery.${name}`,
        ),
      ),
      reference: fc.constantFrom(null, 'wrong-code', 'outcome-unknown', 'history', 'odd'),
    });
    const history = fc.uniqueArray(line, { selector: ({ id }) => id, maxLength: 12 });
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (lines, keys) => {
        const shuffled = [...lines, ...lines]
          .map((entry) => [keys.next().value as number, entry] as const)
          .sort(([a], [b]) => a - b)
          .map(([, entry]) => entry);
        expect(explain({ owed: 1, hasAccount: true, entries: shuffled }, administrator)).toEqual(
          explain({ owed: 1, hasAccount: true, entries: lines }, administrator),
        );
        expect(explain({ owed: 1, hasAccount: true, entries: lines }, administrator).steps).toHaveLength(
          lines.length,
        );
      }),
    );
  });

  it('BY-09 no explanation repeats anything that was typed, mailed or kept', () => {
    const secrets = ['493817', 'ada@example.com', 'lkf_0a1b2c3d', 'deadbeef00', 'ada.lovelace', 'hunter2'];
    const events = [
      'reset.proof-refused',
      'reset.failed',
      'lockout.began',
      'reset.cancelled',
      'reset.requested',
    ];
    const lines = secrets.flatMap((secret) => [
      ...events.map((event): Short => [event, secret]),
      [secret, secret] as const,
    ]);
    const text = JSON.stringify([told(lines), told(lines, { may: serviceDesk })]);
    const found = secrets.filter((secret) => text.includes(secret));
    expect(found).toEqual([]);
    figure(`BY-09: secrets in explanations of ${lines.length} lines = ${found.length} (must be 0)`);
  });

  it('BY-09 PR-R02 the service desk learns of no lockout and of no planted name, and of everything else', () => {
    const lines: Short[] = [
      ['decoy.probed'],
      refused('no-account'),
      ['lockout.began', 'failures_of_a_day'],
      ['lockout.ended'],
    ];
    expect(ids(told(lines))).toEqual([
      'decoy-probed',
      'proof-refused.no-account',
      'paused.failures_of_a_day',
      'pause-ended',
    ]);
    const desk = told(lines, { may: serviceDesk, hasAccount: false });
    expect(ids(desk)).toEqual(['requested-no-account', 'proof-refused.no-account']);
    const ordinary = told([requested, refused('no-account')], { may: serviceDesk, hasAccount: false });
    expect(desk).toEqual(ordinary);
  });
});
