import { beforeEach, describe, expect, it } from '@jest/globals';
import { accepted, minutes, NotFound } from '@latchkey/kernel';
import { within } from '@latchkey/kernel/testing';
import { Enrolment, quarantine } from '@latchkey/verification';
import { ProofRejected } from '../reset-request/errors.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { AskProof, AskProofHandler } from './ask-proof.ts';
import type { ProvenFlow } from './proven-flow.ts';
import { RedeemLink, RedeemLinkHandler } from './redeem-link.ts';
import { SubmitFurtherProof, SubmitFurtherProofHandler } from './submit-further-proof.ts';

type Holder = Pick<ProvenFlow, 'id' | 'flowSecret'>;

describe('asking for a proof', () => {
  let house: RecoveryHouse;
  beforeEach(() => {
    house = new RecoveryHouse();
    house.tenant.further = { owed: ['quiz'], optional: [], wanted: 0 };
    house.requests.furtherMethods.set('quiz', 'questions');
  });

  const mailed = async (): Promise<ProvenFlow> => {
    await house.start();
    const { token } = await house.mailed();
    return house.here(() => house.parts.handler(RedeemLinkHandler).execute(new RedeemLink(token)));
  };
  /** Enrolled so long ago that it proves. */
  const enrol = (label: string, since = quarantine): Promise<string> => {
    const { tenantId, environment, userId } = house.world.ours;
    return house.at(async () => {
      const id = house.world.secrets.id();
      const begun = new Date((await house.world.clock.now()).getTime() - since);
      const enrolment = Enrolment.begin({
        ...{ tenantId, environment, id, userId, verificationId: 'quiz', method: 'questions', label },
        ...{ mark: label, needsConfirmation: false, privileged: false, now: begun },
        sealedHolding: await house.box.seal(id, { label }),
      });
      await house.enrolments.add(enrolment);
      return id;
    });
  };
  const ask = ({ id, flowSecret }: Holder, enrolmentId?: string, verificationId = 'quiz') => {
    const command = new AskProof(id, flowSecret, verificationId, { locale: 'en', enrolmentId });
    return house.here(() => house.parts.handler(AskProofHandler).execute(command));
  };
  const give = async ({ id, flowSecret }: Holder, code: string): Promise<ProvenFlow> => {
    const command = new SubmitFurtherProof(id, flowSecret, 'quiz', { code });
    return accepted(await house.here(() => house.parts.handler(SubmitFurtherProofHandler).execute(command)));
  };
  const held = async (id: string) => {
    const row = await house.at(async () => house.enrolments.table.peek((each) => each.id === id));
    return house.here(() => house.box.open(id, row?.sealedHolding ?? Buffer.alloc(0)));
  };
  const asked = async (flow: Holder): Promise<Buffer | undefined> =>
    house.at(() => house.asked.find({ requestId: flow.id, verificationId: 'quiz' }));

  it('PR-T12 asks by the one that is wanted, keeps what it asked sealed, and is answered once', async () => {
    const [first, second] = [await enrol('first'), await enrol('second')];
    const flow = await mailed();
    expect(await ask(flow)).toMatchObject({ kind: 'code', sentTo: 'first' });
    expect(await ask(flow, second)).toMatchObject({ kind: 'code', sentTo: 'second' });
    expect((await asked(flow))?.toString()).not.toContain('riddle 2');
    expect((await give(flow, 'riddle 2')).state).toBe('proven');
    expect(await asked(flow)).toBeUndefined();
    expect(await held(first)).toEqual({ label: 'first', asked: 'riddle 1' });
    expect(await held(second)).toEqual({ label: 'second', asked: 'riddle 2', proved: true });
  });

  it('S-22 what was asked is kept through a wrong answer, as long as the method wants', async () => {
    await enrol('first');
    const flow = await mailed();
    await ask(flow);
    await expect(give(flow, 'wrong')).rejects.toThrow(ProofRejected);
    await expect(give(flow, 'wrong')).rejects.toThrow(ProofRejected);
    expect(await asked(flow)).toBeUndefined();
    await ask(flow);
    expect((await give(flow, 'riddle 2')).state).toBe('proven');
  });

  it('S-28 what was asked in one recovery proves in no other', async () => {
    await enrol('first');
    const flow = await mailed();
    await ask(flow);
    house.world.clock.advance(minutes(2));
    const other = await mailed();
    await expect(give(other, 'riddle 1')).rejects.toThrow(ProofRejected);
    await ask(other);
    await expect(give(other, 'riddle 1')).rejects.toThrow(ProofRejected);
    expect((await give(other, 'riddle 2')).state).toBe('proven');
  });

  it('S-05 asks nobody before the mail has proved, nor who has nothing that can be used', async () => {
    const unproven = await house.start();
    await expect(ask(unproven)).rejects.toThrow(NotFound);
    const flow = await mailed();
    await expect(ask(flow)).rejects.toThrow(NotFound);
    await enrol('too new', quarantine - minutes(5));
    await expect(ask(flow)).rejects.toThrow(NotFound);
    expect(await asked(flow)).toBeUndefined();
  });

  it('S-40 answers nothing to a wrong secret, to another tenant, and for what is not asked here', async () => {
    await enrol('first');
    const flow = await mailed();
    await expect(ask({ ...flow, flowSecret: 'wrong' })).rejects.toThrow(NotFound);
    await expect(ask(flow, house.world.secrets.id())).rejects.toThrow(NotFound);
    await expect(ask(flow, undefined, 'elsewhere')).rejects.toThrow(NotFound);
    const command = new AskProof(flow.id, flow.flowSecret, 'quiz', { locale: 'en' });
    const theirs = within(house.world.theirs, () => house.parts.handler(AskProofHandler).execute(command));
    await expect(theirs).rejects.toThrow(NotFound);
  });

  it('asks nothing by a method that asks nothing', async () => {
    house.requests.furtherMethods.set('quiz', 'authenticator');
    await enrol('an app');
    await expect(ask(await mailed())).rejects.toThrow(NotFound);
  });
});
