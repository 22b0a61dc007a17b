import { TimeBasedCodes } from '../methods/authenticator/time-based-codes.ts';

/** Codes that tell their step: the last five digits count it, the first one is of the seed. */
export class CountedCodes extends TimeBasedCodes {
  private made = 0;

  newSeed(): string {
    this.made += 1;
    return `seed-${1 + (this.made % 9)}`;
  }

  address(seed: string, issuer: string, account: string): string {
    return `otpauth:${issuer}:${account}:${seed}`;
  }

  codeOf(seed: string, now: Date): string {
    return `${seed.slice(-1)}${String(stepAt(now) % 100_000).padStart(5, '0')}`;
  }

  stepOf(seed: string, code: string, now: Date): number | undefined {
    return [-1, 0, 1]
      .map((away) => new Date(now.getTime() + away * 30_000))
      .filter((moment) => this.codeOf(seed, moment) === code)
      .map(stepAt)[0];
  }
}

function stepAt(moment: Date): number {
  return Math.floor(moment.getTime() / 30_000);
}
