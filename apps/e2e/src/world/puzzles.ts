import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Answer } from './http-client.ts';

export interface Demand {
  readonly challenge: Challenge;
  readonly waitTicket: string;
  readonly waitSeconds: number;
}

/** What a refused start is asked for. */
export function demandOf({ status, body }: Answer<unknown>): Demand {
  const { code, proofOfWork } = body as { code?: string; proofOfWork?: Demand };
  if (status !== 403 || code !== 'proof-of-work-required' || !proofOfWork)
    throw new Error(`no proof is asked for: ${status} ${code ?? ''}`);
  return proofOfWork;
}

/** The header that answers it, found as any caller finds it: by the library's own solver. */
export async function solutionOf(answer: Answer<unknown>): Promise<Record<string, string>> {
  const { challenge } = demandOf(answer);
  const solution = await solveChallenge({ challenge, deriveKey });
  const payload = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  return { 'latchkey-proof-of-work': payload };
}
