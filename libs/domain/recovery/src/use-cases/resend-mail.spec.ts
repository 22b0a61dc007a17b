import { beforeEach, describe, expect, it } from '@jest/globals';
import { accepted, minutes, NotFound, seconds } from '@latchkey/kernel';
import { FlowEnded, ProofRejected, ResendTooEarly } from '../reset-request/errors.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { RedeemLink, RedeemLinkHandler } from './redeem-link.ts';
import { ResendMail, ResendMailHandler } from './resend-mail.ts';
import type { StartedReset } from './start-reset.ts';
import { SubmitProof, SubmitProofHandler } from './submit-proof.ts';

describe('another mail', () => {
  let house: RecoveryHouse;
  let started: StartedReset;
  beforeEach(async () => {
    house = new RecoveryHouse();
    started = await house.start();
  });

  const resend = ({ id, flowSecret }: { id: string; flowSecret: string } = started) =>
    house.here(() => house.parts.handler(ResendMailHandler).execute(new ResendMail(id, flowSecret, null)));
  const submit = async (code: string) => {
    const handler = house.parts.handler(SubmitProofHandler);
    return accepted(
      await house.here(() => handler.execute(new SubmitProof(started.id, started.flowSecret, code))),
    );
  };
  const redeem = (token: string) =>
    house.here(() => house.parts.handler(RedeemLinkHandler).execute(new RedeemLink(token)));

  it('R-09 fetches what sealing needs before the transaction begins', async () => {
    const order: string[] = [];
    const { handOver, world } = house;
    handOver.ready = () => Promise.resolve(void order.push('ready'));
    const conclude = world.unitOfWork.conclude.bind(world.unitOfWork);
    world.unitOfWork.conclude = (work) => {
      order.push('begin');
      return conclude(work);
    };
    world.clock.advance(minutes(1));
    await resend();
    expect(order).toEqual(['ready', 'begin']);
  });

  it('has a new code, and the older one is void', async () => {
    const first = await house.mailed();
    house.world.clock.advance(minutes(1));
    const resent = await resend();
    const second = await house.mailed();
    expect(resent).toMatchObject({
      id: started.id,
      codeLength: 6,
      resendAfter: 60,
      codeExpiresAt: second.codeUntil,
    });
    if (first.code !== second.code) await expect(submit(first.code)).rejects.toThrow(ProofRejected);
    await expect(submit(second.code)).resolves.toHaveProperty('flowSecret');
  });

  it('has a new link, and the older one works on (decision 3)', async () => {
    const first = await house.mailed();
    house.world.clock.advance(minutes(1));
    await resend();
    expect((await house.mailed()).token).not.toBe(first.token);
    await expect(redeem(first.token)).resolves.toHaveProperty('id');
  });

  it('S-21 promises what holds: link and code live as long as the mail says', async () => {
    house.world.clock.advance(minutes(29));
    const resent = await resend();
    const mailed = await house.mailed();
    expect(resent.expiresAt).toBe(mailed.linkUntil);
    house.world.clock.set(new Date(new Date(mailed.codeUntil).getTime() - seconds(5)));
    await expect(submit(mailed.code)).resolves.toHaveProperty('flowSecret');
  });

  it('S-22 brings no tries back for the account', async () => {
    for (let mail = 0; mail < 3; mail += 1) {
      for (let n = 0; n < 5; n += 1) await expect(submit('0')).rejects.toThrow(ProofRejected);
      house.world.clock.advance(minutes(1));
      await resend();
    }
    const { code, token } = await house.mailed();
    await expect(submit(code)).rejects.toThrow(ProofRejected);
    await expect(redeem(token)).resolves.toHaveProperty('id');
  });

  it('goes to the account, not to an address that changed hands', async () => {
    house.world.clock.advance(minutes(1));
    house.tenant.changed = { destination: 'ada.new@example.com' };
    await resend();
    const { code } = await house.mailed();
    house.tenant.changed = {};
    await expect(submit(code)).rejects.toThrow(ProofRejected);
  });

  it('S-09 waits a minute, and comes four times', async () => {
    await expect(resend()).rejects.toThrow(ResendTooEarly);
    for (let n = 0; n < 4; n += 1) {
      house.world.clock.advance(minutes(1));
      await resend();
    }
    house.world.clock.advance(minutes(1));
    await expect(resend()).rejects.toThrow(ResendTooEarly);
    expect(await house.queued()).toHaveLength(5);
  });

  it('S-05 is the same for a decoy', async () => {
    const decoy = await house.start('nobody@example.com');
    await expect(resend(decoy)).rejects.toThrow(ResendTooEarly);
    house.world.clock.advance(minutes(1));
    const [real, fake] = [await resend(), await resend(decoy)];
    expect({ ...fake, id: real.id }).toEqual(real);
    expect((await house.queued()).filter(({ userId }) => userId === null)).toHaveLength(2);
  });

  it('S-29 comes only for who holds the secret of the flow', async () => {
    house.world.clock.advance(minutes(1));
    await expect(resend({ id: started.id, flowSecret: 'x' })).rejects.toThrow(NotFound);
    await expect(resend({ id: 'unknown', flowSecret: started.flowSecret })).rejects.toThrow(NotFound);
    expect(await house.queued()).toHaveLength(1);
  });

  it('does not come when the process is not there any more', async () => {
    house.world.clock.advance(minutes(1));
    house.tenant.planned = false;
    await expect(resend()).rejects.toThrow(FlowEnded);
  });

  it('S-26 is no proof', async () => {
    house.world.clock.advance(minutes(1));
    await resend();
    expect((await house.request(started.id)).isProven()).toBe(false);
  });

  it('S-09 over the budget of the account the answer is the same, nothing is sent, and code and link work on', async () => {
    const first = await house.mailed();
    house.world.clock.advance(minutes(1));
    await house.start();
    const resent = await resend();
    expect(resent).toMatchObject({ id: started.id, codeLength: 6, resendAfter: 60 });
    expect((await house.queued()).map(({ userId }) => userId !== null)).toEqual([true, true, false]);
    await expect(submit(first.code)).resolves.toHaveProperty('flowSecret');
    await expect(redeem(first.token)).resolves.toHaveProperty('id');
  });
});
