import type { LoopFigures } from './load/closed-loop.ts';
import type { CpuTimes } from './measure/cpu-meter.ts';

/** `request-held`: the worker stands still, so that the request path is seen by itself. */
export const stepNames = ['request', 'request-held', 'missing', 'wrong', 'consume'] as const;
export type StepName = (typeof stepNames)[number];

export interface StepFigures extends LoopFigures {
  readonly step: StepName;
  /** CPU milliseconds per operation of each process and of PostgreSQL, while time was taken. */
  readonly cpu: CpuTimes;
  /** The same from the first request until everything that followed from it was done. */
  readonly cpuToTheEnd: CpuTimes;
  /** Seconds that the work went on after the last answer. */
  readonly afterwards: number;
}

export interface TurnFigures {
  readonly contestant: string;
  readonly round: number;
  readonly coldStart: number;
  /** MiB per process. */
  readonly idle: CpuTimes;
  readonly loaded: CpuTimes;
  readonly steps: readonly StepFigures[];
}

export interface LimitFigures {
  readonly round: number;
  readonly hashesPerSecond: number;
  readonly statementPerSecond: number | null;
  readonly helloColdStart: number;
}

export interface PairFigures {
  readonly contestant: string;
  readonly workerHeld: boolean;
  readonly pairs: number;
  readonly auc: number;
  /** The same of whatever was asked next: what goes on after an answer may tell too. */
  readonly aucOfNext: number;
  readonly medianExisting: number;
  readonly medianMissing: number;
  /** Status, header names and the shape of the body: one each, and the same, when nothing tells the two apart. */
  readonly looksExisting: readonly string[];
  readonly looksMissing: readonly string[];
}

/** Statements for one operation, each waited for before the next. */
export interface RoundTrips {
  readonly publicApi: number;
  readonly worker: number;
}

/** Starting a recovery in a database of so many tenants. */
export interface TenantSide {
  readonly tenants: number;
  readonly starts: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** The plan of each statement of one start. */
  readonly shapes: readonly string[];
  /** Pages of 8 KiB that these statements looked at. */
  readonly buffers: number;
  /** How often its statements went down an index. */
  readonly searches: number;
}

export interface TenantFigures {
  readonly few: TenantSide;
  readonly many: TenantSide;
}

/** Seconds of one round, each after the one before it. */
export type ReadinessRound = Readonly<Record<'bare' | 'first' | 'unchanged' | 'changed', number>>;

/** Looking at all users of one tenant. */
export interface ReadinessFigures {
  readonly users: number;
  readonly rounds: readonly ReadinessRound[];
  /** MiB by which the process that asks for it grew. */
  readonly workerGrowth: number;
}

/** Everything that one run has found. What could not be run is in words. */
export interface RunFigures {
  readonly turns: readonly TurnFigures[];
  readonly limits: readonly LimitFigures[];
  readonly pairs: readonly PairFigures[];
  /** Per step; null when they could not be traced. */
  readonly roundTrips: Readonly<Record<string, RoundTrips>> | null;
  /** Null when it could not be measured, or was not asked for. */
  readonly tenants: TenantFigures | null;
  readonly readiness: ReadinessFigures | null;
  readonly notRun: readonly string[];
}
