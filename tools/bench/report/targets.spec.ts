import { describe, expect, it } from '@jest/globals';
import type { PairFigures, RunFigures, StepFigures, StepName, TurnFigures } from '../figures.ts';
import { judge, type Verdict } from './targets.ts';

function step(name: StepName, perSecond: number, more: Partial<StepFigures> = {}): StepFigures {
  const cpu = { 'public-api': 1, worker: 9, PostgreSQL: 1 };
  const rates = { count: 100, perSecond, p50: 10, p99: 20, refused: 0, generatorCpu: 0.1 };
  return { ...rates, step: name, cpu, cpuToTheEnd: cpu, afterwards: 0, ...more };
}

function turn(contestant: string, round: number, steps: readonly StepFigures[]): TurnFigures {
  return { contestant, round, coldStart: 600, idle: { node: 120 }, loaded: { node: 200 }, steps };
}

function pair(contestant: string, auc: number, looks = ['202']): PairFigures {
  const medians = { medianExisting: 1, medianMissing: 1 };
  return {
    contestant,
    workerHeld: false,
    pairs: 1000,
    auc,
    aucOfNext: 0.5,
    ...medians,
    looksExisting: ['202'],
    looksMissing: looks,
  };
}

function run(more: Partial<RunFigures> = {}): RunFigures {
  const limits = [1, 2, 3].map((round) => ({
    round,
    hashesPerSecond: 100,
    statementPerSecond: 4000,
    helloColdStart: 500,
  }));
  const turns = [1, 2, 3].flatMap((round) => [
    turn('latchkey', round, [step('request', 1000 * round), step('request-held', 1000), step('consume', 90)]),
    turn('better-auth', round, [
      step('request', 500 * round, { cpu: { node: 3, PostgreSQL: 1 } }),
      step('consume', 100),
    ]),
  ]);
  return {
    turns,
    limits,
    pairs: [pair('latchkey', 0.5), pair('better-auth', 0.9)],
    roundTrips: null,
    tenants: null,
    readiness: null,
    notRun: [],
    ...more,
  };
}

function verdicts(figures: RunFigures): Record<string, Verdict> {
  return Object.fromEntries(judge(figures).map(({ id, verdict }) => [id, verdict]));
}

describe('judge', () => {
  it('pairs the figures of one round, takes the worker out of the request path and names what is missing', () => {
    expect(verdicts(run())).toEqual({
      'P-01': 'must met',
      'P-02': 'must met',
      'P-03': 'aim met',
      'P-04': 'BELOW MUST',
      'P-05': 'must met',
      'P-06': 'not run',
      'P-07': 'not run',
      'P-08': 'aim met',
      'P-09': 'aim met',
      'P-10': 'aim met',
      'P-11': 'must met',
      'P-12': 'aim met',
      'P-18': 'not run',
      'P-19': 'not run',
    });
    expect(judge(run())[0]?.value).toBe('2.00 (2.00–2.00)');
  });

  it.each([
    [0.54, 0.9, 'must met'],
    [0.56, 0.9, 'BELOW MUST'],
    [0.44, 0.9, 'BELOW MUST'],
    [0.5, 0.7, 'not judged'],
    [0.6, 0.7, 'BELOW MUST'],
  ])('judges a leak of %d beside a control of %d: %s', (ours, control, verdict) => {
    const pairs = [pair('latchkey', ours), pair('better-auth', control)];
    expect(verdicts(run({ pairs }))['P-08']).toBe(verdict);
  });

  it.each([
    [1.2, 0.1, 'aim met', 'aim met'],
    [1.5, 0.9, 'must met', 'must met'],
    [1.6, 0.95, 'BELOW MUST', 'BELOW MUST'],
  ])(
    'judges a snapshot of %d times the bare statement, and one of few changes of %d',
    (of, few, ...verdict) => {
      const round = { bare: 2, first: 2 * of, unchanged: 1, changed: 2 * of * few };
      const readiness = { users: 1_000_000, rounds: [round], workerGrowth: 0 };
      const { 'P-18': first, 'P-19': changed } = verdicts(run({ readiness }));
      expect([first, changed]).toEqual(verdict);
    },
  );

  it('sees an answer that looks different', () => {
    const pairs = [pair('latchkey', 0.5, ['404']), pair('better-auth', 0.9)];
    expect(verdicts(run({ pairs }))['P-09']).toBe('BELOW MUST');
  });

  it('judges nothing that was not run', () => {
    const empty = {
      turns: [],
      limits: [],
      pairs: [],
      roundTrips: null,
      tenants: null,
      readiness: null,
      notRun: ['everything'],
    };
    expect(new Set(Object.values(verdicts(empty)))).toEqual(new Set(['not run']));
  });
});
