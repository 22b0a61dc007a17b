import { beforeEach, describe, expect, it } from '@jest/globals';
import { accepted, minutes, NotFound } from '@latchkey/kernel';
import { FlowEnded, ProofRejected } from '../reset-request/errors.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import type { ProvenFlow } from './proven-flow.ts';
import { RedeemLink, RedeemLinkHandler } from './redeem-link.ts';
import { SetPassword, SetPasswordHandler } from './set-password.ts';
import type { StartedReset } from './start-reset.ts';
import { SubmitFurtherProof, SubmitFurtherProofHandler } from './submit-further-proof.ts';

interface Holder {
  readonly id: string;
  readonly flowSecret: string;
}

describe('giving a proof beside the mail', () => {
  let house: RecoveryHouse;
  let started: StartedReset;

  beforeEach(async () => {
    house = new RecoveryHouse();
    house.tenant.further = { owed: ['good'], optional: ['other', 'bad'], wanted: 1 };
    house.requests.furtherMethods.set('good', 'mock_success');
    house.requests.furtherMethods.set('other', 'mock_success');
    house.requests.furtherMethods.set('bad', 'mock_failure');
    house.requests.furtherMethods.set('quiz', 'questions');
    started = await house.start();
  });

  const redeem = async (): Promise<ProvenFlow> => {
    const { token } = await house.mailed();
    return house.here(() => house.parts.handler(RedeemLinkHandler).execute(new RedeemLink(token)));
  };
  const give = async ({ id, flowSecret }: Holder, verificationId: string): Promise<ProvenFlow> => {
    const handler = house.parts.handler(SubmitFurtherProofHandler);
    return accepted(
      await house.here(() => handler.execute(new SubmitFurtherProof(id, flowSecret, verificationId))),
    );
  };
  const set = ({ id, flowSecret }: Holder) =>
    house.here(() =>
      house.parts
        .handler(SetPasswordHandler)
        .execute(new SetPassword(id, flowSecret, 'mornings smell of rain')),
    );
  const lastReason = () => house.world.database.happenings.at(-1)?.event.reason;

  it('PR-T19 S-26 goes on until all is given, each time with a new secret, and only then to a password', async () => {
    const mailed = await redeem();
    expect(mailed.state).toBe('awaiting_more_proof');
    await expect(set(mailed)).rejects.toThrow(FlowEnded);
    const second = await give(mailed, 'good');
    expect(second.state).toBe('awaiting_more_proof');
    await expect(give(mailed, 'other')).rejects.toThrow(NotFound);
    await expect(set(second)).rejects.toThrow(FlowEnded);
    const third = await give(second, 'other');
    expect(third.state).toBe('proven');
    expect((await house.request(started.id)).proofs.map(({ via }) => via)).toEqual(['link', 'mock', 'mock']);
    await expect(set(third)).resolves.toMatchObject({ changeId: expect.any(String) });
  });

  it.each([
    ['good', 'out-of-order'],
    ['other', 'out-of-order'],
  ])('S-05 takes %s from nobody before the mail has proved', async (verificationId, reason) => {
    await expect(give(started, verificationId)).rejects.toThrow(ProofRejected);
    expect(lastReason()).toBe(reason);
  });

  it('S-05 tells a name that nobody has the same, with another reason for the log alone', async () => {
    const nobody = await house.start('nobody@example.com');
    const refusals = await Promise.all(
      [nobody, started].map((flow) => give(flow, 'good').catch((error: unknown) => error)),
    );
    expect(refusals.every((each) => each instanceof ProofRejected)).toBe(true);
    expect(new Set(refusals.map((each) => (each as ProofRejected).detail)).size).toBe(1);
  });

  it('PR-B41 takes nothing from whom a check does not know to be enrolled', async () => {
    house.requests.notEnrolled.add('good');
    await expect(give(await redeem(), 'good')).rejects.toThrow(ProofRejected);
    expect(lastReason()).toBe('not-enrolled');
  });

  it.each([
    ['bad', 'mock-failure'],
    ['quiz', 'not-asked'],
    ['elsewhere', 'not-asked'],
  ])('PR-T19 refuses %s and remembers why: %s', async (verificationId, reason) => {
    const mailed = await redeem();
    await expect(give(mailed, verificationId)).rejects.toThrow(ProofRejected);
    expect(lastReason()).toBe(reason);
    expect((await house.request(started.id)).proofs).toHaveLength(1);
    expect((await give(mailed, 'good')).state).toBe('awaiting_more_proof');
  });

  it('S-27 takes none when the account was disabled meanwhile', async () => {
    const mailed = await redeem();
    house.tenant.changed = { accountActive: false };
    await expect(give(mailed, 'good')).rejects.toThrow(ProofRejected);
    expect(lastReason()).toBe('account-disabled');
  });

  it('S-21 takes none when the flow is over', async () => {
    const mailed = await redeem();
    house.world.clock.advance(minutes(10));
    await expect(give(mailed, 'good')).rejects.toThrow(ProofRejected);
    expect(lastReason()).toBe('over');
  });
});
