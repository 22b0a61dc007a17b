/** What no call exceeds (S-69). Milliseconds and octets. */
export interface OutboundLimits {
  readonly connect: number;
  readonly total: number;
  readonly answer: number;
  readonly headers: number;
  readonly request: number;
  /** Calls to one host at a time, and how many may wait for their turn. */
  readonly parallel: number;
  readonly waiting: number;
}

export const hardLimits: OutboundLimits = {
  connect: 3_000,
  total: 15_000,
  answer: 2 ** 20,
  headers: 16 * 2 ** 10,
  request: 2 ** 20,
  parallel: 8,
  waiting: 32,
};

/** A setting makes a limit smaller, never larger. */
export function withinHardLimits(wanted: Partial<OutboundLimits>): OutboundLimits {
  const names = Object.keys(hardLimits) as (keyof OutboundLimits)[];
  const limits = names.map((name) => [name, Math.min(hardLimits[name], wanted[name] ?? hardLimits[name])]);
  return Object.fromEntries(limits) as unknown as OutboundLimits;
}
