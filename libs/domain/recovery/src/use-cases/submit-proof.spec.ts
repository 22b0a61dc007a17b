import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  accepted,
  hours,
  later,
  minutes,
  NotFound,
  Refused,
  seconds,
  type Permissions,
} from '@latchkey/kernel';
import { figure, fulfilled, inParallel } from '@latchkey/kernel/testing';
import { ProofRejected } from '../reset-request/errors.ts';
import type { Standing } from '../reset-request/standing.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import type { ProvenFlow } from './proven-flow.ts';
import type { StartedReset } from './start-reset.ts';
import { SubmitProof, SubmitProofHandler } from './submit-proof.ts';
import { UnblockLockout, UnblockLockoutHandler } from './unblock-lockout.ts';

describe('submitting a code', () => {
  let house: RecoveryHouse;
  let started: StartedReset;
  let code: string;
  let wrong: string;

  beforeEach(async () => {
    house = new RecoveryHouse();
    started = await house.start();
    ({ code } = await house.mailed());
    wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  });

  const submit = async (
    typed: string,
    { id, flowSecret }: { id: string; flowSecret: string } = started,
  ): Promise<ProvenFlow> => {
    const handler = house.parts.handler(SubmitProofHandler);
    return accepted(await house.here(() => handler.execute(new SubmitProof(id, flowSecret, typed))));
  };
  const lastReason = () => house.world.database.happenings.at(-1)?.event.reason;

  it('proves who has the mailbox, and opens ten minutes for a new password', async () => {
    const proven = await submit(code);
    expect(new Date(proven.setPasswordUntil).getTime() - house.world.clock.moment.getTime()).toBe(
      minutes(10),
    );
    const request = await house.request(started.id);
    expect(request).toMatchObject({ status: 'verified' });
    expect(request.proofs).toHaveLength(1);
    expect(request.proofs[0]).toMatchObject({ via: 'code', verificationId: house.world.ours.verificationId });
  });

  it('S-29 gives a new secret, and the old one opens nothing any more', async () => {
    const proven = await submit(code);
    expect(proven.flowSecret).not.toBe(started.flowSecret);
    const request = await house.request(started.id);
    expect(request.flowDigest).toEqual(house.world.secrets.tokenDigest(proven.flowSecret));
    await expect(submit(code)).rejects.toThrow(ProofRejected);
  });

  it('S-23 counts a wrong code, remembers the refusal, and tells nothing of the reason', async () => {
    const refusal: unknown = await submit(wrong).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProofRejected);
    expect((refusal as ProofRejected).detail).not.toContain('wrong');
    expect(house.world.database.eventNames().at(-1)).toBe('recovery.reset.proof-refused');
    expect(lastReason()).toBe('wrong-code');
    expect(await house.at(async () => house.challenges.table.all())).toMatchObject([{ codeAttempts: 1 }]);
  });

  it('S-22 after five wrong codes the right one is too late', async () => {
    for (let n = 0; n < 5; n += 1) await expect(submit(wrong)).rejects.toThrow(ProofRejected);
    await expect(submit(code)).rejects.toThrow(ProofRejected);
    expect((await house.request(started.id)).proofs).toEqual([]);
  });

  it('PR-T16 PR-T23 the failure that is one too many for the process locks the account out, and is told so', async () => {
    house.tenant.limits = { most: 2, window: hours(24), pause: hours(3) };
    for (let n = 0; n < 3; n += 1) await expect(submit(wrong)).rejects.toThrow(ProofRejected);
    await expect(submit(code)).rejects.toThrow(ProofRejected);
    const lockouts = await house.at(async () => house.lockouts.table.all());
    expect(lockouts).toMatchObject([{ reason: 'failures_of_process', until: expect.any(Date) }]);
    expect(lockouts[0]?.until).toEqual(later(house.world.clock.moment, hours(3)));
    house.world.clock.advance(hours(4));
    started = await house.start();
    await submit((await house.mailed()).code);
    expect((await house.request(started.id)).status).toBe('verified');
  });

  it('S-22 a right code ends the row of failures', async () => {
    for (let n = 0; n < 4; n += 1) await expect(submit(wrong)).rejects.toThrow(ProofRejected);
    await submit(code);
    for (let round = 0; round < 2; round += 1) {
      started = await house.start();
      for (let n = 0; n < 4; n += 1) await expect(submit('000000x')).rejects.toThrow(ProofRejected);
      code = (await house.mailed()).code;
      await submit(code);
    }
    expect((await house.request(started.id)).status).toBe('verified');
  });

  it('S-23 of a hundred wrong codes at once five are compared', async () => {
    await inParallel(100, () => submit(wrong));
    const compared = house.world.database.happenings.filter(
      ({ event }) => event.reason === 'wrong-code',
    ).length;
    figure(`use case: ${compared} of 100 parallel wrong codes were compared`);
    expect(compared).toBe(5);
  });

  it('S-24 of a hundred right codes at once one proves', async () => {
    const proven = fulfilled(await inParallel(100, () => submit(code)));
    figure(`use case: ${proven.length} of 100 parallel right codes proved`);
    expect(proven).toHaveLength(1);
    expect((await house.request(started.id)).proofs).toHaveLength(1);
  });

  it.each([
    ['five seconds before', -seconds(5), true],
    ['a second after', seconds(1), false],
  ])('S-21 is taken %s the end of the code', async (_, offset, taken) => {
    house.world.clock.advance(minutes(5) + offset);
    const result = submit(code);
    await (taken
      ? expect(result).resolves.toHaveProperty('flowSecret')
      : expect(result).rejects.toThrow(ProofRejected));
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
  ])('S-27 is refused given %j, and the code is not spent', async (changed) => {
    house.tenant.changed = changed;
    await expect(submit(code)).rejects.toThrow(ProofRejected);
    expect((await house.request(started.id)).proofs).toEqual([]);
    house.tenant.changed = {};
    expect(await submit(code)).toHaveProperty('flowSecret');
  });

  it('S-28 a code of one flow proves nothing in another of the same account', async () => {
    const other = await house.start();
    await expect(submit(code, other)).rejects.toThrow(ProofRejected);
    expect((await house.request(other.id)).proofs).toEqual([]);
  });

  it('S-29 who does not hold the secret of the flow is refused, and spends no try', async () => {
    for (const flowSecret of ['', 'x'.repeat(43), house.world.secrets.token()]) {
      await expect(submit(code, { id: started.id, flowSecret })).rejects.toThrow(ProofRejected);
    }
    expect(await house.at(async () => house.challenges.table.all())).toMatchObject([{ codeAttempts: 0 }]);
    await submit(code);
  });

  it('S-40 a flow is unknown to another tenant, in the same words as a wrong code', async () => {
    const handler = house.parts.handler(SubmitProofHandler);
    const command = new SubmitProof(started.id, started.flowSecret, code);
    const foreign = house.here(() => handler.execute(command), house.world.theirs);
    const refusal: unknown = await foreign.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProofRejected);
    expect(refusal).toMatchObject({ detail: new ProofRejected('').detail });
  });

  it('S-05 a decoy is refused like a wrong code, also with the code that was made for it', async () => {
    const decoy = await house.start('nobody@example.com');
    const made = await house.mailed();
    const refusals = [];
    for (const typed of [made.code, wrong]) {
      refusals.push(
        await submit(typed, decoy).catch((error: ProofRejected) => [error.code, error.kind, error.detail]),
      );
    }
    expect(refusals[0]).toEqual(refusals[1]);
    expect(lastReason()).toBe('wrong-code');
    expect((await house.request(decoy.id)).proofs).toEqual([]);
  });

  it('S-23 a try counts even when what follows it fails', async () => {
    house.requests.standing = () => Promise.reject(new Error('the database is away'));
    await expect(submit(code)).rejects.toThrow('away');
    expect(await house.at(async () => house.challenges.table.all())).toMatchObject([{ codeAttempts: 1 }]);
  });

  it('answers a refusal as a value, so that it is committed before it is told', async () => {
    const handler = house.parts.handler(SubmitProofHandler);
    const { id, flowSecret } = started;
    const result = await house.here(() => handler.execute(new SubmitProof(id, flowSecret, wrong)));
    expect(result).toBeInstanceOf(Refused);
    await expect(submit(code, { id: 'unknown', flowSecret })).rejects.not.toThrow(NotFound);
  });

  describe('too many failures', () => {
    const fail = async (times: number, identifier = 'ada') => {
      for (let n = 0; n < times; n += 1) {
        if (n % 5 === 0) started = await house.start(identifier);
        await expect(submit('0')).rejects.toThrow(ProofRejected);
      }
    };
    const lockouts = () => house.at(async () => house.lockouts.table.all());
    const names = () =>
      house.world.database
        .eventNames()
        .filter((name) => name.includes('lockout') || name.includes('activity'));

    it.each(['ada', 'nobody'])(
      'PR-T23 S-22 the tenth failure of %s leaves a lockout, and those after it none',
      async (identifier) => {
        await fail(9, identifier);
        expect(await lockouts()).toEqual([]);
        await fail(11, identifier);
        const userId = identifier === 'ada' ? house.world.ours.userId : null;
        const until = new Date(house.world.clock.moment.getTime() + minutes(24 * 60));
        expect(await lockouts()).toMatchObject([
          { userId, method: 'email', reason: 'failures_of_a_day', until },
        ]);
        expect(names()).toEqual(['recovery.lockout.began']);
      },
    );

    it('PR-T23 S-22 the fiftieth in a row leaves one without an end', async () => {
      for (let day = 0; day < 6; day += 1) {
        await fail(10);
        house.world.clock.advance(minutes(25 * 60));
      }
      expect((await lockouts()).map(({ reason, until }) => [reason, until !== null])).toEqual([
        ...Array.from({ length: 4 }, () => ['failures_of_a_day', true]),
        ['failures_in_a_row', false],
      ]);
    });

    it('PR-T23 S-12 once it is unblocked, a code of the owner works again', async () => {
      await fail(10);
      const [lockout] = await lockouts();
      house.world.clock.advance(minutes(1));
      started = await house.start();
      ({ code } = await house.mailed());
      await expect(submit(code)).rejects.toThrow(ProofRejected);
      const { unitOfWork, clock } = house.world;
      const anybody = { require: () => undefined } as unknown as Permissions;
      const handler = new UnblockLockoutHandler(anybody, unitOfWork, house.lockouts, clock);
      await house.here(() => handler.execute(new UnblockLockout(lockout?.id ?? '', 'proved it')));
      await expect(submit(code)).resolves.toHaveProperty('flowSecret');
      expect(names()).toEqual(['recovery.lockout.began', 'recovery.lockout.ended']);
    });

    it('PR-B14 S-86 the tenth account that is locked out raises one alarm, the ninth and the eleventh none', async () => {
      for (let n = 1; n <= 12; n += 1) {
        await fail(10, `somebody-${n}`);
        const alarms = names().filter((name) => name === 'recovery.activity.threshold-reached').length;
        expect([n, alarms]).toEqual([n, n < 10 ? 0 : 1]);
      }
    });
  });
});
