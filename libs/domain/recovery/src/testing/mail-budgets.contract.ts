import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { later, minutes } from '@latchkey/kernel';
import {
  figure,
  fulfilled,
  inParallel,
  unitWithin,
  within,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { Message, type Messages } from '@latchkey/messaging';
import { Challenge, type Challenges, type CodeAttempt } from '@latchkey/verification';
import { strangers, type MailPayer } from '../mail-budget/mail-budget.ts';
import type { MailBudgets } from '../mail-budget/mail-budgets.ts';

export interface MailBudgetsWorld extends ContractWorld {
  readonly budgets: MailBudgets;
  readonly messages: Messages;
  readonly challenges: Challenges;
  /** Lets so many milliseconds go by for every bucket. */
  pass(milliseconds: number): Promise<void>;
  /** Opens a flow that codes can be tried in. */
  openFlow(premises: Premises, accountKey: Buffer): Promise<CodeAttempt>;
}

/** What holds for every keeper of mail budgets. */
export function mailBudgetsContract(name: string, make: () => Promise<MailBudgetsWorld>): void {
  describe(`mail budgets: ${name}`, () => {
    let world: MailBudgetsWorld;
    const payer = (bucket = strangers): MailPayer => ({
      accountKey: world.secrets.keyedDigest('account', world.secrets.id()),
      bucket,
    });
    /** Queues one mail and answers whether it goes to somebody. */
    const mail = async (from: MailPayer, premises = world.ours): Promise<boolean> => {
      const { tenantId, environment, applicationId, userId } = premises;
      const id = world.secrets.id();
      await unitWithin(world, premises, async () => {
        const createdAt = await world.clock.now();
        const message = Message.queue({
          ...{
            tenantId,
            environment,
            id,
            applicationId,
            userId,
            createdAt,
            kind: 'reset-link',
            locale: 'en',
          },
          sealedParts: 'sealed',
          expiresAt: later(createdAt, minutes(30)),
        });
        await world.budgets.queue(message, from);
      });
      const found = await unitWithin(world, premises, () => world.messages.getForUpdate(id));
      expect(found).toMatchObject({ status: 'queued', sealedParts: 'sealed' });
      return found?.userId === userId;
    };
    const mails = async (times: number, from: MailPayer, pause: number): Promise<number> => {
      let sent = 0;
      for (let n = 0; n < times; n += 1) {
        sent += (await mail(from)) ? 1 : 0;
        await world.pass(pause);
      }
      return sent;
    };

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('S-09 sends one mail in a minute, and the same mail to nobody after that', async () => {
      const account = payer();
      expect([await mail(account), await mail(account)]).toEqual([true, false]);
      await world.pass(minutes(1));
      expect([await mail(account), await mail(account)]).toEqual([true, false]);
    });

    it('S-09 sends five mails in a day, however often they are asked for', async () => {
      const account = payer();
      expect(await mails(12, account, minutes(2))).toBe(5);
      await world.pass(minutes(60 * 24));
      expect(await mail(account)).toBe(true);
    });

    it('S-09 S-23 of a hundred at once one is sent, three rounds', async () => {
      const rounds: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        const account = payer();
        const sent = fulfilled(await inParallel(100, () => mail(account)));
        expect(sent).toHaveLength(100);
        rounds.push(sent.filter(Boolean).length);
      }
      figure(`${name}: mails sent of 100 parallel ones to one account, three rounds: ${rounds.join(', ')}`);
      expect(rounds).toEqual([1, 1, 1]);
    });

    it('S-12 what strangers use up leaves a known device its own five', async () => {
      const { accountKey } = payer();
      expect(await mails(8, { accountKey, bucket: strangers }, minutes(2))).toBe(5);
      expect(await mails(8, { accountKey, bucket: world.secrets.id() }, minutes(2))).toBe(5);
    });

    it('S-09 what a unit of work that failed would have sent is not counted', async () => {
      const account = payer();
      const failing = unitWithin(world, world.ours, async () => {
        await world.budgets.takeForResend(world.secrets.id(), account);
        throw new Error('later');
      });
      await expect(failing).rejects.toThrow('later');
      expect(await mail(account)).toBe(true);
    });

    it('S-09 another mail of a flow comes out of the same bucket, and voids older codes only if it goes', async () => {
      const account = payer();
      const attempt = await world.openFlow(world.ours, account.accountKey);
      const take = () =>
        unitWithin(world, world.ours, () => world.budgets.takeForResend(attempt.requestId, account));
      const isOpen = async () =>
        (await within(world.ours, () => world.challenges.countAttempt(attempt))) !== undefined;
      await unitWithin(world, world.ours, async () => {
        await world.challenges.add(challenge(attempt.requestId, await world.clock.now()));
      });
      expect(await mail(account)).toBe(true);
      expect([await take(), await isOpen()]).toEqual([false, true]);
      await world.pass(minutes(1));
      expect([await take(), await isOpen()]).toEqual([true, false]);
      expect(await mail(account)).toBe(false);
    });

    it('S-40 a bucket is not visible to another tenant, nor to the other environment', async () => {
      const account = payer();
      expect(await mail(account)).toBe(true);
      for (const premises of [world.theirs, world.oursInTest])
        expect(await mail(account, premises)).toBe(true);
      expect(await mail(account)).toBe(false);
    });

    const challenge = (requestId: string, issuedAt: Date): Challenge => {
      const { tenantId, environment, verificationId } = world.ours;
      return Challenge.issue({
        ...{ tenantId, environment, verificationId, requestId, issuedAt, method: 'email' },
        id: world.secrets.id(),
        destinationDigest: world.secrets.keyedDigest('destination', 'ada@example.com'),
        codeDigest: world.secrets.tokenDigest(world.secrets.id()),
        linkDigest: world.secrets.tokenDigest(world.secrets.token()),
        codeUntil: later(issuedAt, minutes(5)),
        linkUntil: later(issuedAt, minutes(30)),
      });
    };
  });
}
