import { beforeEach, describe, expect, it } from '@jest/globals';
import { minutes, seconds } from '@latchkey/kernel';
import { figure, fulfilled, inParallel, type Premises } from '@latchkey/kernel/testing';
import { LinkRejected } from '../reset-request/errors.ts';
import type { Standing } from '../reset-request/standing.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { FindReset, FindResetHandler } from './find-reset.ts';
import { RedeemLink, RedeemLinkHandler } from './redeem-link.ts';
import { ResendMail, ResendMailHandler } from './resend-mail.ts';
import type { StartedReset } from './start-reset.ts';
import { SubmitProof, SubmitProofHandler } from './submit-proof.ts';

describe('redeeming a link', () => {
  let house: RecoveryHouse;
  let started: StartedReset;
  let token: string;

  beforeEach(async () => {
    house = new RecoveryHouse();
    started = await house.start();
    ({ token } = await house.mailed());
  });

  const redeem = (link = token, premises?: Premises) =>
    house.here(() => house.parts.handler(RedeemLinkHandler).execute(new RedeemLink(link)), premises);
  const look = (flowSecret: string) =>
    house.here(() => house.parts.handler(FindResetHandler).execute(new FindReset(started.id, flowSecret)));

  it('proves, without the secret of the browser that started', async () => {
    const proven = await redeem();
    expect(proven.id).toBe(started.id);
    expect((await house.request(started.id)).proofs).toMatchObject([{ via: 'link' }]);
    expect(await look(proven.flowSecret)).toMatchObject({ state: 'proven' });
  });

  it('S-29 lends nothing to the browser that started: its secret is void', async () => {
    await redeem();
    await expect(look(started.flowSecret)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('S-24 works once', async () => {
    await redeem();
    await expect(redeem()).rejects.toThrow(LinkRejected);
    const proven = fulfilled(await inParallel(100, () => redeem()));
    expect(proven).toEqual([]);
  });

  it('S-24 of a hundred at once, one works', async () => {
    const proven = fulfilled(await inParallel(100, () => redeem()));
    figure(`use case: ${proven.length} of 100 parallel redemptions of one link worked`);
    expect(proven).toHaveLength(1);
  });

  it.each([
    ['five seconds before', -seconds(5), true],
    ['a second after', seconds(1), false],
  ])('S-21 works %s its end', async (_, offset, works) => {
    house.world.clock.advance(minutes(30) + offset);
    await (works
      ? expect(redeem()).resolves.toHaveProperty('id')
      : expect(redeem()).rejects.toThrow(LinkRejected));
  });

  it('S-21 of a second mail works to the end that the mail tells', async () => {
    house.world.clock.advance(minutes(20));
    const resend = house.parts.handler(ResendMailHandler);
    await house.here(() => resend.execute(new ResendMail(started.id, started.flowSecret, null)));
    const second = await house.mailed();
    house.world.clock.set(new Date(new Date(second.linkUntil).getTime() - seconds(5)));
    await expect(redeem()).rejects.toThrow(LinkRejected);
    await expect(redeem(second.token)).resolves.toHaveProperty('id');
  });

  it('S-22a works after any number of wrong ones', async () => {
    for (let n = 0; n < 200; n += 1) {
      await expect(redeem(house.world.secrets.token())).rejects.toThrow(LinkRejected);
    }
    expect(await redeem()).toHaveProperty('flowSecret');
  });

  it('S-22a works after the codes of the account are used up', async () => {
    const submit = house.parts.handler(SubmitProofHandler);
    const guess = () =>
      house.here(() => submit.execute(new SubmitProof(started.id, started.flowSecret, '0')));
    await inParallel(20, guess);
    expect(await redeem()).toHaveProperty('flowSecret');
  });

  it.each(['', 'x', 'x'.repeat(43), '__proto__', '%00'])('S-25 is never %j', async (link) => {
    await expect(redeem(link)).rejects.toThrow(LinkRejected);
  });

  it.each<Partial<Standing>>([
    { tenantActive: false },
    { applicationActive: false },
    { processActive: false },
    { verificationActive: false },
    { storeActive: false },
    { accountPresent: false },
    { accountActive: false },
    { destination: 'somebody.else@example.com' },
  ])('S-27 does not work given %j, and is not spent by that', async (changed) => {
    house.tenant.changed = changed;
    await expect(redeem()).rejects.toThrow(LinkRejected);
    house.tenant.changed = {};
    await expect(redeem()).resolves.toHaveProperty('id');
  });

  it('S-33 does not work once another flow of the account has succeeded', async () => {
    const other = await house.start();
    await house.at(async () => {
      const request = await house.requests.getForUpdate(other.id);
      if (request) await house.requests.cancelOthers(request, house.world.clock.moment);
    });
    await expect(redeem()).rejects.toThrow(LinkRejected);
  });

  it('S-40 does not work in another tenant, nor in the other environment', async () => {
    for (const premises of [house.world.theirs, house.world.oursInTest]) {
      await expect(redeem(token, premises)).rejects.toThrow(LinkRejected);
    }
    await expect(redeem()).resolves.toHaveProperty('id');
  });

  it('S-05 that was made for a decoy does not work', async () => {
    await house.start('nobody@example.com');
    await expect(redeem((await house.mailed()).token)).rejects.toThrow(LinkRejected);
  });

  it('says the same whatever the reason is', async () => {
    const refusals = [await redeem('x').catch((error: LinkRejected) => error.detail)];
    await redeem();
    refusals.push((await redeem().catch((error: LinkRejected) => error.detail)) as string);
    expect(new Set(refusals).size).toBe(1);
  });
});
