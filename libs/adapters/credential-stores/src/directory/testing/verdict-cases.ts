import { expect, it } from '@jest/globals';
import { accepts, applied, attempt, reset, unknown } from './asking.ts';
import type { Cases } from './directory-conformance.ts';
import { shortDeadlines } from './directory-world.ts';
import { isChange, type Fate, type Intermediary } from './intermediary.ts';
import { numberOf, patience, strangeAnswers, timed } from './network-cases.ts';
import { passwords } from './password-cases.ts';
import { unsettable } from './trust-cases.ts';

const bindResponse = 0x61;
/** The first sign-in of a conversation is that of the service account. */
const signsIn = (between: Intermediary, operation: string) =>
  operation === 'bind' && between.count('bind') === 2;

export const verdictCases: Cases = (world) => {
  it.each(Object.entries(passwords))(
    'BY-19 R-14 R-16 a password of %s is accepted, the one before is not',
    async (_, password) => {
      const person = await world().add();
      const driver = world().driver();
      expect(await accepts(driver, person, person.password)).toBe('accepted');
      expect(await reset(driver, person, password)).toEqual(applied);
      expect(await accepts(driver, person, password)).toBe('accepted');
      expect(await accepts(driver, person, person.password)).toBe('refused');
      expect(await accepts(driver, person, `${password} `)).toBe('refused');
      expect(await world().signIn(person, password)).toBe('in');
    },
  );

  it('BY-19 R-14 each question is one sign-in, counted once', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    const driver = world().driver(world().by(between));
    expect(await accepts(driver, person, person.password)).toBe('accepted');
    expect(between.count('bind')).toBe(2);
    for (const wrong of ['Not this one 1', 'Not this one 2']) {
      expect(await accepts(driver, person, wrong)).toBe('refused');
    }
    expect(between.count('bind')).toBe(6);
    expect(between.seen.filter(isChange)).toEqual([]);
    // The third wrong one locks: not before, not after.
    expect(await world().signIn(person, person.password)).toBe('in');
    for (const wrong of ['Not this one 1', 'Not this one 2', 'Not this one 3']) {
      expect(await accepts(driver, person, wrong)).toBe('refused');
    }
    expect(await world().signIn(person, person.password)).toBe('locked');
  });

  it('BY-19 R-14 a password that must be changed at the next sign-in is accepted', async () => {
    const person = await world().add();
    const driver = world().driver();
    expect(await reset(driver, person, 'To be changed 1', { mustChange: true })).toEqual(applied);
    expect(await accepts(driver, person, 'To be changed 1')).toBe('accepted');
    expect(await accepts(driver, person, person.password)).toBe('refused');
    expect(await world().signIn(person, 'To be changed 1')).toBe('must-change');
  });

  it('BY-19 R-14 nobody knows of a locked, a protected or a missing account, and none is asked for', async () => {
    const [locked, member] = [await world().add(), await world().add()];
    await world().lock(locked);
    const group = await world().addGroup(member.dn);
    const between = await world().intermediary();
    const driver = world().driver({ ...world().by(between), protectedGroups: [group] });
    for (const person of [locked, member, { userName: 'nobody-of-this-name' }]) {
      expect(await accepts(driver, person, locked.password)).toBe('unknown');
    }
    expect(between.count('bind')).toBe(3);
  });

  it('BY-19 S-62 nobody is asked about a password that is empty, blank or broken', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    const driver = world().driver(world().by(between));
    for (const password of unsettable) expect(await accepts(driver, person, password)).toBe('unknown');
    expect(between.seen).toEqual([]);
  });

  it('BY-19 R-14 R-17 a lost answer is settled by the server that took the write, and by no other', async () => {
    const person = await world().add();
    const [first, second] = [await world().intermediary(), await world().intermediary()];
    const down = await world().intermediary();
    let firstFails: Fate = 'drop';
    down.decide = () => firstFails;
    const driver = world().driver(world().by(down, first, second));
    const [made, never] = [
      { ...attempt, changeId: 'made' },
      { ...attempt, changeId: 'never' },
    ];

    first.decide = (operation) => (isChange(operation) ? 'lose-answer' : 'forward');
    expect(await reset(driver, person, 'Made and not told 1', {}, made)).toEqual(unknown);
    firstFails = 'forward';
    first.decide = () => 'forward';
    const before = down.seen.length;
    expect(await accepts(driver, person, 'Made and not told 1', made)).toBe('accepted');
    expect([down.seen.length - before, second.seen.length]).toEqual([0, 0]);

    first.decide = () => 'drop';
    expect(await accepts(driver, person, 'Made and not told 1', made)).toBe('unknown');
    expect([down.seen.length - before, second.seen.length]).toEqual([0, 0]);

    // Where this process has sent nothing, any server will do.
    firstFails = 'drop';
    expect(await accepts(driver, person, 'Made and not told 1', never)).toBe('accepted');
    expect(second.count('bind')).toBe(2);
  });

  it('BY-19 R-14 a change that never arrived is told by the refusal of its password', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    between.decide = (operation) => (isChange(operation) ? 'drop' : 'forward');
    const driver = world().driver(world().by(between));
    expect(await reset(driver, person, 'Lost on the way 1')).toEqual(unknown);
    expect(await accepts(driver, person, 'Lost on the way 1')).toBe('refused');
    expect(await world().signIn(person, person.password)).toBe('in');
  });

  it.each(['drop', 'swallow', 'lose-answer'] as const)(
    'BY-19 R-13 a sign-in that fails on its way (%s) says nothing, and is not made again elsewhere',
    async (fate) => {
      const person = await world().add();
      const [first, second] = [await world().intermediary(), await world().intermediary()];
      first.decide = (operation) => (signsIn(first, operation) ? fate : 'forward');
      const driver = world().driver(world().by(first, second), shortDeadlines);
      const { result, took } = await timed(accepts(driver, person, person.password));
      expect(result).toBe('unknown');
      expect(took).toBeLessThan(shortDeadlines.total + patience);
      expect([first.count('bind'), second.seen.length]).toEqual([2, 0]);
    },
  );

  it.each(strangeAnswers)('BY-19 R-18 %s to a sign-in says nothing', async (_, answer) => {
    const person = await world().add();
    const between = await world().intermediary();
    between.decide = (operation, message) =>
      signsIn(between, operation) ? answer(numberOf(message), bindResponse) : 'forward';
    const driver = world().driver(world().by(between), shortDeadlines);
    expect(await accepts(driver, person, person.password)).toBe('unknown');
  });

  it('BY-19 R-14 whoever is renamed between lookup and sign-in was not refused', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    between.decide = async (operation): Promise<Fate> => {
      if (signsIn(between, operation)) await world().rename(person);
      return 'forward';
    };
    expect(await accepts(world().driver(world().by(between)), person, person.password)).toBe('unknown');
  });
};
