import { describe, expect, it } from '@jest/globals';
import { canTest, plainReset } from '@latchkey/credentials';
import { InMemoryPasswordHashes, storeDriverContract } from '@latchkey/credentials/testing';
import { figure, inMemoryWorld, within } from '@latchkey/kernel/testing';
import { randomInt } from 'node:crypto';
import { Argon2Hashing } from './argon2-hashing.ts';
import { LocalStore } from './driver.ts';

function localStore() {
  const world = inMemoryWorld();
  const hashes = new InMemoryPasswordHashes(world.database);
  const hashing = new Argon2Hashing();
  const letsIn = async ({ storeId, userId }: { storeId: string; userId: string }, password: string) => {
    const stored = await world.unitOfWork.read(() => hashes.find(storeId, userId));
    return stored !== undefined && !stored.locked && hashing.verify(stored.phc, password);
  };
  const lock = async ({ storeId, userId }: { storeId: string; userId: string }) =>
    void (await world.unitOfWork.run(() => hashes.lock(storeId, userId)));
  return { ...world, hashes, letsIn, lock, driver: new LocalStore(world.unitOfWork, hashes, hashing) };
}

storeDriverContract('local', () => Promise.resolve(localStore()));

describe('the local store', () => {
  const { driver, letsIn, lock: lockIn, hashes, unitOfWork, ours } = localStore();
  const lock = (of: typeof account) => within(ours, () => lockIn(of));
  const { storeId, userId, userName } = ours;
  const account = { storeId, userId, userName };

  it('keeps an argon2id hash, and the password nowhere', async () => {
    const stored = await within(ours, async () => {
      await driver.reset(account, 'mornings smell of rain', { changeId: 'change', fence: 1 }, plainReset);
      return unitOfWork.read(() => hashes.find(storeId, userId));
    });
    expect(stored).toEqual({
      phc: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
      fence: 1,
      mustChange: false,
      locked: false,
    });
    expect(stored?.phc).not.toContain('rain');
  });

  it('BY-21 tells and changes a password that another system has hashed, and keeps our own hash from then on', async () => {
    const brought = { ...account, userId: 'brought' };
    const phc = '$2y$05$abcdefghijklmnopqrstuuHvGdZDEanK7yrqWa358SPCvFlhmF5wC';
    const put = () => hashes.put(storeId, 'brought', { phc, fence: 0, ...plainReset });
    const [words, attempt] = ['Grüße aus Köln', { changeId: 'change', fence: 1 }];
    await within(ours, async () => {
      await unitOfWork.run(put);
      expect(await driver.accepts(brought, words)).toBe('accepted');
      expect(await driver.accepts(brought, 'another')).toBe('refused');
      const next = 'mornings smell of rain';
      const refused = await driver.change(brought, { current: 'another', next }, attempt);
      expect(refused).toMatchObject({ reason: 'wrong-password' });
      expect(await driver.change(brought, { current: words, next }, attempt)).toEqual({ kind: 'applied' });
      const stored = await unitOfWork.read(() => hashes.find(storeId, 'brought'));
      expect(stored?.phc).toMatch(/^\$argon2id\$/);
    });
  });

  it('says that it does not know when a newer attempt was there before', async () => {
    const answers = await within(ours, async () => [
      await driver.reset(account, 'of the newer attempt', { changeId: 'change', fence: 9 }, plainReset),
      await driver.reset(account, 'of the older attempt', { changeId: 'change', fence: 8 }, plainReset),
      await driver.reset(account, 'of the same attempt', { changeId: 'change', fence: 9 }, plainReset),
    ]);
    expect(answers).toEqual([{ kind: 'applied' }, { kind: 'unknown' }, { kind: 'unknown' }]);
  });

  it('hashes outside of any unit of work: nobody waits for it', async () => {
    const hashing = new Argon2Hashing();
    let open = 0;
    const counting = {
      ...unitOfWork,
      run: async <T>(work: () => Promise<T>): Promise<T> => {
        open += 1;
        const result = await unitOfWork.run(work);
        open -= 1;
        return result;
      },
    } as typeof unitOfWork;
    const seen: number[] = [];
    hashing.hash = (password) => {
      seen.push(open);
      return Promise.resolve(password);
    };
    const store = new LocalStore(counting, hashes, hashing);
    await within(ours, () => store.reset(account, 'x', { changeId: 'change', fence: 50 }, plainReset));
    expect(seen).toEqual([0]);
  });

  it('lets in who types a password in either normal form, for random ones', async () => {
    const rounds = 20;
    let refused = 0;
    for (let fence = 100; fence < 100 + rounds; fence += 1) {
      const chosen = Array.from({ length: 16 }, () => String.fromCodePoint(0xc0 + randomInt(0x180))).join('');
      const password = chosen.normalize('NFC');
      await within(ours, async () => {
        await driver.reset(account, password, { changeId: 'change', fence }, plainReset);
        for (const form of ['NFC', 'NFD']) {
          const typed = chosen.normalize(form).normalize('NFC');
          if (!(await letsIn(account, typed))) refused += 1;
        }
      });
    }
    figure(`${refused} of ${2 * rounds} sign-ins with NFC and NFD typing were refused by the local store`);
    expect(refused).toBe(0);
  });

  it('PR-W23 who knows the password changes it, who does not is told so, and nobody while it is locked', async () => {
    const change = (current: string, next: string, fence: number) =>
      within(ours, () => driver.change(account, { current, next }, { changeId: 'change', fence }));
    const nobody = { ...account, userId: 'nobody' };
    await within(ours, () =>
      driver.reset(account, 'known to its owner', { changeId: 'change', fence: 200 }, plainReset),
    );
    expect(await change('known to nobody', 'set by nobody', 201)).toEqual({
      kind: 'rejected',
      reason: 'wrong-password',
    });
    expect(await change('known to its owner', 'set by its owner', 202)).toEqual({ kind: 'applied' });
    // An older attempt learns nothing, not even whether its password was right.
    expect(await change('known to nobody', 'set too late', 202)).toEqual({ kind: 'unknown' });
    await lock(account);
    expect(await change('set by its owner', 'set while locked', 203)).toEqual({
      kind: 'rejected',
      reason: 'account-protected',
    });
    const missing = await within(ours, () =>
      driver.change(nobody, { current: 'x', next: 'y' }, { changeId: 'change', fence: 1 }),
    );
    expect(missing).toEqual({ kind: 'rejected', reason: 'account-missing' });
    expect(await within(ours, () => driver.accepts(nobody, 'x'))).toBe('unknown');
  });

  it('PR-W09 a test has no step, as of a store that is never out of reach', async () => {
    expect(canTest(driver)).toBe(true);
    expect(await within(ours, () => driver.test())).toEqual([]);
  });
});
