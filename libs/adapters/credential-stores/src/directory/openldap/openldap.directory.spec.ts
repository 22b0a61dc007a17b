import { afterAll, describe, expect, it } from '@jest/globals';
import {
  accepts,
  accountOf,
  applied,
  attempt,
  change,
  rejected,
  reset,
  unavailable,
  unknown,
} from '../testing/asking.ts';
import { directoryConformance } from '../testing/directory-conformance.ts';
import { eventually } from '../testing/directory-world.ts';
import { isChange, type Fate } from '../testing/intermediary.ts';
import { numberOf } from '../testing/network-cases.ts';
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

  it('PR-W24 a policy that wants the old password gets it from who changes their own', async () => {
    const person = await world.add();
    await world.whileWritten(policy, 'pwdSafeModify', 'TRUE', async () => {
      expect(await change(world.driver(), person, 'With the old one 1')).toEqual(applied);
    });
    expect(await world.signIn(person, 'With the old one 1')).toBe('in');
  });

  it('PR-W24 a password that was changed a moment ago is refused to its owner as too young', async () => {
    const person = await world.add();
    await world.whileWritten(policy, 'pwdMinAge', '3600', async () => {
      expect(await change(world.driver(), person, 'Set too early 1')).toEqual(rejected('too-young'));
    });
    expect(await world.signIn(person, person.password)).toBe('in');
  });

  it('PR-W24 R-13 a sign-in of the owner that is lost has changed nothing, and is not made elsewhere', async () => {
    const person = await world.add();
    const [first, second] = [await world.intermediary(), await world.intermediary()];
    first.decide = (operation) =>
      operation === 'bind' && first.count('bind') === 2 ? 'lose-answer' : 'forward';
    const driver = world.driver(world.by(first, second));
    expect(await change(driver, person, 'Not even sent 1')).toEqual(unavailable);
    expect([first.count('extended'), second.seen.length]).toEqual([0, 0]);
    expect(await world.signIn(person, person.password)).toBe('in');
  });

  it('PR-W24 whoever is renamed between lookup and sign-in has typed no wrong password', async () => {
    const person = await world.add();
    const between = await world.intermediary();
    between.decide = async (operation): Promise<Fate> => {
      if (operation === 'bind' && between.count('bind') === 2) await world.rename(person);
      return 'forward';
    };
    const driver = world.driver(world.by(between));
    expect(await change(driver, person, 'Under a new name 1')).toEqual(unavailable);
  });

  it('R-14 a password that has run out says nothing', async () => {
    const person = await world.add();
    await world.whileWritten(policy, 'pwdMaxAge', '1', async () => {
      const expired = async () => (await accepts(world.driver(), person, person.password)) === 'unknown';
      expect(await eventually(expired)).toBe(true);
      expect(await accepts(world.driver(), person, 'Not this one 1')).toBe('refused');
      const answer = await change(world.driver(), person, 'It had run out 1');
      expect(answer).toEqual(rejected('not-supported'));
    });
  });

  it.each([
    ['does what it was asked not to do', 0, 'failed no-op-ignored'],
    ['does not know how not to do it', 12, undefined],
    ['is busy', 51, 'failed 51'],
  ])('EX-A4 PR-W08 a server that %s is not given a password to try', async (_, code, told) => {
    const person = await world.add();
    const between = await world.intermediary();
    const sent: Buffer[] = [];
    between.decide = (operation, message) => {
      if (!isChange(operation)) return 'forward';
      sent.push(message);
      return answerOf(numberOf(message), tags.modifyResponse, code);
    };
    const checks = await world.driver(world.by(between)).test('store', { userName: person.userName });
    const dryRun = checks.find(({ name }) => name === 'dry-run');
    expect(dryRun && `${dryRun.result} ${dryRun.code}`).toBe(told);
    expect(sent.map((message) => message.includes('userPassword'))).toEqual([false]);
    expect(await world.signIn(person, person.password)).toBe('in');
  });

  it.each([
    [50, 'failed not-readable'],
    [16, 'passed null'],
    [17, 'failed 17'],
  ])('EX-A4 PR-W08 whether a lock may be read is told by comparing it (%d)', async (code, told) => {
    const person = await world.add();
    const between = await world.intermediary();
    between.decide = (operation, message) =>
      operation === 'compare' ? answerOf(numberOf(message), tags.compareResponse, code) : 'forward';
    const checks = await world.driver(world.by(between)).test('store', { userName: person.userName });
    const [check] = checks.filter(({ name }) => name === 'lock-state');
    expect(`${check?.result} ${check?.code}`).toBe(told);
  });

  it('EX-A4 PR-W08 a dry run names three changes and makes none of them', async () => {
    const person = await world.add();
    const between = await world.intermediary();
    const before = await world.readAll(person.dn);
    const critical = Buffer.concat([Buffer.from('1.3.6.1.4.1.4203.666.5.2'), Buffer.from('0101ff', 'hex')]);
    const marked: boolean[] = [];
    between.decide = (operation, message) => {
      if (operation === 'modify') marked.push(message.includes(critical));
      return 'forward';
    };
    const checks = await world.driver(world.by(between)).test('store', { userName: person.userName });
    expect(checks.at(-1)).toMatchObject({ name: 'dry-run', result: 'passed' });
    expect(marked).toEqual([true, true, true]);
    expect(await world.readAll(person.dn)).toEqual(before);
  });

  it('EX-A4 PR-W08 a policy without which nobody could be reset is found', async () => {
    const person = await world.add();
    const { userName } = person;
    const told = async () => (await world.driver().test('store', { userName })).at(-1)?.code;
    await world.whileWritten(policy, 'pwdSafeModify', 'TRUE', async () => {
      expect(await told()).toBe('not-writable');
    });
    await world.whileWritten(policy, 'pwdMinAge', '3600', async () => {
      expect(await told()).toBe('too-young');
    });
    const nowhere = world.driver({ policyDn: `cn=none,${world.fact('BASE_DN')}` });
    const checks = await nowhere.test('store', { userName });
    expect(checks.slice(-2)).toMatchObject([
      { name: 'lock-state', result: 'failed', code: '32' },
      { name: 'dry-run', result: 'not-reached' },
    ]);
  });
});

const tags = { modifyResponse: 0x67, compareResponse: 0x6f };

/** An answer with this result code. */
function answerOf(id: number, tag: number, code: number): Buffer {
  return Buffer.from([0x30, 12, 2, 1, id, tag, 7, 10, 1, code, 4, 0, 4, 0]);
}
