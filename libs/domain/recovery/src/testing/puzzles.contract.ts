import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Puzzle, Puzzles } from '../proof-of-work/puzzles.ts';

export interface PuzzlesWorld {
  readonly puzzles: Puzzles;
  /** As a caller does it. */
  solve(puzzle: Puzzle): Promise<string>;
  /** The same solution of a puzzle that says another time. */
  prolonged(solution: string): string;
}

const until = new Date('2026-03-01T12:05:00.000Z');

/** What holds for all puzzles. */
export function puzzlesContract(name: string, make: () => Promise<PuzzlesWorld>): void {
  describe(`puzzles: ${name}`, () => {
    let world: PuzzlesWorld;
    let solution: string;
    beforeAll(async () => {
      world = await make();
      solution = await world.solve(await world.puzzles.make('secret', until));
    });

    it('BY-18 a solution is known by its puzzle, and says until when', async () => {
      const solved = await world.puzzles.solved('secret', solution);
      expect(solved).toEqual({ id: expect.stringMatching(/^.{8,}$/), until });
      expect(await world.puzzles.solved('secret', solution)).toEqual(solved);
      const other = await world.solve(await world.puzzles.make('secret', until));
      expect((await world.puzzles.solved('secret', other))?.id).not.toBe(solved?.id);
    });

    it('BY-18 S-40 a puzzle of another secret, and one that was touched, have no solution', async () => {
      expect(await world.puzzles.solved('another', solution)).toBeUndefined();
      const touched = world.prolonged(solution);
      expect(touched).not.toBe(solution);
      expect(await world.puzzles.solved('secret', touched)).toBeUndefined();
    });

    it.each(['', 'e30=', 'bnVsbA==', '{"a":1}', '\u0000', 'W10=', '💥'.repeat(500), 'x'.repeat(20_000)])(
      'BY-18 %# no text that is no solution does any harm',
      async (text) => {
        expect(await world.puzzles.solved('secret', text)).toBeUndefined();
      },
    );
  });
}
