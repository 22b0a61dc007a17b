import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { accepted, hours, later, minutes, NotFound } from '@latchkey/kernel';
import { figure, fulfilled, inParallel } from '@latchkey/kernel/testing';
import { Enrolment, SmsHeldBack, type AskedQuestion } from '@latchkey/verification';
import { ProofRejected } from '../reset-request/errors.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { AskProof, AskProofHandler } from './ask-proof.ts';
import type { ProvenFlow } from './proven-flow.ts';
import { RedeemLink, RedeemLinkHandler } from './redeem-link.ts';
import { SubmitFurtherProof, SubmitFurtherProofHandler } from './submit-further-proof.ts';

const mobile = '+4915112345678';
const other = '+4915112345699';

describe('proving by a code on a telephone', () => {
  let house: RecoveryHouse;

  beforeEach(() => {
    house = new RecoveryHouse();
    house.tenant.further = { owed: ['phone'], optional: [], wanted: 0 };
    house.requests.furtherMethods.set('phone', 'sms');
  });

  /** As if it had been enrolled two days ago. */
  const enrol = (id: string, phone = mobile) =>
    house.at(async () => {
      const { tenantId, environment, userId } = house.world.ours;
      const place = { tenantId, environment, id, userId, verificationId: 'phone', method: 'sms' } as const;
      await house.enrolments.add(
        Enrolment.begin({
          ...{ ...place, label: phone.slice(-2), mark: phone, needsConfirmation: false, privileged: false },
          sealedHolding: await house.box.seal(id, { phone }),
          now: later(house.world.clock.moment, -hours(48)),
        }),
      );
    });
  const mailed = async (): Promise<ProvenFlow> => {
    await house.start();
    const { token } = await house.mailed();
    return house.here(() => house.parts.handler(RedeemLinkHandler).execute(new RedeemLink(token)));
  };
  const ask = ({ id, flowSecret }: ProvenFlow, enrolmentId?: string): Promise<AskedQuestion> =>
    house.here(() =>
      house.parts
        .handler(AskProofHandler)
        .execute(new AskProof(id, flowSecret, 'phone', { locale: 'de', enrolmentId })),
    );
  const give = async ({ id, flowSecret }: ProvenFlow, code: string): Promise<ProvenFlow> => {
    const command = new SubmitFurtherProof(id, flowSecret, 'phone', { code });
    return accepted(await house.here(() => house.parts.handler(SubmitFurtherProofHandler).execute(command)));
  };
  const sent = (): string => house.smsCodes.newest.code;
  const wrong = (): string => (sent() === '000000' ? '111111' : '000000');

  it('PR-T22 PR-M07 is asked by a code to the telephone that is wanted, and proved by that code, once', async () => {
    await enrol('first');
    await enrol('second', other);
    const flow = await mailed();
    expect(await ask(flow)).toMatchObject({ kind: 'code', sentTo: '78', codeLength: 6 });
    expect(await ask(flow, 'second')).toMatchObject({ sentTo: '99' });
    const { occasion, phone, locale } = house.smsCodes.newest;
    expect([occasion, phone.e164, locale]).toEqual(['recovery', other, 'de']);
    const proven = await give(flow, sent());
    expect(proven.state).toBe('proven');
    expect(house.smsCodes.arrived).toEqual([house.smsCodes.newest.id]);
    await expect(give(flow, sent())).rejects.toThrow();
  });

  it('PR-T22 a newer code replaces the older one', async () => {
    await enrol('first');
    const flow = await mailed();
    await ask(flow);
    const older = sent();
    await ask(flow);
    await expect(give(flow, older)).rejects.toThrow(ProofRejected);
    expect((await give(flow, sent())).state).toBe('proven');
  });

  it('S-05 nothing is asked before the mail has proved, or of somebody who has no telephone', async () => {
    const started = await house.start();
    await expect(ask(started as unknown as ProvenFlow)).rejects.toThrow(NotFound);
    await expect(ask(await mailed())).rejects.toThrow(NotFound);
    expect(house.smsCodes.posted).toEqual([]);
  });

  it('S-21 takes no code that is dead, and none that was never asked for', async () => {
    await enrol('first');
    const flow = await mailed();
    await expect(give(flow, '123456')).rejects.toThrow(ProofRejected);
    await ask(flow);
    house.world.clock.advance(minutes(5));
    await expect(give(flow, sent())).rejects.toThrow(ProofRejected);
  });

  it('S-22 S-23 of a hundred wrong codes at once no more than five are compared, and the code is gone', async () => {
    await enrol('first');
    const flow = await mailed();
    await ask(flow);
    const compared = jest.spyOn(house.world.secrets, 'codeDigest');
    const guesses = await inParallel(100, () => give(flow, wrong()));
    expect(fulfilled(guesses)).toEqual([]);
    figure(`S-22: codes by SMS compared, of 100 wrong ones at once: ${compared.mock.calls.length}`);
    expect(compared).toHaveBeenCalledTimes(5);
    await expect(give(flow, sent())).rejects.toThrow(ProofRejected);
  });

  it('S-28 a code of one recovery proves nothing in another one', async () => {
    await enrol('first');
    const [flow, second] = [await mailed(), await mailed()];
    await ask(flow);
    await expect(give(second, sent())).rejects.toThrow(ProofRejected);
  });

  it('S-10 when no more may be sent it says so, and the code that is out stays good', async () => {
    await enrol('first');
    const flow = await mailed();
    await ask(flow);
    house.smsCodes.answer = { kind: 'held-back', whose: 'account', retryAfter: 100 };
    await expect(ask(flow)).rejects.toThrow(SmsHeldBack);
    expect((await give(flow, sent())).state).toBe('proven');
  });
});
