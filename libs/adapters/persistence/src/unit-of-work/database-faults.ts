/** What PostgreSQL or the driver says went wrong, in the four ways that make a difference to us. */
export type DatabaseFault = 'retry' | 'gone' | 'locked' | 'duplicate' | 'other';

const goneStates = new Set(['57P01', '57P02', '57P03', '53300', '53400', '53100', '57014', '25P03', '08P01']);
const goneSystemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const goneWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered|Query read)/;

export function databaseFault(error: unknown): DatabaseFault {
  if (!(error instanceof Error)) return 'other';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === '40001' || code === '40P01') return 'retry';
  if (code === '55P03') return 'locked';
  if (code === '23505') return 'duplicate';
  if (code.startsWith('08') || goneStates.has(code) || goneSystemCodes.has(code)) return 'gone';
  if (goneWords.test(error.message)) return 'gone';
  return error.cause === undefined ? 'other' : databaseFault(error.cause);
}

/** Nobody answered a statement in time: the connection is of no use any more. */
export function isSilence(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error.message === 'Query read timeout' || isSilence(error.cause);
}

/** The constraint that a row broke; empty for any other fault. */
export function brokenConstraint(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('constraint' in error && typeof error.constraint === 'string') return error.constraint;
  return error.cause === undefined ? '' : brokenConstraint(error.cause);
}
