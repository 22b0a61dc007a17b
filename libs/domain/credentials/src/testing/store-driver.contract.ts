import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure, inParallel, within, type ContractWorld } from '@latchkey/kernel/testing';
import {
  canChange,
  canReadLockState,
  canTellApplied,
  canTellPassword,
  canUnlock,
  plainReset,
  type StoreAccount,
  type StoreDriver,
} from '../store/store-driver.ts';

export interface StoreDriverWorld extends ContractWorld {
  readonly driver: StoreDriver;
  /** Whether the store lets this account in with this password: its own word, not its driver's. */
  letsIn(account: StoreAccount, password: string): Promise<boolean>;
  /** Locks it as the store itself would; absent where the driver cannot unlock. */
  lock?(account: StoreAccount): Promise<void>;
}

const passwords = {
  latin: 'mornings smell of rain',
  blanks: '  two blanks on either side  ',
  accents: 'd\u00e9j\u00e0 vu encore et encore',
  scripts: '\u0443\u0442\u0440\u043e\u043c \u96e8\u306e\u5302\u3044 \u{1f327}\u{1f305}',
  quotes: `'; drop table users; -- "\\$(id)\`%00`,
  long: '0123456789abcdef'.repeat(16),
};

/** What holds for every kind of store. */
export function storeDriverContract(name: string, make: () => Promise<StoreDriverWorld>): void {
  describe(`store driver: ${name}`, () => {
    let world: StoreDriverWorld;
    let account: StoreAccount;
    let fence = 0;
    const here = <T>(work: () => Promise<T>) => within(world.ours, work);
    const attempt = (number = (fence += 1)) => ({ changeId: 'change', fence: number });
    const reset = (password: string, by = attempt()) =>
      here(() => world.driver.reset(account, password, by, plainReset));
    const letsIn = (password: string) => here(() => world.letsIn(account, password));

    beforeAll(async () => {
      world = await make();
      const { storeId, userId, userName } = world.ours;
      account = { storeId, userId, userName };
    });
    afterAll(() => world.close());

    it.each(Object.entries(passwords))('sets a password of %s exactly as it is', async (_, password) => {
      expect(await reset(password)).toEqual({ kind: 'applied' });
      expect(await letsIn(password)).toBe(true);
      for (const other of [`${password} `, ` ${password}`, password.slice(0, -1), password.toUpperCase()]) {
        if (other !== password) expect(await letsIn(other)).toBe(false);
      }
    });

    it('lets nobody in with the password before', async () => {
      await reset('the first of two passwords');
      await reset('the second of two passwords');
      expect(await letsIn('the first of two passwords')).toBe(false);
      expect(await letsIn('the second of two passwords')).toBe(true);
    });

    it('compares all of a long password', async () => {
      const begin = 'x'.repeat(200);
      await reset(`${begin}one`);
      expect(await letsIn(`${begin}two`)).toBe(false);
    });

    it('R-20 an attempt that came too late changes nothing, and claims nothing', async () => {
      const [early, late] = [attempt(), attempt()];
      expect(await reset('the newer password', late)).toEqual({ kind: 'applied' });
      expect(await reset('the older password', early)).not.toEqual({ kind: 'applied' });
      expect(await letsIn('the newer password')).toBe(true);
      expect(await letsIn('the older password')).toBe(false);
    });

    it('R-02 can tell which attempt reached it, where it says that it can', async () => {
      const { driver } = world;
      const [before, made, after] = [attempt(), attempt(), attempt()];
      await reset('a password to be told of', made);
      if (!canTellApplied(driver)) return;
      const told = [];
      for (const each of [before, made, after]) {
        told.push(await here(() => world.unitOfWork.run(() => driver.hasApplied(account, each))));
      }
      expect(told).toEqual([false, true, false]);
    });

    it('unlocks without touching the password, where it says that it can', async () => {
      const { driver } = world;
      if (!canUnlock(driver)) return;
      await reset('kept through a lock');
      await here(async () => world.lock?.(account));
      expect(await letsIn('kept through a lock')).toBe(false);
      if (canReadLockState(driver)) expect(await here(() => driver.lockState(account))).toBe('locked');
      expect(await here(() => driver.unlock(account, attempt()))).toEqual({ kind: 'applied' });
      expect(await letsIn('kept through a lock')).toBe(true);
      if (canReadLockState(driver)) expect(await here(() => driver.lockState(account))).toBe('not_locked');
    });

    it('a reset unlocks only when it is asked to, where it says that it can', async () => {
      const { driver } = world;
      if (!canUnlock(driver)) return;
      await here(async () => world.lock?.(account));
      await reset('set while it was locked');
      expect(await letsIn('set while it was locked')).toBe(false);
      const options = { mustChange: false, unlock: true };
      await here(() => driver.reset(account, 'set and unlocked at once', attempt(), options));
      expect(await letsIn('set and unlocked at once')).toBe(true);
    });

    it.each(Object.entries(passwords))(
      'changes the password by itself, to and from one of %s, where it says that it can',
      async (_, password) => {
        const { driver } = world;
        if (!canChange(driver)) return;
        const change = (current: string, next: string) =>
          here(() => driver.change(account, { current, next }, attempt()));
        await reset('a password to be changed');
        expect(await change('a password to be changed', password)).toEqual({ kind: 'applied' });
        expect(await letsIn(password)).toBe(true);
        expect(await letsIn('a password to be changed')).toBe(false);
        for (const wrong of [`${password} `, ` ${password}`, 'a password to be changed']) {
          expect(await change(wrong, 'set by nobody')).toEqual({
            kind: 'rejected',
            reason: 'wrong-password',
          });
        }
        expect(await letsIn(password)).toBe(true);
        expect(await change(password, 'changed once more')).toEqual({ kind: 'applied' });
        expect(await letsIn('changed once more')).toBe(true);
      },
    );

    it('R-20 a change that came too late changes nothing, and claims nothing', async () => {
      const { driver } = world;
      if (!canChange(driver)) return;
      const [early, late] = [attempt(), attempt()];
      await reset('the newer password', late);
      const passed = { current: 'the newer password', next: 'the older change' };
      expect(await here(() => driver.change(account, passed, early))).not.toEqual({ kind: 'applied' });
      expect(await letsIn('the newer password')).toBe(true);
    });

    it('R-14 tells whether a password counts, and never that another one does, where it says that it can', async () => {
      const { driver } = world;
      if (!canTellPassword(driver)) return;
      const accepts = (password: string) => here(() => driver.accepts(account, password, attempt()));
      await reset('the one before');
      await reset('the present one');
      expect(await accepts('the present one')).toBe('accepted');
      for (const other of ['the one before', 'the present one ', ' the present one', 'The present one']) {
        expect(await accepts(other)).toBe('refused');
      }
      expect(await accepts('')).not.toBe('accepted');
      if (!world.lock) return;
      await here(async () => world.lock?.(account));
      expect(await accepts('the present one')).toBe('unknown');
      const options = { mustChange: false, unlock: true };
      await here(() => driver.reset(account, 'unlocked again', attempt(), options));
      expect(await accepts('unlocked again')).toBe('accepted');
    });

    it('S-40 does not touch an account of another tenant', async () => {
      const { storeId, userId, userName } = world.theirs;
      await reset('our own password');
      await here(() =>
        world.driver.reset({ storeId, userId, userName }, 'a foreign password', attempt(), plainReset),
      ).catch(() => undefined);
      const foreign = await within(world.theirs, () =>
        world.letsIn({ storeId, userId, userName }, 'a foreign password'),
      );
      expect(foreign).toBe(false);
      expect(await letsIn('our own password')).toBe(true);
    });

    it('R-21 of a dozen attempts at once, the password of the newest is the one that counts', async () => {
      const attempts = Array.from({ length: 12 }, () => attempt());
      const newest = attempts.at(-1)?.fence ?? 0;
      const waiting = [...attempts].sort((a, b) => (a.fence % 5) - (b.fence % 5));
      await inParallel(12, () => {
        const next = waiting.pop() ?? attempt();
        return reset(`the password of attempt ${next.fence}`, next);
      });
      const accepted = [];
      for (const { fence: number } of attempts) {
        if (await letsIn(`the password of attempt ${number}`)) accepted.push(number);
      }
      figure(
        `${name}: of 12 parallel attempts the password of ${accepted.join(', ')} counts, the newest is ${newest}`,
      );
      expect(accepted).toEqual([newest]);
    });
  });
}
