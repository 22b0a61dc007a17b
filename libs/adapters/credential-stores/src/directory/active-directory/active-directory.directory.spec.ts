import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { activeDirectoryWorld } from '../testing/active-directory-world.ts';
import { accepts, accountOf, applied, attempt, change, rejected, reset } from '../testing/asking.ts';
import { eventually } from '../testing/directory-world.ts';
import { directoryConformance } from '../testing/directory-conformance.ts';

directoryConformance('Active Directory', activeDirectoryWorld);

describe('Active Directory', () => {
  const world = activeDirectoryWorld();
  afterAll(() => world.close());

  it('PR-W01 all of a reset happens or none of it: a refused password unlocks nobody', async () => {
    const person = await world.add();
    await world.lock(person);
    const answer = await reset(world.driver(), person, 'Sh0rt 1', { unlock: true, mustChange: true });
    expect(answer).toEqual(rejected('policy'));
    expect(await world.driver().lockState(accountOf(person.userName))).toBe('locked');
  });

  it('PR-W01 what is too simple is against the policy', async () => {
    const person = await world.add();
    const answer = await reset(world.driver(), person, 'only small letters');
    expect(answer).toEqual(rejected('policy'));
  });

  it('PR-W01 the history is not asked where the server does not know how to', async () => {
    const person = await world.add();
    const driver = world.driver();
    expect(await reset(driver, person, 'Used once before 1')).toEqual(applied);
    expect(await reset(driver, person, 'Used in between 1')).toEqual(applied);
    expect(await reset(driver, person, 'Used once before 1')).toEqual(applied);
  });

  it('PR-W14 a lock that has run out is none, though its time is still written', async () => {
    const person = await world.add();
    const seconds = (count: number) => String(-count * 10_000_000);
    const base = world.fact('BASE_DN');
    await world.whileWritten(base, 'lockOutObservationWindow', seconds(5), () =>
      world.whileWritten(base, 'lockoutDuration', seconds(5), async () => {
        await world.lock(person);
        expect(await world.driver().lockState(accountOf(person.userName))).toBe('locked');
        const over = async () =>
          (await world.driver().lockState(accountOf(person.userName))) === 'not_locked';
        expect(await eventually(over, 20_000)).toBe(true);
        expect(Number(await world.read(person.dn, 'lockoutTime'))).toBeGreaterThan(0);
      }),
    );
  });

  it('PR-W01 PR-W18 who is disabled, or protected by the directory itself, is left alone', async () => {
    const [disabled, marked] = [await world.add(), await world.add()];
    await world.write(disabled.dn, 'userAccountControl', '514');
    await world.write(marked.dn, 'adminCount', '1');
    for (const { userName } of [disabled, marked]) {
      const driver = world.driver();
      expect(await reset(driver, { userName }, 'For the protected 1')).toEqual(rejected('account-protected'));
      expect(await driver.unlock(accountOf(userName), attempt)).toEqual(rejected('account-protected'));
    }
    expect(await world.signIn(marked, marked.password)).toBe('in');
  });

  it('PR-W01 members of a group in a protected group are protected', async () => {
    const person = await world.add();
    const inner = await world.addGroup(person.dn);
    const outer = await world.addGroup(inner);
    const driver = world.driver({ protectedGroups: [outer] });
    expect(await reset(driver, person, 'Of a nested member 1')).toEqual(rejected('account-protected'));
  });

  it('PR-W01 a computer is no account', async () => {
    const name = 'pc0815';
    const dn = world.kind.dnOf(name);
    await world.addEntry(dn, { objectClass: 'computer', sAMAccountName: name, userAccountControl: '4096' });
    expect(await reset(world.driver(), { userName: name }, 'For a machine 1')).toEqual(
      rejected('account-missing'),
    );
  });

  it('R-14 whoever may not come in for another reason has the right password all the same', async () => {
    const [expired, aged, atNight] = [await world.add(), await world.add(), await world.add()];
    // The year 2016, in hundreds of nanoseconds since 1601.
    await world.write(expired.dn, 'accountExpires', '131000000000000000');
    await world.writeBytes(atNight.dn, 'logonHours', Buffer.alloc(21));
    age(world.fact('CA_FILE'), aged.userName, 100);
    for (const person of [expired, aged, atNight]) {
      await expect(world.signIn(person, person.password)).rejects.toThrow(/and (701|532|530)$/);
      expect(await accepts(world.driver(), person, person.password)).toBe('accepted');
      expect(await accepts(world.driver(), person, 'Not this one 1')).toBe('refused');
    }
  });

  it('R-14 nobody asks for a disabled account', async () => {
    const person = await world.add();
    await world.write(person.dn, 'userAccountControl', '514');
    expect(await accepts(world.driver(), person, person.password)).toBe('unknown');
  });

  it('PR-W24 a password that was changed a moment ago is against the policy, and to be had again later', async () => {
    const person = await world.add();
    const base = world.fact('BASE_DN');
    await world.whileWritten(base, 'minPwdAge', String(-3_600 * 10_000_000), async () => {
      expect(await change(world.driver(), person, 'Set too early 1')).toEqual(rejected('policy'));
    });
    expect(await change(world.driver(), person, 'Set in time 1')).toEqual(applied);
  });

  it('PR-W24 a change is one request, and names neither a demand nor a lock', async () => {
    const person = await world.add();
    const between = await world.intermediary();
    const sent: Buffer[] = [];
    between.decide = (operation, message) => {
      if (operation === 'modify') sent.push(message);
      return 'forward';
    };
    expect(await change(world.driver(world.by(between)), person, 'In one request 1')).toEqual(applied);
    expect(sent).toHaveLength(1);
    for (const other of ['pwdLastSet', 'lockoutTime']) expect(sent[0]?.includes(other)).toBe(false);
    expect(between.count('bind')).toBe(1);
  });
});

/** As old as that, which nobody can write by LDAP. */
function age(caFile: string, userName: string, days: number): void {
  const script = fileURLToPath(new URL('../../../../../../tools/directories/samba-ad.sh', import.meta.url));
  execFileSync('bash', [script, 'age', dirname(dirname(caFile)), userName, String(days)]);
}
