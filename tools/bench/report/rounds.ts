import type { LimitFigures, RunFigures, StepFigures, StepName } from '../figures.ts';
import { median } from '../statistics.ts';
import { short } from './table.ts';

/** The same figure of several rounds. Empty when it was not measured. */
export class Rounds {
  readonly values: readonly number[];

  constructor(values: readonly number[]) {
    this.values = values.filter((value) => Number.isFinite(value));
  }

  get median(): number {
    return this.values.length === 0 ? Number.NaN : median(this.values);
  }

  get isEmpty(): boolean {
    return this.values.length === 0;
  }

  /** The median, and the range when there is one. */
  describe(unit = '', scale = 1): string {
    if (this.isEmpty) return 'not run';
    const middle = short(this.median * scale) + unit;
    if (this.values.length === 1) return middle;
    const least = short(Math.min(...this.values) * scale);
    return `${middle} (${least}–${short(Math.max(...this.values) * scale)})`;
  }
}

/** Looks figures up and pairs those of one round, since whole rounds drift together. */
export class RoundBook {
  readonly #figures: RunFigures;

  constructor(figures: RunFigures) {
    this.#figures = figures;
  }

  get rounds(): readonly number[] {
    return [...new Set(this.#figures.limits.map(({ round }) => round))];
  }

  step(contestant: string, step: StepName, round: number): StepFigures | undefined {
    const turn = this.#figures.turns.find((each) => each.contestant === contestant && each.round === round);
    return turn?.steps.find((each) => each.step === step);
  }

  steps(contestant: string, step: StepName): StepFigures[] {
    return this.rounds.flatMap((round) => this.step(contestant, step, round) ?? []);
  }

  limit(round: number): LimitFigures | undefined {
    return this.#figures.limits.find((each) => each.round === round);
  }

  coldStarts(contestant: string): Rounds {
    const turns = this.#figures.turns.filter((turn) => turn.contestant === contestant);
    return new Rounds(turns.map(({ coldStart }) => coldStart));
  }

  /** Largest of the named processes, per round. */
  memory(contestant: string, when: 'idle' | 'loaded'): Rounds {
    const turns = this.#figures.turns.filter((turn) => turn.contestant === contestant);
    return new Rounds(turns.map((turn) => Math.max(...Object.values(turn[when]))));
  }

  /** One value per round in which both sides are there. */
  paired(
    above: (round: number) => number | undefined,
    below: (round: number) => number | undefined | null,
  ): Rounds {
    return new Rounds(
      this.rounds.map((round) => (above(round) ?? Number.NaN) / (below(round) ?? Number.NaN)),
    );
  }
}

export function total(
  times: Readonly<Record<string, number>> | undefined,
  without: readonly string[] = [],
): number {
  if (!times) return Number.NaN;
  const counted = Object.entries(times).filter(([name]) => !without.includes(name));
  return counted.reduce((sum, [, ms]) => sum + ms, 0);
}
