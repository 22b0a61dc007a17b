import { createChallenge, verifySolution, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { problem } from './fake-front.ts';
import { type FakePublicApi } from './fake-public-api.ts';

export const TICKET = 'wait.a-ticket';

/** What the header of a start carried. */
export type Shown = 'nothing' | 'a solution' | 'a ticket' | 'something wrong';

/** Makes the fake API ask every start for a proof, as public-api does under attack; answers what was shown so far. */
export async function guard(api: FakePublicApi, { isPatient = true } = {}): Promise<Shown[]> {
  const hmacSignatureSecret = 'of this test';
  const parameters = { algorithm: 'PBKDF2/SHA-256', cost: 2_000, keyLength: 32, keyPrefix: '00' };
  const challenge = await createChallenge({ ...parameters, deriveKey, hmacSignatureSecret });
  const proofOfWork = { challenge, waitTicket: TICKET, waitSeconds: 30 };
  const seen: Shown[] = [];
  const verdicts = new Map<string, Shown>();
  api.before = async ({ path, headers }) => {
    if (path !== '/v1/reset-requests') return;
    const text = String(headers['latchkey-proof-of-work'] ?? '');
    if (text === '' || text === TICKET) return void verdicts.set(text, text === '' ? 'nothing' : 'a ticket');
    const payload = JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as Payload;
    const { verified } = await verifySolution({ ...payload, deriveKey, hmacSignatureSecret });
    verdicts.set(text, verified ? 'a solution' : 'something wrong');
  };
  api.override = ({ path, headers }) => {
    if (path !== '/v1/reset-requests') return undefined;
    const shown = verdicts.get(String(headers['latchkey-proof-of-work'] ?? '')) ?? 'something wrong';
    seen.push(shown);
    if (shown === 'a solution' || (shown === 'a ticket' && isPatient)) return undefined;
    const refused = problem(403, 'proof-of-work-required');
    return { ...refused, body: { ...(refused.body as object), proofOfWork } };
  };
  return seen;
}
