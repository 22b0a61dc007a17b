/** How much is measured. The figures of the full run are those of the published workload. */
export interface BenchOptions {
  readonly quick: boolean;
  readonly rounds: number;
  readonly connections: number;
  /** Requests of request, missing and wrong in each round. */
  readonly requests: number;
  readonly warmUp: number;
  /** Resets of consume in each round. */
  readonly consumes: number;
  readonly consumeWarmUp: number;
  /** Of one existing and one missing account, for the timing leak. */
  readonly pairs: number;
  /** For the limit of the bare hash, in each round. */
  readonly hashes: number;
  readonly pgbenchSeconds: number;
  /** Few and many, of a hundred users each. */
  readonly tenants: readonly [few: number, many: number];
  /** Each asks every user once on both sides. */
  readonly tenantRounds: number;
  readonly readinessUsers: number;
  readonly readinessRounds: number;
  /** Contestants to run; all when empty. */
  readonly only: readonly string[];
}

const full = {
  rounds: 3,
  connections: 16,
  requests: 1500,
  warmUp: 400,
  consumes: 300,
  consumeWarmUp: 80,
  pairs: 1000,
  hashes: 300,
  pgbenchSeconds: 5,
  tenants: [10, 10_000],
  tenantRounds: 15,
  readinessUsers: 1_000_000,
  readinessRounds: 3,
} as const;
const quick = {
  rounds: 1,
  connections: 16,
  requests: 200,
  warmUp: 60,
  consumes: 40,
  consumeWarmUp: 16,
  pairs: 100,
  hashes: 60,
  pgbenchSeconds: 2,
  tenants: [10, 200],
  tenantRounds: 2,
  readinessUsers: 20_000,
  readinessRounds: 2,
} as const;

export function readOptions(words: readonly string[]): BenchOptions {
  const unknown = words.find((word) => !/^--(quick|rounds=[1-9]\d?|only=[\w,-]+)$/.test(word));
  if (unknown !== undefined) {
    throw new Error(
      `"${unknown}" is not known. Known: --quick, --rounds=3, --only=latchkey,better-auth,tenants,readiness (names as they are printed).`,
    );
  }
  const isQuick = words.includes('--quick');
  const valueOf = (name: string): string | undefined =>
    words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  const counts = isQuick ? quick : full;
  return {
    ...counts,
    quick: isQuick,
    rounds: Number(valueOf('rounds') ?? counts.rounds),
    only: valueOf('only')?.split(',') ?? [],
  };
}
