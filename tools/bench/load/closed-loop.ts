import { quantile } from '../statistics.ts';
import type { Connection } from './connection.ts';

export interface LoopFigures {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly refused: number;
  /** CPU milliseconds of the load generator itself, per operation. */
  readonly generatorCpu: number;
}

export interface Loop<T> {
  readonly name: string;
  readonly inputs: readonly T[];
  readonly connections: readonly Connection[];
  /** Throws when the answer is not the one that the step expects. */
  readonly operation: (connection: Connection, input: T) => Promise<unknown>;
}

/** Each connection sends its next request when it has the answer of the last one. */
export async function closedLoop<T>(loop: Loop<T>): Promise<LoopFigures> {
  const latencies: number[] = [];
  const faults: unknown[] = [];
  let next = 0;
  const work = async (connection: Connection): Promise<void> => {
    while (next < loop.inputs.length) {
      const input = loop.inputs[next++] as T;
      const began = performance.now();
      await loop.operation(connection, input).catch((error: unknown) => faults.push(error));
      latencies.push(performance.now() - began);
    }
  };
  const cpu = process.cpuUsage();
  const began = performance.now();
  await Promise.all(loop.connections.map(work));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  refuseFaults(loop.name, faults, latencies.length);
  latencies.sort((a, b) => a - b);
  return {
    count: latencies.length,
    perSecond: latencies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    refused: faults.length,
    generatorCpu: (user + system) / 1000 / latencies.length,
  };
}

/** One answer in a hundred may be a fault and is counted; more, and the figures are of something else. */
function refuseFaults(name: string, faults: readonly unknown[], count: number): void {
  if (faults.length <= count / 100) return;
  const first = faults[0] instanceof Error ? faults[0].message : String(faults[0]);
  throw new Error(`${name}: ${faults.length} of ${count} answers were not as expected. The first: ${first}`);
}
