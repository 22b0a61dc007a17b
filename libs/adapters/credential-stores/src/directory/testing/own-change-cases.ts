import { expect, it } from '@jest/globals';
import { accountOf, applied, change, rejected, reset, unavailable, unknown } from './asking.ts';
import type { Cases } from './directory-conformance.ts';
import { shortDeadlines } from './directory-world.ts';
import { isChange, type Fate } from './intermediary.ts';
import { numberOf, patience, strangeAnswers, timed } from './network-cases.ts';
import { passwords } from './password-cases.ts';
import { unsettable } from './trust-cases.ts';

export const ownChangeCases: Cases = (world) => {
  it.each(Object.entries(passwords))(
    'BY-19 PR-W24 who knows the password changes it to one of %s, and from it',
    async (_, password) => {
      const person = await world().add();
      expect(await change(world().driver(), person, password)).toEqual(applied);
      expect(await world().signIn(person, person.password)).toBe('refused');
      expect(await world().signIn(person, password)).toBe('in');
      expect(await change(world().driver(), person, 'And from it to this 1', password)).toEqual(applied);
      expect(await world().signIn(person, password)).toBe('refused');
      expect(await world().signIn(person, 'And from it to this 1')).toBe('in');
    },
  );

  it('BY-19 PR-W24 who does not know it changes nothing, and is counted like at any sign-in', async () => {
    const person = await world().add();
    const driver = world().driver();
    for (const wrong of ['Not this one 1', 'Not this one 2']) {
      expect(await change(driver, person, 'By nobody 1', wrong)).toEqual(rejected('wrong-password'));
    }
    expect(await world().signIn(person, person.password)).toBe('in');
    for (const wrong of ['Not this one 1', 'Not this one 2', 'Not this one 3']) {
      expect(await change(driver, person, 'By nobody 1', wrong)).toEqual(rejected('wrong-password'));
    }
    expect(await driver.lockState(accountOf(person.userName))).toBe('locked');
    expect(await change(driver, person, 'While it is locked 1')).toEqual(rejected('account-protected'));
    expect(await world().signIn(person, person.password)).toBe('locked');
  });

  it('BY-19 PR-W24 the same change again is a wrong password: the old one was right once', async () => {
    const person = await world().add();
    expect(await change(world().driver(), person, 'Once and no more 1')).toEqual(applied);
    expect(await change(world().driver(), person, 'Once and no more 1')).toEqual(rejected('wrong-password'));
    expect(await world().signIn(person, 'Once and no more 1')).toBe('in');
  });

  it('BY-19 PR-W24 what the policy of the directory refuses is a reason, and changes nothing', async () => {
    const person = await world().add();
    const driver = world().driver();
    expect(await change(driver, person, 'Sh0rt 1')).toEqual(rejected('policy'));
    expect(await change(driver, person, 'Used in between 1')).toEqual(applied);
    // Active Directory has one code for all rules of its policy.
    const reason = world().kind.name === 'OpenLDAP' ? 'history' : 'policy';
    expect(await change(driver, person, person.password, 'Used in between 1')).toEqual(rejected(reason));
    expect(await world().signIn(person, 'Used in between 1')).toBe('in');
  });

  it('BY-19 PR-W24 who must change the password does so', async () => {
    const person = await world().add();
    const driver = world().driver();
    expect(await reset(driver, person, 'To be changed 1', { mustChange: true })).toEqual(applied);
    expect(await change(driver, person, 'Changed at last 1', 'To be changed 1')).toEqual(applied);
    expect(await world().signIn(person, 'Changed at last 1')).toBe('in');
  });

  it('BY-19 S-62 a password that is empty, blank or broken is neither the old nor the new one', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    const driver = world().driver(world().by(between));
    for (const password of unsettable) {
      expect(await change(driver, person, password)).toEqual(rejected('policy'));
      expect(await change(driver, person, 'From nothing 1', password)).toEqual(rejected('wrong-password'));
    }
    expect(between.seen).toEqual([]);
  });

  it('BY-19 PR-W24 who is missing or protected is left alone', async () => {
    const member = await world().add();
    const group = await world().addGroup(member.dn);
    const between = await world().intermediary();
    const driver = world().driver({ ...world().by(between), protectedGroups: [group] });
    const nobody = { ...member, userName: 'nobody-of-this-name' };
    expect(await change(driver, member, 'Of a protected one 1')).toEqual(rejected('account-protected'));
    expect(await change(driver, nobody, 'Of nobody 1')).toEqual(rejected('account-missing'));
    expect([between.seen.filter(isChange).length, between.count('bind')]).toEqual([0, 2]);
  });

  it.each([
    ['bind', 'drop', unavailable],
    ['search', 'swallow', unavailable],
    ['change', 'drop', unknown],
    ['change', 'swallow', unknown],
  ] as const)(
    'BY-19 R-13 PR-W24 one that fails at the %s (%s) changes nothing',
    async (step, fate, expected) => {
      const person = await world().add();
      const [first, second] = [await world().intermediary(), await world().intermediary()];
      const fails = (operation: string) =>
        (step === 'change' ? /modify|extended/ : new RegExp(step)).test(operation);
      first.decide = (operation): Fate => (fails(operation) ? fate : 'forward');
      second.decide = () => 'drop';
      const driver = world().driver(world().by(first, second), shortDeadlines);
      const { result, took } = await timed(change(driver, person, 'Lost on the way 1'));
      expect(result).toEqual(expected);
      expect(took).toBeLessThan(shortDeadlines.total + patience);
      expect(second.seen.length > 0).toBe(expected === unavailable);
      expect(await world().signIn(person, person.password)).toBe('in');
    },
  );

  it('BY-19 R-14 PR-W24 one whose answer is lost is unknown, though it was made', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    between.decide = (operation) => (isChange(operation) ? 'lose-answer' : 'forward');
    const driver = world().driver(world().by(between));
    expect(await change(driver, person, 'Made and not told 1')).toEqual(unknown);
    between.decide = () => 'forward';
    expect(await world().signIn(person, 'Made and not told 1')).toBe('in');
  });

  it.each(strangeAnswers)('BY-19 R-18 PR-W24 %s to it is no success', async (_, answer) => {
    const person = await world().add();
    const between = await world().intermediary();
    between.decide = (operation, message) => (isChange(operation) ? answer(numberOf(message)) : 'forward');
    const driver = world().driver(world().by(between), shortDeadlines);
    expect(await change(driver, person, 'Strangely answered 1')).toEqual(unknown);
    expect(await world().signIn(person, person.password)).toBe('in');
  });
};
