import { Puzzles, type Puzzle, type SolvedPuzzle } from '@latchkey/recovery';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';

/** Characters of a payload in base64; ours have about 600. */
const longest = 4096;

/**
 * Each try is one derivation of so many rounds, and one of 256 tries finds the solution: a quarter of a second in a
 * desktop browser, a second on a slow phone. A derivation is native everywhere, so programs of one's own gain little.
 */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 2_000, keyLength: 32, keyPrefix: '00' } as const;

/** Exactly what we made, so that nobody chooses how long checking takes. */
const payload = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal(work.algorithm),
      cost: z.literal(work.cost),
      keyLength: z.literal(work.keyLength),
      keyPrefix: z.literal(work.keyPrefix),
      nonce: z.string().regex(/^[\da-f]{32}$/),
      salt: z.string().regex(/^[\da-f]{32}$/),
      data: z.strictObject({ until: z.int().min(0) }),
    }),
    signature: z.string().regex(/^[\da-f]{64}$/),
  }),
  solution: z.object({
    counter: z.int().min(0).max(0xffffffff),
    derivedKey: z.string().regex(/^[\da-f]{64}$/),
  }),
});

/** Puzzles of ALTCHA, made and checked in this process: no network, nothing kept. */
export class AltchaPuzzles extends Puzzles {
  /** The time stands in the signed data and not in `expiresAt`, which the library would judge by this process's clock. */
  async make(secret: string, until: Date): Promise<Puzzle> {
    const data = { until: until.getTime() };
    const { parameters, signature } = await createChallenge({
      ...work,
      data,
      deriveKey,
      hmacSignatureSecret: secret,
    });
    return { parameters, signature };
  }

  async solved(secret: string, text: string): Promise<SolvedPuzzle | undefined> {
    const read = payload.safeParse(parsed(text));
    if (!read.success) return undefined;
    const { challenge, solution } = read.data;
    const { verified } = await verifySolution({
      challenge,
      solution,
      deriveKey,
      hmacSignatureSecret: secret,
    });
    if (!verified) return undefined;
    return { id: challenge.signature, until: new Date(challenge.parameters.data.until) };
  }
}

function parsed(text: string): unknown {
  if (text.length > longest) return undefined;
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}
