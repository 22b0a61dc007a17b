import { beforeEach, describe, expect, it } from '@jest/globals';
import { hours } from '@latchkey/kernel';
import { SignInRefused, SignInUnavailable } from '@latchkey/sign-in';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { TooManyRequests } from './errors.ts';
import { SignInBrakes } from './sign-in-brakes.ts';

describe('brakes of sign-ins', () => {
  let house: RecoveryHouse;
  beforeEach(() => {
    house = new RecoveryHouse();
  });

  const attempt = (identifier: string, fails?: Error, network = '192.0.2.1', premises = house.world.ours) =>
    house.here(
      () =>
        house.parts.get(SignInBrakes).attempt(identifier, { network, device: null }, () => {
          if (fails) return Promise.reject(fails);
          return Promise.resolve('in');
        }),
      premises,
    );
  const guess = (identifier: string, network?: string) =>
    attempt(identifier, new SignInRefused('wrong'), network);
  const compared = async (results: Promise<PromiseSettledResult<unknown>[]>): Promise<number> =>
    (await results).filter((result) => result.status === 'rejected' && result.reason instanceof SignInRefused)
      .length;

  it('S-11 compares no more than a hundred wrong passwords of one name in an hour, wherever they come from', async () => {
    const guesses = Array.from({ length: 150 }, (_, n) => guess(n % 2 ? 'ada' : ' ADA ', `192.0.2.${n}`));
    expect(await compared(Promise.allSettled(guesses))).toBe(100);
    await expect(attempt('ada')).rejects.toThrow(TooManyRequests);
    expect(await attempt('grace')).toBe('in');
    expect(await attempt('ada', undefined, '192.0.2.1', house.world.theirs)).toBe('in');
    house.world.clock.advance(hours(1));
    expect(await attempt('ada')).toBe('in');
  });

  it('S-11 compares no more than a thousand wrong passwords of one network in an hour', async () => {
    const guesses = Array.from({ length: 1100 }, (_, n) => guess(`person ${n}`));
    expect(await compared(Promise.allSettled(guesses))).toBe(1000);
    expect(await attempt('ada', undefined, '198.51.100.7')).toBe('in');
  });

  it('does not count who is let in, nor what a store did not answer', async () => {
    for (let n = 0; n < 250; n += 1) {
      expect(await attempt('ada')).toBe('in');
      await expect(attempt('ada', new SignInUnavailable())).rejects.toThrow(SignInUnavailable);
    }
    expect(await attempt('ada')).toBe('in');
  });
});
