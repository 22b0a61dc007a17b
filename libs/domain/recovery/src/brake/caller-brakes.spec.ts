import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Premises } from '@latchkey/kernel/testing';
import { hours } from '@latchkey/kernel';
import { KnownDevices } from '../mail-budget/known-devices.ts';
import { LinkRejected } from '../reset-request/errors.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { CallerBrakes } from './caller-brakes.ts';
import { TooManyRequests } from './errors.ts';
import { brakeLimits, BrakeLimits, type BrakeName } from './limits.ts';

describe('brakes of callers', () => {
  let house: RecoveryHouse;
  beforeEach(() => {
    house = new RecoveryHouse();
  });

  const from = (network: string, device: string | null = null) => ({ network, device });
  const start = (network = '192.0.2.1', device: string | null = null, premises?: Premises) =>
    house.here(() => house.parts.get(CallerBrakes).start(from(network, device)), premises);
  const redeem = (work: () => Promise<string>, network = '192.0.2.1') =>
    house.here(() => house.parts.get(CallerBrakes).redeem(from(network), work));
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
    expect(await passed(usual + 20, () => start())).toBe(usual);
    await expect(start()).rejects.toMatchObject({ kind: 'too-many', retryAfter: 3600 });
    await expect(start('192.0.2.2')).resolves.toBeUndefined();
    house.world.clock.advance(hours(1));
    await expect(start()).resolves.toBeUndefined();
  });

  it('BY-18 one network may open so many conversations in an hour, and its starts are counted apart', async () => {
    const { usual } = brakeLimits.visitsPerNetwork;
    const visit = () => house.here(() => house.parts.get(CallerBrakes).visit(from('192.0.2.1')));
    expect(await passed(usual + 5, visit)).toBe(usual);
    await expect(start()).resolves.toBeUndefined();
  });

  it('S-12 a known device starts where its network may not, and not without end', async () => {
    await passed(200, () => start());
    const key = house.world.secrets.keyedDigest('known-account', 'ada');
    const device = house.here(async () => house.parts.get(KnownDevices).tokenFor(key));
    const token = await device;
    expect(await passed(100, () => start('192.0.2.1', token))).toBe(brakeLimits.startsPerDevice.usual);
    await expect(start('192.0.2.1', `${token}x`)).rejects.toThrow(TooManyRequests);
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
