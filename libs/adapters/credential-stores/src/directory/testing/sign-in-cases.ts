import { expect, it } from '@jest/globals';
import { accountOf, applied, reset } from './asking.ts';
import type { Cases } from './directory-conformance.ts';
import type { DirectoryDriver } from './directory-world.ts';
import { passwords } from './password-cases.ts';
import { unsettable } from './trust-cases.ts';

const signIn = (driver: DirectoryDriver, { userName }: { readonly userName: string }, password: string) =>
  driver.signIn(accountOf(userName), password);

export const signInCases: Cases = (world) => {
  it.each(Object.entries(passwords))('BY-19 people sign in with a password of %s', async (_, password) => {
    const person = await world().add();
    const driver = world().driver();
    expect(await reset(driver, person, password)).toEqual(applied);
    expect(await signIn(driver, person, password)).toBe('accepted');
    expect(await signIn(driver, person, `${password} `)).toBe('refused');
    expect(await signIn(driver, person, person.password)).toBe('refused');
  });

  it('BY-19 who must choose another password is told so, and only by the right one', async () => {
    const person = await world().add();
    const driver = world().driver();
    expect(await reset(driver, person, 'To be changed 1', { mustChange: true })).toEqual(applied);
    expect(await signIn(driver, person, 'To be changed 1')).toBe('must_change');
    expect(await signIn(driver, person, person.password)).toBe('refused');
  });

  it('BY-19 a member of a protected group signs in: only resets are kept from it', async () => {
    const person = await world().add();
    const driver = world().driver({ protectedGroups: [await world().addGroup(person.dn)] });
    expect(await signIn(driver, person, person.password)).toBe('accepted');
  });

  it('BY-19 nobody signs in to a locked account, nor to one that is not there, and nothing is counted', async () => {
    const locked = await world().add();
    await world().lock(locked);
    const between = await world().intermediary();
    const driver = world().driver(world().by(between));
    for (const person of [locked, { userName: 'nobody-of-this-name' }])
      expect(await signIn(driver, person, locked.password)).toBe('refused');
    // That of the service account, in each conversation.
    expect(between.count('bind')).toBe(2);
  });

  it('BY-19 S-62 nobody signs in with a password that is empty, blank or broken', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    const driver = world().driver(world().by(between));
    for (const password of unsettable) expect(await signIn(driver, person, password)).toBe('refused');
    expect(between.seen).toEqual([]);
  });

  it('BY-19 a directory that does not answer says nothing of a password', async () => {
    const person = await world().add();
    const nowhere = { servers: [{ url: 'ldaps://127.0.0.1:1' }] };
    expect(await signIn(world().driver(nowhere), person, person.password)).toBe('unavailable');
  });
};
