import { hours } from '@latchkey/kernel';

/** All brakes of callers count within this time; then they begin anew. */
export const brakeWindow = hours(1);

/** Beyond this part of a limit each start is asked for a proof of work (BY-18). */
export const freeShare = 0.5;

export interface BrakeLimit {
  /** What ships. */
  readonly usual: number;
  /** What no operator's setting may exceed. */
  readonly most: number;
}

/**
 * Starts, starts that waited in place of a proof of work, conversations that are opened before anybody is named,
 * passwords by which a session confirms a change of its methods (S-36), sign-ins that were refused, and links that were never given out, within
 * `brakeWindow` (S-11, S-22a). The only place where these numbers stand. A device is one that completed a recovery before; a network is an IPv4 address or an IPv6 /64.
 */
export const brakeLimits = {
  startsPerDevice: { usual: 20, most: 1_000 },
  startsPerNetwork: { usual: 100, most: 1_000_000 },
  startsPerTenant: { usual: 10_000, most: 10_000_000 },
  startsPerPlatform: { usual: 100_000, most: 100_000_000 },
  visitsPerNetwork: { usual: 1_000, most: 1_000_000 },
  visitsPerTenant: { usual: 100_000, most: 10_000_000 },
  visitsPerPlatform: { usual: 1_000_000, most: 100_000_000 },
  waitsPerNetwork: { usual: 10, most: 1_000 },
  waitsPerTenant: { usual: 500, most: 100_000 },
  waitsPerPlatform: { usual: 5_000, most: 1_000_000 },
  passwordsPerAccount: { usual: 30, most: 1_000 },
  signInsPerAccount: { usual: 100, most: 10_000 },
  signInsPerNetwork: { usual: 1_000, most: 1_000_000 },
  wrongLinksPerNetwork: { usual: 100, most: 1_000_000 },
  wrongLinksPerTenant: { usual: 10_000, most: 10_000_000 },
  wrongLinksPerPlatform: { usual: 100_000, most: 100_000_000 },
} as const satisfies Readonly<Record<string, BrakeLimit>>;

export type BrakeName = keyof typeof brakeLimits;

/** The limits in force: what ships, or what an operator has set instead. */
export class BrakeLimits {
  constructor(private readonly set: Readonly<Partial<Record<BrakeName, number>>> = {}) {}

  of(name: BrakeName): number {
    const { usual, most } = brakeLimits[name];
    return Math.min(this.set[name] ?? usual, most);
  }
}
