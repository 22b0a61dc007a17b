import { expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { accountOf, applied, attempt, rejected, reset, unavailable } from './asking.ts';
import type { Cases } from './directory-conformance.ts';
import { injectionPayloads } from './injection-payloads.ts';
import { isChange, type Fate } from './intermediary.ts';

export const accountCases: Cases = (world) => {
  it('BY-19 PR-W01 an account is found by each of its names, in any case', async () => {
    const person = await world().add();
    let count = 0;
    for (const userName of [person.userName, person.mail, person.userName.toUpperCase()]) {
      const password = `Found by a name ${(count += 1)}`;
      expect(await reset(world().driver(), { userName }, password)).toEqual(applied);
      expect(await world().signIn(person, password)).toBe('in');
    }
  });

  it('BY-19 PR-W01 PR-W18 an account that is not there is said to be missing', async () => {
    const driver = world().driver();
    const nobody = { userName: 'nobody-of-this-name' };
    expect(await reset(driver, nobody, 'For nobody at all 1')).toEqual(rejected('account-missing'));
    expect(await driver.unlock(accountOf(nobody.userName), attempt)).toEqual(rejected('account-missing'));
    expect(await driver.lockState(accountOf(nobody.userName))).toBe('unknown');
  });

  it('BY-19 S-61 two accounts of one name are as good as none, and nothing changes', async () => {
    const mail = 'two.people@example.test';
    const people = [await world().add(undefined, mail), await world().add(undefined, mail)];
    const answer = await reset(world().driver(), { userName: mail }, 'Whose is it 1');
    expect(answer).toEqual(rejected('account-missing'));
    for (const person of people) expect(await world().signIn(person, person.password)).toBe('in');
  });

  it('BY-19 S-61 what would be a filter or a DN is compared as a name', async () => {
    const person = await world().add();
    const payloads = injectionPayloads(person);
    const between = await world().intermediary();
    const driver = world().driver(world().by(between));
    let found = 0;
    for (const userName of payloads) {
      const answer = await reset(driver, { userName }, 'Injected password 1');
      if (answer.kind !== 'rejected' || answer.reason !== 'account-missing') found += 1;
    }
    figure(
      `${found} of ${payloads.length} filter and DN injections found an account in ${world().kind.name}, ` +
        `${between.seen.filter(isChange).length} changed one`,
    );
    expect(payloads).toHaveLength(25);
    expect([found, between.seen.filter(isChange).length]).toEqual([0, 0]);
    expect(await world().signIn(person, person.password)).toBe('in');
  });

  it('BY-19 PR-W01 renamed between lookup and reset, it is still the same account', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    let renamed = person;
    between.decide = async (operation): Promise<Fate> => {
      if (isChange(operation) && renamed === person) renamed = await world().rename(person);
      return 'forward';
    };
    expect(await reset(world().driver(world().by(between)), person, 'After the rename 1')).toEqual(applied);
    expect(renamed.dn).not.toBe(person.dn);
    expect(await world().signIn(renamed, 'After the rename 1')).toBe('in');
  });

  it('BY-19 PR-W01 deleted between lookup and reset, it is missing', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    let deleted = false;
    between.decide = async (operation): Promise<Fate> => {
      if (isChange(operation) && !deleted) {
        deleted = true;
        await world().remove(person);
      }
      return 'forward';
    };
    const answer = await reset(world().driver(world().by(between)), person, 'After the end 1');
    expect(answer).toEqual(rejected('account-missing'));
  });

  it('BY-19 PR-W01 PR-W18 without the right to reset, every account is protected', async () => {
    const person = await world().add();
    const driver = world().driver(await world().kind.onlooker(world()));
    expect(await reset(driver, person, 'Without the right 1')).toEqual(rejected('account-protected'));
    expect(await world().signIn(person, person.password)).toBe('in');
  });

  it('BY-19 PR-W01 PR-W18 members of protected groups are not touched, others are', async () => {
    const [member, other] = [await world().add(), await world().add()];
    const group = await world().addGroup(member.dn);
    const others = await world().addGroup(other.dn);
    const driver = world().driver({ protectedGroups: [group] });
    expect(await reset(driver, member, 'Of a protected one 1')).toEqual(rejected('account-protected'));
    expect(await driver.unlock(accountOf(member.userName), attempt)).toEqual(rejected('account-protected'));
    expect(await reset(driver, other, 'Of somebody else 1')).toEqual(applied);
    const both = world().driver({ protectedGroups: [group, others] });
    expect(await reset(both, other, 'Of somebody else 2')).toEqual(rejected('account-protected'));
    expect(await world().signIn(member, member.password)).toBe('in');
    const gone = world().driver({ protectedGroups: [world().kind.dnOf('no group of this name')] });
    expect(await reset(gone, other, 'Of somebody else 3')).toEqual(unavailable);
    expect(await world().signIn(other, 'Of somebody else 1')).toBe('in');
  });
};
