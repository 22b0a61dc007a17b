import { short, table } from '../report/table.ts';

/** How a crowd arrived in one way. */
export interface ArrivalFigures {
  readonly way: string;
  readonly people: number;
  readonly seconds: number;
  /** Resident mebibytes of the process that takes them in, after each tenth; empty where there is none. */
  readonly memory: readonly number[];
}

/** The page as the formatter leaves it. */
export function arrivalsReport(
  circumstances: readonly string[],
  bare: ArrivalFigures,
  ours: readonly ArrivalFigures[],
): string {
  const rate = ({ people, seconds }: ArrivalFigures): number => people / seconds;
  const rows = [bare, ...ours].map((figures) => {
    const { way, people, memory } = figures;
    const [early, late] = [memory[0] ?? Number.NaN, memory.at(-1) ?? Number.NaN];
    return [
      ...[way, String(people), short(rate(figures)), short(rate(figures) / rate(bare))],
      ...[early, late, Math.max(...memory)].map((mebibytes) => short(mebibytes)),
    ];
  });
  const head = [
    'way',
    'people',
    'per second',
    'of bare inserts',
    'MiB at a tenth',
    'MiB at the end',
    'MiB at most',
  ];
  const parts = [
    '# Benchmark of arrivals',
    'Written by `npm run bench -- --arrivals`. One way after the other, in one run on one PostgreSQL. Bare inserts are one row in one statement and transaction, into a table with the same two unique keys, by as many connections.',
    circumstances.map((each) => `- ${each}`).join('\n'),
    table(head, rows),
  ];
  return `${parts.join('\n\n')}\n`;
}
