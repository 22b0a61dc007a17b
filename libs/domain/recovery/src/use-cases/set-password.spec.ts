import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  ChangeConsequences,
  PasswordRefused,
  type CredentialChange,
  type StoreAnswer,
} from '@latchkey/credentials';
import { Session } from '@latchkey/identity';
import { minutes, NotFound, seconds } from '@latchkey/kernel';
import { fulfilled, inParallel } from '@latchkey/kernel/testing';
import { KnownDevices } from '../mail-budget/known-devices.ts';
import { strangers } from '../mail-budget/mail-budget.ts';
import { FlowEnded } from '../reset-request/errors.ts';
import type { Standing } from '../reset-request/standing.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { AwaitOutcome, AwaitOutcomeHandler } from './await-outcome.ts';
import { ExpireReset, ExpireResetHandler } from './expire-reset.ts';
import type { ProvenFlow } from './proven-flow.ts';
import { RedeemLink, RedeemLinkHandler } from './redeem-link.ts';
import { SubmitProof, SubmitProofHandler } from './submit-proof.ts';
import { SetPassword, SetPasswordHandler } from './set-password.ts';

const good = 'mornings smell of rain';

describe('setting a new password', () => {
  let house: RecoveryHouse;
  let proven: ProvenFlow;

  beforeEach(async () => {
    house = new RecoveryHouse();
    proven = await prove();
  });

  const prove = async (): Promise<ProvenFlow> => {
    await house.start();
    const { token } = await house.mailed();
    return house.here(() => house.parts.handler(RedeemLinkHandler).execute(new RedeemLink(token)));
  };
  const set = (password = good, { id, flowSecret }: { id: string; flowSecret: string } = proven) =>
    house.here(() =>
      house.parts.handler(SetPasswordHandler).execute(new SetPassword(id, flowSecret, password)),
    );
  const outcome = (changeId: string) =>
    house.here(() => house.parts.handler(AwaitOutcomeHandler).execute(new AwaitOutcome(changeId)));
  const change = (changeId: string): Promise<CredentialChange | undefined> =>
    house.at(async () => house.changes.table.peek(({ id }) => id === changeId));
  /** What the worker does when the store has answered. */
  const storeAnswers = (changeId: string, answer: StoreAnswer) =>
    house.at(async () => {
      const loaded = await house.changes.getForUpdate(changeId);
      const attempt = loaded?.attempt(1);
      if (!loaded || !attempt || !loaded.conclude(answer, attempt, house.world.clock.moment)) return;
      await house.parts.get(ChangeConsequences).follow(loaded, house.world.clock.moment);
    });

  it('PR-T21 a request that wrong codes had used up is remembered as such when its time is over', async () => {
    const { id, flowSecret } = await house.start();
    const { code } = await house.mailed();
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    const submit = house.parts.handler(SubmitProofHandler);
    for (let n = 0; n < 5; n += 1)
      await house.here(() => submit.execute(new SubmitProof(id, flowSecret, wrong)));
    house.world.clock.advance(minutes(31));
    await house.here(() => house.parts.handler(ExpireResetHandler).execute(new ExpireReset(id)));
    expect(await house.request(id)).toMatchObject({ status: 'maximum_attempts' });
  });

  it('writes an intent for the worker, with the password sealed to it', async () => {
    const { changeId } = await set();
    const { userId, storeId } = house.world.ours;
    expect(await change(changeId)).toMatchObject({
      state: 'intended',
      userId,
      storeId,
      requestId: proven.id,
    });
    expect(await house.sealedPassword(changeId)).toBe(good);
    expect(await house.request(proven.id)).toMatchObject({ status: 'changing', changeId });
  });

  it('S-12 has a token by which the device is known for this account', async () => {
    const { deviceToken } = await set();
    const { accountKey } = await house.request(proven.id);
    const payer = await house.here(async () => house.parts.get(KnownDevices).payer(accountKey, deviceToken));
    expect(payer.bucket).not.toBe(strangers);
  });

  it('passes the password on in NFC and otherwise as typed', async () => {
    const { changeId } = await set('  De\u0301ja\u0300 vu ENCORE et encore ');
    expect(await house.sealedPassword(changeId)).toBe('  D\u00e9j\u00e0 vu ENCORE et encore ');
  });

  it.each([
    ['', ['required']],
    ['short', ['too-short']],
    ['password12345678', ['common']],
    ['Ada Lovelace 2026!', ['contains-context']],
    ['x'.repeat(300), ['too-long']],
  ])('refuses %j with the reason, and costs neither proof nor try', async (password, codes) => {
    const refusal: unknown = await set(password).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(PasswordRefused);
    const { errors } = refusal as PasswordRefused;
    expect(errors.map(({ code }) => code)).toEqual(codes);
    expect(errors.every(({ pointer }) => pointer === '/newPassword')).toBe(true);
    expect(await house.request(proven.id)).toMatchObject({ status: 'verified', passwordTries: 0 });
    expect(await set()).toHaveProperty('changeId');
  });

  it('R-22 of a hundred at once, one is sent on its way', async () => {
    const intents = fulfilled(await inParallel(100, () => set()));
    expect(intents).toHaveLength(1);
    expect(await house.at(async () => house.changes.table.all())).toHaveLength(1);
  });

  it('S-26 is not possible before the proof, nor for a decoy', async () => {
    const started = await house.start();
    await expect(set(good, started)).rejects.toThrow(FlowEnded);
    await expect(set(good, await house.start('nobody@example.com'))).rejects.toThrow(FlowEnded);
  });

  it('S-29 is not possible with the secret of before the proof, or any other', async () => {
    const started = await house.start();
    const { token } = await house.mailed();
    await house.here(() => house.parts.handler(RedeemLinkHandler).execute(new RedeemLink(token)));
    await expect(set(good, started)).rejects.toThrow(NotFound);
    await expect(set(good, { id: proven.id, flowSecret: house.world.secrets.token() })).rejects.toThrow(
      NotFound,
    );
  });

  it.each([
    ['five seconds before', -seconds(5), true],
    ['a second after', seconds(1), false],
  ])('S-21 is possible %s the end of its window', async (_, offset, possible) => {
    house.world.clock.advance(minutes(10) + offset);
    await (possible
      ? expect(set()).resolves.toHaveProperty('changeId')
      : expect(set()).rejects.toThrow(FlowEnded));
  });

  it.each<Partial<Standing>>([
    { tenantActive: false },
    { processActive: false },
    { storeActive: false },
    { accountActive: false },
  ])('S-27 is not possible given %j', async (changed) => {
    house.tenant.changed = changed;
    await expect(set()).rejects.toThrow(FlowEnded);
    expect(await house.at(async () => house.changes.table.all())).toEqual([]);
  });

  it('S-40 is not possible from another tenant', async () => {
    const handler = house.parts.handler(SetPasswordHandler);
    const foreign = house.here(
      () => handler.execute(new SetPassword(proven.id, proven.flowSecret, good)),
      house.world.theirs,
    );
    await expect(foreign).rejects.toThrow(NotFound);
  });

  describe('what the store says', () => {
    it('AS-02 success is told when the store has it, and not before', async () => {
      const { changeId } = await set();
      let looks = 0;
      house.signal.waited = () => (looks += 1);
      const waiting = outcome(changeId);
      await storeAnswers(changeId, { kind: 'applied' });
      expect(await waiting).toMatchObject({ result: 'PASSWORD_RESET' });
      expect(looks).toBeGreaterThan(0);
      expect(await house.request(proven.id)).toMatchObject({ status: 'success' });
    });

    it('RA-02 S-33 success ends sessions and other flows of the account, and tells the owner', async () => {
      const digest = house.world.secrets.tokenDigest('session');
      await house.at(async () => {
        const { tenantId, environment, userId, applicationId } = house.world.ours;
        const place = { tenantId, environment, userId, applicationId, digest, now: house.world.clock.moment };
        await house.sessions.add(Session.start({ ...place, userAgent: null, id: 'session' }));
      });
      const other = await house.start();
      const { token } = await house.mailed();
      const { changeId } = await set();
      await storeAnswers(changeId, { kind: 'applied' });
      const session = await house.at(() => house.sessions.find(digest));
      expect(session?.revokedAt).not.toBeNull();
      expect(await house.request(other.id)).toMatchObject({ status: 'cancelled' });
      const redeem = house.parts.handler(RedeemLinkHandler);
      await expect(house.here(() => redeem.execute(new RedeemLink(token)))).rejects.toThrow('does not work');
      expect((await house.queued()).map(({ kind }) => kind)).toContain('password-changed');
    });

    it('S-33 success has the sessions end that a provider holds, written with it', async () => {
      house.sessionHolders = [{ storeId: 'provider', driver: 'rest', active: true, sessionsOf: 'everybody' }];
      const { changeId } = await set();
      await storeAnswers(changeId, { kind: 'applied' });
      const wanted = await house.at(async () => house.revocations.table.all());
      expect(wanted).toMatchObject([{ changeId, storeId: 'provider', state: 'wanted' }]);
    });

    it.each<[StoreAnswer, object]>([
      [{ kind: 'rejected', reason: 'history' }, { code: 'password-refused' }],
      [{ kind: 'rejected', reason: 'policy' }, { code: 'password-refused' }],
      [{ kind: 'unavailable' }, { code: 'store-unavailable' }],
    ])('%j is told, and another password may be chosen with the same proof', async (answer, refusal) => {
      const { changeId } = await set();
      await storeAnswers(changeId, answer);
      await expect(outcome(changeId)).rejects.toMatchObject(refusal);
      const second = await set('evenings taste of smoke');
      await storeAnswers(second.changeId, { kind: 'applied' });
      expect(await outcome(second.changeId)).toMatchObject({ result: 'PASSWORD_RESET' });
    });

    it('BY-01 an unknown outcome is told as that, and ends the flow', async () => {
      const { changeId } = await set();
      await storeAnswers(changeId, { kind: 'unknown' });
      expect(await outcome(changeId)).toMatchObject({ result: 'OUTCOME_UNKNOWN' });
      await expect(set()).rejects.toThrow(FlowEnded);
    });

    it('BY-01 who waited twenty seconds hears that nothing is known', async () => {
      const { changeId } = await set();
      expect(await outcome(changeId)).toMatchObject({ result: 'OUTCOME_UNKNOWN' });
      expect(house.signal.elapsed).toBeGreaterThanOrEqual(20_000);
      expect(house.signal.elapsed).toBeLessThan(21_500);
      expect(await house.request(proven.id)).toMatchObject({ status: 'changing' });
    });

    it('an outcome of an older change does not touch the request', async () => {
      const first = await set();
      await storeAnswers(first.changeId, { kind: 'rejected', reason: 'history' });
      const second = await set('evenings taste of smoke');
      await house.at(async () => {
        const old = await house.changes.getForUpdate(first.changeId);
        if (old) await house.parts.get(ChangeConsequences).follow(old, house.world.clock.moment);
      });
      expect(await house.request(proven.id)).toMatchObject({ status: 'changing', changeId: second.changeId });
    });
  });

  it('a flow that nobody finishes is written down as expired, one with a password on its way is not', async () => {
    const expire = house.parts.handler(ExpireResetHandler);
    const run = (id: string) => house.here(() => expire.execute(new ExpireReset(id)));
    const started = await house.start();
    await run(started.id);
    expect((await house.request(started.id)).status).toBe('in_progress');
    await set();
    house.world.clock.advance(minutes(31));
    for (const id of [started.id, proven.id, 'unknown']) await run(id);
    expect((await house.request(started.id)).status).toBe('expired');
    expect((await house.request(proven.id)).status).toBe('changing');
  });
});
