/** RFC 5321: 5xx is a refusal for good, 4xx says "not now". Whatever has no code never reached a verdict. */
export function refusedForGood(error: unknown): boolean {
  const code = responseCode(error);
  return code !== undefined && code >= 500 && code < 600;
}

/** A word for the log and the record; never the server's text, which may repeat the address. */
export function reasonOf(error: unknown): string {
  const code = responseCode(error);
  if (code !== undefined) return `smtp-${code}`;
  if (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^[A-Z_]{1,24}$/.test(error.code)
  ) {
    return error.code.toLowerCase();
  }
  return 'no-answer';
}

function responseCode(error: unknown): number | undefined {
  if (
    typeof error === 'object' &&
    error !== null &&
    'responseCode' in error &&
    typeof error.responseCode === 'number'
  ) {
    return error.responseCode;
  }
  return undefined;
}
