import type { AccountSupply } from './account-supply.ts';
import type { Contestant } from './contestants/contestant.ts';
import type { PairFigures } from './figures.ts';
import type { Answer } from './load/answer-parser.ts';
import type { Connection } from './load/connection.ts';
import { areaUnderCurve, median } from './statistics.ts';

const WARM_UP = 100;

/** One side of the pairs: an address that somebody has, or one that nobody has. */
interface Side {
  readonly addresses: readonly string[];
  readonly times: number[];
  readonly looks: Set<string>;
}

/** What an attacker sees who asks for one address at a time. The order inside of each pair is a coin's. */
export async function timePairs(
  contestant: Contestant,
  supply: AccountSupply,
  pairs: number,
  workerHeld: boolean,
): Promise<PairFigures> {
  const connection = await contestant.connect();
  try {
    const warmed = [sideOf(supply.known(WARM_UP)), sideOf(supply.unknown(WARM_UP))] as const;
    for (let at = 0; at < WARM_UP; at += 1) await askPair(contestant, connection, warmed, at);
    const existing = sideOf(supply.known(pairs));
    const missing = sideOf(supply.unknown(pairs));
    for (let at = 0; at < pairs; at += 1) await askPair(contestant, connection, [existing, missing], at);
    return {
      contestant: contestant.name,
      workerHeld,
      pairs,
      auc: areaUnderCurve(existing.times, missing.times),
      medianExisting: median(existing.times),
      medianMissing: median(missing.times),
      looksExisting: [...existing.looks],
      looksMissing: [...missing.looks],
    };
  } finally {
    connection.close();
  }
}

function sideOf(addresses: readonly string[]): Side {
  return { addresses, times: [], looks: new Set() };
}

async function askPair(
  contestant: Contestant,
  connection: Connection,
  [existing, missing]: readonly [Side, Side],
  at: number,
): Promise<void> {
  const order = Math.random() < 0.5 ? [existing, missing] : [missing, existing];
  for (const side of order) {
    const began = performance.now();
    const answer = await contestant.request(connection, side.addresses[at] ?? '');
    side.times.push(performance.now() - began);
    side.looks.add(look(answer));
  }
}

/** Everything about an answer that is not random by intention. */
function look({ status, headerNames, body }: Answer): string {
  return `${status}; ${headerNames.join(', ')}; ${shape(JSON.parse(body))}`;
}

function shape(value: unknown): string {
  if (typeof value === 'string') return `${value.length} characters`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([name, each]) => `${name}: ${shape(each)}`);
  return `{${entries.join(', ')}}`;
}
