import { createHmac } from 'node:crypto';
import { Puzzles, type Puzzle, type SolvedPuzzle } from '../proof-of-work/puzzles.ts';

interface Easy {
  readonly id: string;
  readonly until: string;
  readonly signature: string;
}

/** Puzzles that are solved by saying so. */
export class EasyPuzzles extends Puzzles {
  private made = 0;

  async make(secret: string, until: Date): Promise<Puzzle> {
    const id = `puzzle-${(this.made += 1)}`;
    return { id, until: until.toISOString(), signature: signature(secret, id, until.toISOString()) };
  }

  async solved(secret: string, text: string): Promise<SolvedPuzzle | undefined> {
    if (!text.startsWith('solved ')) return undefined;
    const { id, until, signature: signed } = JSON.parse(text.slice(7)) as Easy;
    return signature(secret, id, until) === signed ? { id, until: new Date(until) } : undefined;
  }

  static solve(puzzle: Puzzle): string {
    return `solved ${JSON.stringify(puzzle)}`;
  }
}

function signature(secret: string, ...parts: readonly string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex');
}
