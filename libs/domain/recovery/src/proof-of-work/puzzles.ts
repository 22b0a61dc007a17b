/** A puzzle as it is handed out: the solver knows what to make of it. */
export type Puzzle = Readonly<Record<string, unknown>>;

export interface SolvedPuzzle {
  /** Of this one puzzle, whichever of its solutions was found. */
  readonly id: string;
  readonly until: Date;
}

/** Puzzles that cost their solver some time and us none. They are signed, so nothing is kept of those handed out. */
export abstract class Puzzles {
  /** `secret` signs it: another one opens nothing. */
  abstract make(secret: string, until: Date): Promise<Puzzle>;
  /**
   * The puzzle that this text solves; undefined for no solution, a puzzle that was touched, and one of another secret.
   * Whether it has expired is for the caller to say, by the database's clock.
   */
  abstract solved(secret: string, text: string): Promise<SolvedPuzzle | undefined>;
}
