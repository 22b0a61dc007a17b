import type { Problem } from './problem-details/problem.ts';

/**
 * A protocol of others that an app speaks below a path of its own: bodies of its media type are read there beside plain
 * JSON, and refusals are told in its words.
 */
export interface Dialect {
  /** `/scim/v2`; every path below it. */
  readonly under: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly largestBody: number;
  /** The body of a refusal, of the dialect's media type, and its status. */
  refusal(problem: Problem): { readonly status: number; readonly body: unknown };
}

/** Whether a path, or the template of a route, is the dialect's. */
export function isUnder({ under }: Dialect, url: string): boolean {
  return url === under || url.startsWith(`${under}/`) || url.startsWith(`${under}?`);
}
