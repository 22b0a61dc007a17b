import { afterAll, describe, expect, it } from '@jest/globals';
import { accountOf, applied, attempt, rejected, reset, unknown } from '../testing/asking.ts';
import { directoryConformance } from '../testing/directory-conformance.ts';
import { openLdapWorld } from '../testing/openldap-world.ts';

directoryConformance('OpenLDAP', openLdapWorld);

describe('OpenLDAP', () => {
  const world = openLdapWorld();
  const policy = world.fact('POLICY_DN');
  afterAll(() => world.close());

  it('PR-W01 a password of before is refused as one of the history', async () => {
    const person = await world.add();
    const driver = world.driver();
    expect(await reset(driver, person, 'Used once before 1')).toEqual(applied);
    expect(await reset(driver, person, 'Used in between 1')).toEqual(applied);
    expect(await reset(driver, person, 'Used once before 1')).toEqual(rejected('history'));
    expect(await world.signIn(person, 'Used in between 1')).toBe('in');
  });

  it('PR-W01 a password that was changed a moment ago is refused as too young', async () => {
    const person = await world.add();
    await world.whileWritten(policy, 'pwdMinAge', '3600', async () => {
      expect(await reset(world.driver(), person, 'Set too early 1')).toEqual(rejected('too-young'));
    });
    expect(await reset(world.driver(), person, 'Set in time 1')).toEqual(applied);
  });

  it('PR-W01 a policy that wants the old password cannot be served', async () => {
    const person = await world.add();
    await world.whileWritten(policy, 'pwdSafeModify', 'TRUE', async () => {
      expect(await reset(world.driver(), person, 'Without the old 1')).toEqual(rejected('account-protected'));
    });
  });

  it('PR-W01 the password is kept as a hash', async () => {
    const person = await world.add();
    expect(await reset(world.driver(), person, 'Kept as a hash 1')).toEqual(applied);
    expect(await world.read(person.dn, 'userPassword')).toMatch(/^\{SSHA\}/);
  });

  it('PR-W14 a lock that has run out is none, where it runs out', async () => {
    const person = await world.add();
    const account = accountOf(person.userName);
    await world.lock(person);
    await world.write(person.dn, 'pwdAccountLockedTime', '20200101000000Z');
    expect(await world.driver().lockState(account)).toBe('not_locked');
    await world.whileWritten(policy, 'pwdLockoutDuration', '0', async () => {
      expect(await world.driver().lockState(account)).toBe('locked');
    });
  });

  it('PR-W01 PR-W18 whom an administrator has locked for good is left alone', async () => {
    const person = await world.add();
    await world.write(person.dn, 'pwdAccountLockedTime', '000001010000Z');
    const driver = world.driver();
    expect(await driver.lockState(accountOf(person.userName))).toBe('locked');
    expect(await reset(driver, person, 'Unlocked by the way 1', { unlock: true })).toEqual(
      rejected('account-protected'),
    );
    expect(await driver.unlock(accountOf(person.userName), attempt)).toEqual(rejected('account-protected'));
    expect(await world.signIn(person, person.password)).toBe('locked');
  });

  it('PR-W01 a demand that is lost after the password was set is unknown', async () => {
    const person = await world.add();
    const between = await world.intermediary();
    between.decide = (operation) => (operation === 'modify' ? 'drop' : 'forward');
    const answer = await reset(world.driver(world.by(between)), person, 'Without a demand 1', {
      mustChange: true,
    });
    expect(answer).toEqual(unknown);
    expect(await world.signIn(person, 'Without a demand 1')).toBe('in');
  });
});
