/** `again`: the same request sends it once more, as who has lost the answer does. */
export type Spending = 'first' | 'again' | 'spent';

/** Solutions and waiting tickets that were used, each of them once (BY-18). */
export abstract class SpentProofs {
  /** Of a hundred at once one is the first. */
  abstract spend(digest: Buffer, claimant: Buffer, until: Date): Promise<Spending>;
}
