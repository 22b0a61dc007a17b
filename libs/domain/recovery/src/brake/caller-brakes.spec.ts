import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Premises } from '@latchkey/kernel/testing';
import { hours, Idempotency, minutes, seconds, type ProofDemand } from '@latchkey/kernel';
import { KnownDevices } from '../mail-budget/known-devices.ts';
import { ProofOfWorkRequired } from '../proof-of-work/errors.ts';
import { LinkRejected } from '../reset-request/errors.ts';
import { EasyPuzzles } from '../testing/easy-puzzles.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { CallerBrakes } from './caller-brakes.ts';
import { TooManyRequests } from './errors.ts';
import { brakeLimits, BrakeLimits, type BrakeName } from './limits.ts';

describe('brakes of callers', () => {
  let house: RecoveryHouse;
  beforeEach(() => {
    house = new RecoveryHouse();
  });

  interface From {
    readonly network?: string;
    readonly device?: string | null;
    readonly proof?: string | null;
    readonly premises?: Premises;
  }
  const here = '192.0.2.1';
  const start = ({ network = here, device = null, proof = null, premises }: From = {}) =>
    house.here(() => house.parts.get(CallerBrakes).start({ network, device, proof }), premises);
  /** What a start is asked for. */
  const demanded = async (from: From = {}): Promise<ProofDemand> => {
    const refusal: unknown = await start(from).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProofOfWorkRequired);
    return (refusal as ProofOfWorkRequired).proofOfWork as ProofDemand;
  };
  const solutionOf = ({ challenge }: ProofDemand) => EasyPuzzles.solve(challenge);
  /** Starts, and solves what it is asked for. */
  const work = async (from: From = {}) => {
    try {
      return await start(from);
    } catch (error) {
      if (!(error instanceof ProofOfWorkRequired)) throw error;
      return await start({ ...from, proof: solutionOf(error.proofOfWork as ProofDemand) });
    }
  };
  const redeem = (work: () => Promise<string>, network = '192.0.2.1') =>
    house.here(() => house.parts.get(CallerBrakes).redeem({ network, device: null }, work));
  const wrong = () => redeem(() => Promise.reject(new LinkRejected('unknown')));
  const passed = async (times: number, work: () => Promise<unknown>): Promise<number> => {
    let through = 0;
    for (let n = 0; n < times; n += 1) {
      const refusal: unknown = await work().catch((error: unknown) => error);
      if (!(refusal instanceof TooManyRequests)) through += 1;
    }
    return through;
  };

  it('S-11 one network may start so often in an hour, and is then told when to come back', async () => {
    const { usual } = brakeLimits.startsPerNetwork;
    // The one that was asked for a proof first has been counted too.
    expect(await passed(usual + 20, work)).toBe(usual - 1);
    await expect(start()).rejects.toMatchObject({ kind: 'too-many', retryAfter: 3600 });
    await expect(start({ network: '192.0.2.2' })).resolves.toEqual({ isProven: false });
    house.world.clock.advance(hours(1));
    await expect(start()).resolves.toEqual({ isProven: false });
  });

  it('BY-18 one network may open so many conversations in an hour, and its starts are counted apart', async () => {
    const { usual } = brakeLimits.visitsPerNetwork;
    const visit = () =>
      house.here(() => house.parts.get(CallerBrakes).visit({ network: here, device: null }));
    expect(await passed(usual + 5, visit)).toBe(usual);
    await expect(start()).resolves.toEqual({ isProven: false });
  });

  it('S-12 BY-18 a known device starts where its network may not, is asked for no proof, and not without end', async () => {
    await passed(200, work);
    const key = house.world.secrets.keyedDigest('known-account', 'ada');
    const token = await house.here(async () => house.parts.get(KnownDevices).tokenFor(key));
    const device = { device: token };
    await expect(start(device)).resolves.toEqual({ isProven: true });
    expect(await passed(100, () => start(device))).toBe(brakeLimits.startsPerDevice.usual - 1);
    await expect(start({ device: `${token}x` })).rejects.toThrow(TooManyRequests);
  });

  describe('near a limit', () => {
    beforeEach(async () => {
      await passed(brakeLimits.startsPerNetwork.usual / 2, () => start());
    });

    it('PR-P01 BY-18 S-08 a start is asked for a proof, by where it comes from and nothing else', async () => {
      const { challenge, waitTicket, waitSeconds } = await demanded();
      expect(waitSeconds).toBe(30);
      expect(waitTicket).toMatch(/^wait\./);
      expect(challenge).toHaveProperty('signature');
      await expect(start({ network: '192.0.2.2' })).resolves.toEqual({ isProven: false });
    });

    it('BY-18 who proves nothing is asked again and again, and uses up nothing of those who do', async () => {
      for (let n = 0; n < 300; n += 1) await demanded();
      await expect(work()).resolves.toEqual({ isProven: true });
    });

    it('BY-18 S-23 a solution works once: of a hundred at once one', async () => {
      const proof = solutionOf(await demanded());
      const refusals = await Promise.all(
        Array.from({ length: 100 }, () =>
          start({ proof }).then(
            () => 'passed',
            () => 'refused',
          ),
        ),
      );
      expect(refusals.filter((each) => each === 'passed')).toHaveLength(1);
      await demanded({ proof });
    });

    it('BY-18 R-23 the request that spent a solution may be sent again, and another one with it may not', async () => {
      const proof = solutionOf(await demanded());
      const request = { caller: 'c', operation: 'POST /', fingerprint: Buffer.alloc(32) };
      const send = (key: string) => Idempotency.run({ ...request, key }, () => start({ proof }));
      for (const key of ['one', 'one']) expect(await send(key)).toEqual({ isProven: true });
      await expect(send('other')).rejects.toThrow(ProofOfWorkRequired);
    });

    it('BY-18 a solution expires after five minutes, by the clock of the database', async () => {
      const proof = solutionOf(await demanded());
      house.world.clock.advance(minutes(5));
      await demanded({ proof });
      const next = solutionOf(await demanded());
      house.world.clock.advance(minutes(5) - 1000);
      await expect(start({ proof: next })).resolves.toEqual({ isProven: true });
    });

    it('BY-18 S-40 a solution and a ticket of one tenant, or environment, are nothing to another', async () => {
      const { theirs, oursInTest } = house.world;
      const demand = await demanded();
      house.world.clock.advance(seconds(31));
      for (const premises of [theirs, oursInTest]) {
        for (const proof of [solutionOf(demand), demand.waitTicket]) await demanded({ proof, premises });
      }
      await expect(start({ proof: demand.waitTicket })).resolves.toEqual({ isProven: true });
    });

    it('BY-18 PR-P01 who cannot solve it waits: too early keeps the ticket, in time it works once', async () => {
      const { waitTicket: proof } = await demanded();
      house.world.clock.advance(seconds(20));
      const { waitTicket, waitSeconds } = await demanded({ proof });
      expect([waitTicket, waitSeconds]).toEqual([proof, 10]);
      house.world.clock.advance(seconds(10));
      await expect(start({ proof })).resolves.toEqual({ isProven: true });
      await demanded({ proof });
      const old = await demanded();
      house.world.clock.advance(minutes(5));
      await demanded({ proof: old.waitTicket });
    });

    it.each(['x', 'wait.a.1.2.b', `wait.${'a'.repeat(43)}.0.99999999999.${'b'.repeat(43)}`, 'solved {}'])(
      'BY-18 %s is no proof',
      async (proof) => {
        await demanded({ proof });
      },
    );

    it('BY-18 waiting cannot be used to flood: it has narrower limits of its own', async () => {
      const { usual } = brakeLimits.waitsPerNetwork;
      const tickets: string[] = [];
      for (let n = 0; n < usual + 10; n += 1) tickets.push((await demanded()).waitTicket);
      house.world.clock.advance(seconds(31));
      const proofs = tickets.values();
      expect(await passed(tickets.length, () => start({ proof: proofs.next().value ?? null }))).toBe(usual);
      // Work still counts for more.
      await expect(work()).resolves.toEqual({ isProven: true });
    });
  });

  it('S-22a wrong links are counted, and a right one works after any number of them', async () => {
    const { usual } = brakeLimits.wrongLinksPerNetwork;
    for (let n = 0; n < usual; n += 1) await expect(wrong()).rejects.toThrow(LinkRejected);
    await expect(wrong()).rejects.toThrow(TooManyRequests);
    expect(await redeem(() => Promise.resolve('proven'))).toBe('proven');
  });

  it('S-22a what fails for another reason is not counted as a wrong link', async () => {
    const failing = () => redeem(() => Promise.reject(new Error('away')));
    for (let n = 0; n < 200; n += 1) await expect(failing()).rejects.toThrow('away');
    await expect(wrong()).rejects.toThrow(LinkRejected);
  });

  it('BY-18 no setting goes beyond the hard limit', () => {
    for (const name of Object.keys(brakeLimits) as BrakeName[]) {
      const { usual, most } = brakeLimits[name];
      expect(new BrakeLimits().of(name)).toBe(usual);
      expect(new BrakeLimits({ [name]: usual + 1 }).of(name)).toBe(usual + 1);
      expect(new BrakeLimits({ [name]: most + 1 }).of(name)).toBe(most);
    }
  });
});
