import type { AccountSupply } from './account-supply.ts';
import type { Contestant } from './contestants/contestant.ts';
import type { PairFigures } from './figures.ts';
import type { Answer } from './load/answer-parser.ts';
import type { Connection } from './load/connection.ts';
import { areaUnderCurve, median, shuffled } from './statistics.ts';

const WARM_UP = 100;

type Side = 'existing' | 'missing';

interface Asked {
  readonly side: Side;
  /** What was asked just before: work that goes on after an answer slows the next one down. */
  readonly before: Side | undefined;
  readonly ms: number;
  readonly look: string;
}

/**
 * What an attacker sees who asks for one address at a time, as many existing as missing ones. The order is drawn anew:
 * strictly in turn, each missing address would follow an existing one and pay for what that has left behind.
 */
export async function timePairs(
  contestant: Contestant,
  supply: AccountSupply,
  pairs: number,
  workerHeld: boolean,
): Promise<PairFigures> {
  const connection = await contestant.connect();
  try {
    await askAll(contestant, connection, supply, WARM_UP);
    const asked = await askAll(contestant, connection, supply, pairs);
    const times = (holds: (each: Asked) => boolean): number[] => asked.filter(holds).map(({ ms }) => ms);
    const looks = (of: Side): string[] => [
      ...new Set(asked.filter(({ side }) => side === of).map(({ look }) => look)),
    ];
    const existing = times(({ side }) => side === 'existing');
    const missing = times(({ side }) => side === 'missing');
    const afterExisting = times(({ before }) => before === 'existing');
    const afterMissing = times(({ before }) => before === 'missing');
    return {
      contestant: contestant.name,
      workerHeld,
      pairs,
      auc: areaUnderCurve(existing, missing),
      aucOfNext: areaUnderCurve(afterExisting, afterMissing),
      medianExisting: median(existing),
      medianMissing: median(missing),
      looksExisting: looks('existing'),
      looksMissing: looks('missing'),
    };
  } finally {
    connection.close();
  }
}

async function askAll(
  contestant: Contestant,
  connection: Connection,
  supply: AccountSupply,
  pairs: number,
): Promise<Asked[]> {
  const existing = supply.known(pairs).map((address) => ({ address, side: 'existing' as const }));
  const missing = supply.unknown(pairs).map((address) => ({ address, side: 'missing' as const }));
  const asked: Asked[] = [];
  for (const { address, side } of shuffled([...existing, ...missing])) {
    const began = performance.now();
    const answer = await contestant.request(connection, address);
    const ms = performance.now() - began;
    asked.push({ side, before: asked.at(-1)?.side, ms, look: lookOf(answer) });
  }
  return asked;
}

/** Everything about an answer that is not random by intention. */
function lookOf({ status, headerNames, body }: Answer): string {
  return `${status}; ${headerNames.join(', ')}; ${shape(JSON.parse(body))}`;
}

function shape(value: unknown): string {
  if (typeof value === 'string') return `${value.length} characters`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([name, each]) => `${name}: ${shape(each)}`);
  return `{${entries.join(', ')}}`;
}
