import { expect, it } from '@jest/globals';
import { accountOf, applied, attempt, rejected, reset } from './asking.ts';
import type { Cases } from './directory-conformance.ts';

export const passwords = {
  latin: 'Mornings smell of rain 1',
  blanks: '  Two blanks on either side 2  ',
  accents: 'D\u00e9j\u00e0 vu encore et encore 3',
  scripts: 'Abc 4 \u0443\u0442\u0440\u043e\u043c \u96e8\u306e\u5302\u3044 \u{1f327}\u{1f305}',
  quotes: `"A 'quoted' "word" 5"; \\$(id)\`%00*)(&=`,
  long: '0123456789ABCdef'.repeat(16),
};

export const passwordCases: Cases = (world) => {
  it.each(Object.entries(passwords))(
    'BY-19 PR-W01 sets a password of %s exactly as it is',
    async (_, password) => {
      const person = await world().add();
      expect(await reset(world().driver(), person, password)).toEqual(applied);
      // Two wrong ones at most before a right one: the third would lock the account.
      for (const others of [
        [`${password} `, ` ${password}`],
        [password.slice(0, -1), password.toUpperCase()],
      ]) {
        for (const other of others) expect(await world().signIn(person, other)).toBe('refused');
        expect(await world().signIn(person, password)).toBe('in');
      }
    },
  );

  it('BY-19 PR-W01 lets nobody in with the password before', async () => {
    const person = await world().add();
    await reset(world().driver(), person, 'The first of two 1');
    await reset(world().driver(), person, 'The second of two 2');
    expect(await world().signIn(person, 'The first of two 1')).toBe('refused');
    expect(await world().signIn(person, person.password)).toBe('refused');
    expect(await world().signIn(person, 'The second of two 2')).toBe('in');
  });

  it('BY-19 PR-W01 compares all of a long password', async () => {
    const begin = 'Xy1'.repeat(66);
    const person = await world().add();
    await reset(world().driver(), person, `${begin}one`);
    expect(await world().signIn(person, `${begin}two`)).toBe('refused');
    expect(await world().signIn(person, `${begin}one`)).toBe('in');
  });

  it('BY-19 PR-W01 asks for another password at the next sign-in only when it is asked to', async () => {
    const person = await world().add();
    expect(await reset(world().driver(), person, 'To be changed 1', { mustChange: true })).toEqual(applied);
    expect(await world().signIn(person, 'To be changed 1')).toBe('must-change');
    expect(await reset(world().driver(), person, 'To be kept 2')).toEqual(applied);
    expect(await world().signIn(person, 'To be kept 2')).toBe('in');
  });

  it('BY-19 PR-W14 PR-W18 an unlock ends a lock and leaves the password as it is', async () => {
    const person = await world().add();
    const driver = world().driver();
    const lockState = () => driver.lockState(accountOf(person.userName));
    expect(await lockState()).toBe('not_locked');
    await world().lock(person);
    expect(await world().signIn(person, person.password)).toBe('locked');
    expect(await lockState()).toBe('locked');
    for (let times = 0; times < 2; times += 1) {
      expect(await driver.unlock(accountOf(person.userName), attempt)).toEqual(applied);
      expect(await lockState()).toBe('not_locked');
    }
    expect(await world().signIn(person, person.password)).toBe('in');
  });

  it('BY-19 PR-W01 PR-W18 a reset that is asked to unlock does both', async () => {
    const person = await world().add();
    await world().lock(person);
    expect(await reset(world().driver(), person, 'Set and unlocked 1', { unlock: true })).toEqual(applied);
    expect(await world().signIn(person, 'Set and unlocked 1')).toBe('in');
  });

  it('BY-19 PR-W01 a reset that is not asked to unlock does what its server does', async () => {
    const person = await world().add();
    await world().lock(person);
    expect(await reset(world().driver(), person, 'Set while locked 1')).toEqual(applied);
    // OpenLDAP's password policy takes the lock away with every new password; Active Directory keeps it.
    const expected = world().kind.resetUnlocks ? 'in' : 'locked';
    expect(await world().signIn(person, 'Set while locked 1')).toBe(expected);
  });

  it('BY-19 PR-W01 what the policy of the directory refuses is a reason, and changes nothing', async () => {
    const person = await world().add();
    expect(await reset(world().driver(), person, 'Sh0rt 1')).toEqual(rejected('policy'));
    expect(await world().signIn(person, person.password)).toBe('in');
  });

  it('BY-19 the same reset again is harmless', async () => {
    const person = await world().add();
    await reset(world().driver(), person, 'Twice the same 1');
    const again = await reset(world().driver(), person, 'Twice the same 1');
    // OpenLDAP counts the present password among the ones before.
    expect(again).toEqual(world().kind.name === 'OpenLDAP' ? rejected('history') : applied);
    expect(await world().signIn(person, 'Twice the same 1')).toBe('in');
  });
};
