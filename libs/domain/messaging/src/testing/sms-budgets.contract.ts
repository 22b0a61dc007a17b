import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hours, minutes, seconds } from '@latchkey/kernel';
import {
  figure,
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { widestAllowance, type SmsExpense, type SmsGrant } from '../sms-budget/sms-budget.ts';
import type { SmsBudgets } from '../sms-budget/sms-budgets.ts';
import { SmsLedger } from './sms-ledger.ts';

export interface SmsBudgetsWorld extends ContractWorld {
  readonly budgets: SmsBudgets;
  /** Lets so many milliseconds go by for every budget. */
  pass(milliseconds: number): Promise<void>;
  /** How many requests a storm has. */
  readonly storm: number;
}

/** What holds for every keeper of SMS budgets. */
export function smsBudgetsContract(name: string, make: () => Promise<SmsBudgetsWorld>): void {
  describe(`SMS budgets: ${name}`, () => {
    let world: SmsBudgetsWorld;
    let count = 0;
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    const numberKey = (number = world.secrets.id()): Buffer =>
      world.secrets.keyedDigest('sms-number', number);
    /** To an account, number and country of its own. */
    const expense = (changes: Partial<SmsExpense> = {}): SmsExpense => ({
      ...{ messageId: world.secrets.id(), accountId: world.secrets.id(), numberKey: numberKey() },
      ...{ country: `${(count += 1)}`, dailyBudget: 1_000_000, allowance: widestAllowance, ...changes },
    });
    const take = (wanted: SmsExpense, premises: Premises = world.ours): Promise<SmsGrant> =>
      unitWithin(world, premises, () => world.budgets.take(wanted));
    const again = (wanted: SmsExpense): SmsExpense => ({ ...wanted, messageId: world.secrets.id() });
    const outcome = async (wanted: SmsExpense, premises?: Premises): Promise<string> => {
      const grant = await take(wanted, premises);
      return grant.kind === 'granted' ? 'granted' : grant.whose;
    };
    /** How many of so many go, with a pause after each. */
    const granted = async (times: number, next: () => SmsExpense, pause = 0): Promise<number> => {
      let sent = 0;
      for (let n = 0; n < times; n += 1) {
        if ((await outcome(next())) === 'granted') sent += 1;
        if (pause > 0) await world.pass(pause);
      }
      return sent;
    };

    it('S-10 an account gets one message in two minutes, and is told when to ask again', async () => {
      const wanted = expense();
      expect(await outcome(wanted)).toBe('granted');
      await world.pass(seconds(100));
      const grant = await take(again(wanted));
      expect(grant).toMatchObject({ kind: 'held-back', whose: 'account' });
      if (grant.kind === 'held-back')
        expect([grant.retryAfter >= 1, grant.retryAfter <= 20]).toEqual([true, true]);
      await world.pass(seconds(20));
      expect(await outcome(again(wanted))).toBe('granted');
    });

    it('S-10 an account gets five messages in a day, however often it asks and to however many numbers', async () => {
      const { accountId, country } = expense();
      const next = () => expense({ accountId, country });
      expect(await granted(12, next, minutes(3))).toBe(5);
      await world.pass(hours(24));
      expect(await outcome(next())).toBe('granted');
    });

    it('S-10 what a tenant allows an account can be less, and never more', async () => {
      const one = expense({ allowance: { pauseSeconds: 600, perDay: 2 } });
      expect(await granted(4, () => again(one), minutes(5))).toBe(2);
      const other = expense({ allowance: { pauseSeconds: 0, perDay: 50 } });
      expect(await granted(20, () => again(other), minutes(1))).toBe(5);
    });

    it('S-10 a number gets ten messages in a day over all tenants, environments and accounts', async () => {
      const key = numberKey();
      const next = () => expense({ numberKey: key });
      for (const premises of [world.ours, world.theirs, world.oursInTest])
        for (let n = 0; n < 3; n += 1) expect(await outcome(next(), premises)).toBe('granted');
      expect(await outcome(next())).toBe('granted');
      for (const premises of [world.ours, world.theirs, world.oursInTest])
        expect(await outcome(next(), premises)).toBe('number');
      await world.pass(hours(24));
      expect(await outcome(next(), world.theirs)).toBe('granted');
    });

    it('S-10 a tenant sends no more than its daily budget, and nothing when it has none', async () => {
      await world.pass(hours(24));
      expect(await granted(6, () => expense({ dailyBudget: 3 }))).toBe(3);
      expect(await outcome(expense({ dailyBudget: 3 }))).toBe('tenant');
      expect(await outcome(expense({ dailyBudget: 3 }), world.theirs)).toBe('granted');
      await world.pass(hours(24));
      expect(await outcome(expense({ dailyBudget: 0 }))).toBe('tenant');
      expect(await outcome(expense({ dailyBudget: 3 }))).toBe('granted');
    });

    it('S-10 a country pauses for a day when fewer than five of its last hundred led to a typed code', async () => {
      const { country } = expense();
      const sent: string[] = [];
      const next = () => {
        const wanted = expense({ country });
        sent.push(wanted.messageId);
        return wanted;
      };
      expect(await granted(100, next)).toBe(100);
      const prove = (id: string, of = country) =>
        unitWithin(world, world.ours, () => world.budgets.proved(id, of));
      for (let n = 0; n < 4; n += 1) await prove(sent[50] ?? '');
      for (const id of sent.slice(60, 63)) await prove(id);
      await prove(world.secrets.id());
      expect(await outcome(next())).toBe('country');
      expect([await outcome(expense()), await outcome(expense({ country }), world.theirs)]).toEqual([
        'granted',
        'granted',
      ]);
      await prove(sent[99] ?? '');
      expect(await granted(30, next)).toBe(30);
      // The proofs that are not among the last hundred any more do not count.
      expect(await granted(60, next)).toBeLessThan(60);
      await world.pass(hours(24));
      expect(await outcome(next())).toBe('granted');
    });

    it('S-10 S-23 of a hundred at once goes one, of an account; ten, of a number; what is left, of a tenant', async () => {
      await world.pass(hours(24));
      const parallel = async (next: () => SmsExpense): Promise<number> => {
        const results = fulfilled(await inParallel(100, () => outcome(next())));
        expect(results).toHaveLength(100);
        return results.filter((each) => each === 'granted').length;
      };
      const [one, key] = [expense(), numberKey()];
      const ofAccount = await parallel(() => again(one));
      const ofNumber = await parallel(() => expense({ numberKey: key }));
      const ofTenant = await parallel(() => expense({ dailyBudget: ofAccount + ofNumber + 7 }));
      figure(
        `${name}: granted of 100 at once by account, number, tenant: ${ofAccount}, ${ofNumber}, ${ofTenant}`,
      );
      expect([ofAccount, ofNumber, ofTenant]).toEqual([1, 10, 7]);
    });

    it('S-10 what a unit of work that failed would have sent is not counted', async () => {
      const wanted = expense();
      const failing = unitWithin(world, world.ours, async () => {
        await world.budgets.take(wanted);
        throw new Error('later');
      });
      await expect(failing).rejects.toThrow('later');
      expect(await outcome(again(wanted))).toBe('granted');
    });

    it('S-40 the account of another tenant, or of the other environment, is another one', async () => {
      const wanted = expense();
      for (const premises of [world.ours, world.theirs, world.oursInTest])
        expect(await outcome({ ...again(wanted), numberKey: numberKey() }, premises)).toBe('granted');
    });

    it('S-10 a storm over few accounts, numbers and countries goes beyond no budget', async () => {
      await world.pass(hours(48));
      const ledger = new SmsLedger();
      const lots = Array.from({ length: 12 }, () => [world.secrets.id(), numberKey()] as const);
      const countries = ['a', 'b', 'c'];
      for (let n = 0; n < world.storm; n += 1) {
        const [accountId] = lots[Math.floor(Math.random() * 12)] ?? lots[0] ?? [''];
        const [, key] = lots[Math.floor(Math.random() * 12)] ?? ['', numberKey()];
        const premises = [world.ours, world.theirs, world.oursInTest][n % 3] ?? world.ours;
        const country = countries[Math.floor(Math.random() * 3)] ?? 'a';
        const wanted = expense({ accountId, numberKey: key, country, dailyBudget: 40 });
        if ((await outcome(wanted, premises)) === 'granted') ledger.sent(wanted, premises);
        const pause = Math.floor(Math.random() * minutes(6));
        await world.pass(pause);
        ledger.pass(pause);
      }
      const beyond = ledger.beyond();
      figure(
        `S-10 ${name}: SMS sent beyond any budget in ${world.storm} requests: ${beyond.length} of ${ledger.size}`,
      );
      expect(beyond).toEqual([]);
      expect(ledger.size).toBeGreaterThan(world.storm / 50);
    }, 120_000);
  });
}
