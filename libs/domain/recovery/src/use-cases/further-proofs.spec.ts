import { beforeEach, describe, expect, it } from '@jest/globals';
import { accepted, hours, NotFound } from '@latchkey/kernel';
import type { AskedQuestion, ShownProof } from '@latchkey/verification';
import { ProofRejected } from '../reset-request/errors.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { AskProof, AskProofHandler } from './ask-proof.ts';
import { FindReset, FindResetHandler } from './find-reset.ts';
import type { ProvenFlow } from './proven-flow.ts';
import { RedeemLink, RedeemLinkHandler } from './redeem-link.ts';
import { SubmitFurtherProof, SubmitFurtherProofHandler } from './submit-further-proof.ts';

interface Holder {
  readonly id: string;
  readonly flowSecret: string;
}

const badge = {
  attribute: 'badge',
  labels: { en: 'Number of your badge', de: 'Nummer Ihres Ausweises' },
  defaultLanguage: 'en',
};
const onRecord = 'X-4711 Canary';

describe('proving by personal data', () => {
  let house: RecoveryHouse;

  beforeEach(async () => {
    house = new RecoveryHouse();
    house.tenant.further = { owed: ['datum'], optional: [], wanted: 0 };
    house.requests.furtherMethods.set('datum', 'personal_data');
    house.requests.furtherParameters.set('datum', badge);
    await house.at(async () => house.records.keep(house.world.ours.userId, {}, { badge: onRecord }));
  });

  const redeem = async (): Promise<ProvenFlow> => {
    const { token } = await house.mailed();
    return house.here(() => house.parts.handler(RedeemLinkHandler).execute(new RedeemLink(token)));
  };
  const proven = async (): Promise<ProvenFlow> => {
    await house.start();
    return redeem();
  };
  const ask = ({ id, flowSecret }: Holder, locale = 'en'): Promise<AskedQuestion> =>
    house.here(() =>
      house.parts.handler(AskProofHandler).execute(new AskProof(id, flowSecret, 'datum', { locale })),
    );
  const give = async ({ id, flowSecret }: Holder, shown: ShownProof): Promise<ProvenFlow> => {
    const handler = house.parts.handler(SubmitFurtherProofHandler);
    return accepted(
      await house.here(() => handler.execute(new SubmitFurtherProof(id, flowSecret, 'datum', shown))),
    );
  };
  const answered = (text: string): ShownProof => ({ answers: { datum: text } });
  const refusalOf = async (flow: Holder, text: string): Promise<ProofRejected> => {
    const told: unknown = await give(flow, answered(text)).catch((error: unknown) => error);
    expect(told).toBeInstanceOf(ProofRejected);
    return told as ProofRejected;
  };
  const lastReason = () => house.world.database.happenings.at(-1)?.event.reason;

  it('PR-M12 asks by the tenant’s label after the mail has proved, and goes on with what is on record', async () => {
    const mailed = await proven();
    expect(await ask(mailed, 'de')).toEqual({
      kind: 'questions',
      questions: [{ id: 'datum', text: 'Nummer Ihres Ausweises' }],
    });
    const done = await give(mailed, answered(' x-4711  CANARY '));
    expect(done.state).toBe('proven');
    expect((await house.request(mailed.id)).proofs.map(({ verificationId }) => verificationId)).toContain(
      'datum',
    );
  });

  it('S-05 asks nobody and takes nothing before the mail has proved', async () => {
    const started = await house.start();
    const nobody = await house.start('nobody@example.com');
    for (const flow of [started, nobody]) {
      await expect(ask(flow)).rejects.toThrow(NotFound);
      await refusalOf(flow, onRecord);
    }
  });

  it('S-08 tells nobody what somebody has before the mail has proved', async () => {
    const look = ({ id, flowSecret }: Holder) =>
      house.here(() => house.parts.handler(FindResetHandler).execute(new FindReset(id, flowSecret)));
    for (const started of [await house.start('nobody@example.com'), await house.start()])
      expect(await look(started)).toMatchObject({ state: 'awaiting_proof', furtherProofs: [] });
    expect((await look(await redeem())).furtherProofs).toMatchObject([{ id: 'datum', readiness: 'ready' }]);
  });

  it('PR-M12 refuses what is not on record, and whoever has none, in the same words', async () => {
    const mailed = await proven();
    const wrong = await refusalOf(mailed, 'X-4712');
    expect(lastReason()).toBe('wrong-answer');
    await house.at(async () => house.records.keep(house.world.ours.userId, {}, {}));
    const none = await refusalOf(mailed, onRecord);
    expect(lastReason()).toBe('not-on-record');
    expect([none.detail, none.code]).toEqual([wrong.detail, wrong.code]);
  });

  it('PR-M12 asks nobody for what is not on record of them', async () => {
    house.requests.furtherReadiness.set('datum', 'not_enrolled');
    await expect(ask(await proven())).rejects.toThrow(NotFound);
  });

  it('PR-M12 takes three tries in a day, over every request, and pauses for a day', async () => {
    const mailed = await proven();
    for (let n = 0; n < 3; n += 1) await refusalOf(mailed, `guess ${n}`);
    await refusalOf(mailed, onRecord);
    expect(lastReason()).toBe('paused');
    house.world.clock.advance(hours(1));
    await refusalOf(await proven(), onRecord);
    expect(lastReason()).toBe('paused');
    house.world.clock.advance(hours(24));
    expect((await give(await proven(), answered(onRecord))).state).toBe('proven');
  });

  it('S-83 tells the datum to nobody: not in what is asked, refused or recorded', async () => {
    const mailed = await proven();
    const told = [
      await ask(mailed),
      await refusalOf(mailed, 'X-4712'),
      await give(mailed, answered(onRecord)),
      await house.request(mailed.id),
      house.world.database.happenings,
      await house.queued(),
    ];
    expect(JSON.stringify(told)).not.toMatch(/canary|x-4711|x-4712/i);
  });

  it('S-83 what an agent confirms is neither asked nor taken in a flow', async () => {
    house.requests.furtherMethods.set('datum', 'personal_data_confirmation');
    const mailed = await proven();
    await expect(ask(mailed)).rejects.toThrow(NotFound);
    await refusalOf(mailed, onRecord);
    expect(lastReason()).toBe('not-enrolled');
  });
});
