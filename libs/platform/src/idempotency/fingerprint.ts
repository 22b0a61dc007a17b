import type { Secrets } from '@latchkey/kernel';

export interface Fingerprinted {
  readonly operation: string;
  readonly caller: string;
  readonly params: unknown;
  readonly query: string;
  readonly body: unknown;
  /** Headers that change what is asked: whose flow, whose session. */
  readonly headers: readonly (string | undefined)[];
}

/**
 * What makes two requests the same one. Keyed, because the body may hold a password and the digest is stored.
 * The order of properties does not matter; everything else does.
 */
export function fingerprint(secrets: Secrets, request: Fingerprinted): Buffer {
  const { operation, caller, params, query, body, headers } = request;
  return secrets.keyedDigest(
    'idempotency',
    operation,
    caller,
    canonical(params),
    query,
    canonical(body),
    canonical(headers),
  );
}

/** JSON with sorted keys. `undefined` is told apart from null. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}
