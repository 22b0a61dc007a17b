/** One to four numbers, the most significant first. */
export type ClientVersion = readonly number[];

const written = /^\d{1,9}(?:\.\d{1,9}){0,3}$/;

/** Reads `4`, `4.1` or `4.1.0.2807`. Undefined for all else. */
export function readVersion(text: string): ClientVersion | undefined {
  return written.test(text) ? text.split('.').map(Number) : undefined;
}

/** Below zero when the first is older. What is missing at the end is zero. */
export function compareVersions(a: ClientVersion, b: ClientVersion): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
