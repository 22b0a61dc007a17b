import type { Outcome } from '@latchkey/outbound';

/** Why a store over HTTP could not be asked, for the operator's log: a code only, since answers hold names and more. */
export interface HttpTrouble {
  readonly storeId: string;
  /** A reason of the outbound client, or `status-` and what was answered. */
  readonly code: string;
}

export abstract class HttpTroubles {
  abstract tell(trouble: HttpTrouble): void;
}

/** Where nobody reads a log: in tests, and in processes that call no store. */
export class UntoldTroubles extends HttpTroubles {
  tell(): void {
    // Nobody asked.
  }
}

/**
 * The trouble of a call, or undefined. What a store says of an account is its answer and no trouble (404, 409, 422 and
 * the like); that it does not know us, sends us elsewhere, is out of order or does not answer is.
 */
export function troubleOf(outcome: Outcome): string | undefined {
  if (outcome.kind !== 'answered') return outcome.reason;
  const { status } = outcome;
  const isTrouble = status >= 500 || status === 401 || status === 403 || status === 429 || status < 200;
  return isTrouble ? `status-${status}` : undefined;
}

/** Tells the troubles of one store's calls. */
export function hearing(troubles: HttpTroubles, storeId: string): (outcome: Outcome) => void {
  return (outcome) => {
    const code = troubleOf(outcome);
    if (code !== undefined) troubles.tell({ storeId, code });
  };
}
