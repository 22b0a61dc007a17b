import { table } from '../report/table.ts';
import { median, quantile } from '../statistics.ts';

/** What one way of resetting took, per reset in milliseconds. */
export interface WayFigures {
  readonly name: string;
  readonly took: readonly number[];
  /** Of processor, of the process that measures alone. */
  readonly cpu: readonly number[];
}

export interface DirectoryFigures {
  readonly directory: string;
  /** Ours, the bare client with a connection for each, and on a kept one. */
  readonly ways: readonly WayFigures[];
}

/** The page as the formatter leaves it, so that a run and a check of formats do not undo each other. */
export function directoryReport(
  circumstances: readonly string[],
  measured: readonly DirectoryFigures[],
): string {
  const parts = [
    '# Benchmark of directories',
    'Written by `npm run bench -- --directories`. One reset after the other, our driver and the bare client in turn.',
    circumstances.map((each) => `- ${each}`).join('\n'),
    ...measured.flatMap(({ directory, ways }) => [`## ${directory}`, figuresOf(ways), overheadOf(ways)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function figuresOf(ways: readonly WayFigures[]): string {
  const rows = ways.map(({ name, took, cpu }) => {
    const sorted = [...took].sort((a, b) => a - b);
    const middle = median(took);
    const times = [middle, quantile(sorted, 0.99), median(cpu)].map((value) => value.toFixed(2));
    return [name, (1000 / middle).toFixed(0), ...times];
  });
  return table(['way', 'per second', 'p50 ms', 'p99 ms', 'CPU ms of this process'], rows);
}

function overheadOf(ways: readonly WayFigures[]): string {
  const [ours, ...others] = ways.map(({ took }) => median(took));
  const [ourCpu, ...cpus] = ways.map(({ cpu }) => median(cpu));
  const ratio = (a = Number.NaN, b = Number.NaN): string => (a / b).toFixed(2);
  return `Overhead: ${ratio(ours, others[0])} times a bare reset with a connection of its own, ${ratio(ours, others[1])} times one on a kept connection; processor ${ratio(ourCpu, cpus[0])} and ${ratio(ourCpu, cpus[1])} times.`;
}
