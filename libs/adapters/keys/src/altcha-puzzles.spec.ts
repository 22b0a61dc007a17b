import { puzzlesContract } from '@latchkey/recovery/testing';
import { describe, expect, it } from '@jest/globals';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { AltchaPuzzles } from './altcha-puzzles.ts';

const encoded = (payload: unknown): string => Buffer.from(JSON.stringify(payload)).toString('base64');
const decoded = (text: string) => JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as Payload;

interface Payload {
  readonly challenge: Challenge;
  readonly solution: { readonly counter: number; readonly derivedKey: string };
}

async function solve(puzzle: object): Promise<string> {
  const challenge = puzzle as Challenge;
  return encoded({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
}

function prolonged(solution: string): string {
  const { challenge, ...rest } = decoded(solution);
  const parameters = { ...challenge.parameters, data: { until: Date.UTC(2030, 0) } };
  return encoded({ ...rest, challenge: { ...challenge, parameters } });
}

puzzlesContract('ALTCHA', async () => ({ puzzles: new AltchaPuzzles(), solve, prolonged }));

describe('puzzles of ALTCHA', () => {
  const puzzles = new AltchaPuzzles();
  const until = new Date('2020-01-01T00:00:00.000Z');

  it('BY-18 are judged by nobody’s clock but the caller’s: one of long ago is still known', async () => {
    const solution = await solve(await puzzles.make('secret', until));
    expect((await puzzles.solved('secret', solution))?.until).toEqual(until);
  });

  it('BY-18 a solution that was guessed, and one of another puzzle, are none', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(async () => solve(await puzzles.make('secret', until))),
    );
    const { challenge } = decoded(one ?? '');
    const { solution } = decoded(other ?? '');
    const guesses = [
      solution,
      { ...solution, derivedKey: `00${'a'.repeat(62)}` },
      { counter: 0, derivedKey: '' },
    ];
    for (const guess of guesses) {
      expect(await puzzles.solved('secret', encoded({ challenge, solution: guess }))).toBeUndefined();
    }
  });

  it('BY-18 nobody makes us work longer than we have asked for', async () => {
    const { challenge, solution } = decoded(await solve(await puzzles.make('secret', until)));
    const parameters = { ...challenge.parameters, cost: 1_000_000_000 };
    expect(
      await puzzles.solved('secret', encoded({ challenge: { ...challenge, parameters }, solution })),
    ).toBeUndefined();
  });

  it('BY-18 a key that was derived as told and does not begin as asked is no solution', async () => {
    const challenge = (await puzzles.make('secret', until)) as unknown as Challenge;
    const { salt, nonce } = challenge.parameters;
    for (let counter = 0; counter < 3; counter += 1) {
      const password = Buffer.concat([Buffer.from(nonce, 'hex'), Buffer.from([0, 0, 0, counter])]);
      const { derivedKey } = await deriveKey(challenge.parameters, Buffer.from(salt, 'hex'), password);
      const solution = { counter, derivedKey: Buffer.from(derivedKey).toString('hex') };
      const isRight = solution.derivedKey.startsWith('00');
      expect((await puzzles.solved('secret', encoded({ challenge, solution }))) !== undefined).toBe(isRight);
    }
  });
});
