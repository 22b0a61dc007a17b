import { describe, expect, it } from '@jest/globals';
import { InvalidInput, later, minutes, seconds } from '@latchkey/kernel';
import { IdentityLookOver, LookOfAnotherAgent } from './errors.ts';
import { IdentityConfirmation } from './identity-confirmation.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const opened = (onRecord = true): IdentityConfirmation =>
  IdentityConfirmation.open({
    ...{ tenantId: 'tenant', environment: 'live', id: 'look', userId: 'ada', agentId: 'agent', onRecord },
    ...{ verificationId: 'verification', verificationName: 'Badge', ticket: null, openedAt: noon },
  });
const told = (look: IdentityConfirmation) =>
  look
    .pullEvents()
    .map((event) => ({ name: event.name, outcome: event.outcome, reason: event.reason, ...event.facts() }));
const facts = { identityConfirmationId: 'look', userId: 'ada', verificationId: 'verification' };

describe('an identity confirmation', () => {
  it.each([
    [true, 'confirmed', 'success', null],
    [false, 'not_confirmed', 'refused', 'wrong-answer'],
  ] as const)('PR-M13 the agent says %s: it is %s', (matches, state, outcome, reason) => {
    const look = opened();
    expect(told(look)).toEqual([
      { name: 'verification.identity-look.opened', outcome: 'success', reason: null, ...facts },
    ]);
    look.answer('agent', matches, later(noon, minutes(1)));
    expect(look).toMatchObject({ state, endedAt: later(noon, minutes(1)) });
    const name = `verification.identity-look.${state.replace('_', '-')}`;
    expect(told(look)).toEqual([{ name, outcome, reason, ...facts }]);
  });

  it.each([
    ['a second before its end', minutes(10) - seconds(1), true],
    ['at its end', minutes(10), false],
    ['after it', minutes(10) + 1, false],
  ])('PR-M13 can be answered for ten minutes and not longer: %s', (_, elapsed, works) => {
    const look = opened();
    const answer = () => look.answer('agent', true, later(noon, elapsed));
    if (works) expect(answer).not.toThrow();
    else expect(answer).toThrow(IdentityLookOver);
    expect(look.state).toBe(works ? 'confirmed' : 'open');
  });

  it.each([true, false])('PR-M13 is answered once, whatever was said before: %s', (first) => {
    const look = opened();
    look.answer('agent', first, noon);
    const before = { ...look };
    for (const again of [true, false])
      expect(() => look.answer('agent', again, noon)).toThrow(IdentityLookOver);
    expect({ ...look }).toEqual(before);
  });

  it('PR-M13 S-83 is answered by nobody but who was shown the datum', () => {
    const look = opened();
    for (const other of ['another', '', 'AGENT', 'ada'])
      expect(() => look.answer(other, true, noon)).toThrow(LookOfAnotherAgent);
    expect(look).toMatchObject({ state: 'open', endedAt: null });
    expect(told(look)).toHaveLength(1);
  });

  it('PR-M13 S-83 with nothing on record nothing matches', () => {
    const look = opened(false);
    expect(() => look.answer('agent', true, noon)).toThrow(InvalidInput);
    expect(look.state).toBe('open');
    look.answer('agent', false, noon);
    expect(look.state).toBe('not_confirmed');
    expect(told(look).at(-1)).toMatchObject({ reason: 'not-on-record' });
  });
});
