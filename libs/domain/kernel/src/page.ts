/** Which part of a list is wanted. A list is read on from the last id that was seen, never by counting rows. */
export interface PageRequest {
  /** Id of the last item of the page before; null for the first page. */
  readonly after: string | null;
  /** 1 to 100. */
  readonly limit: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** What to send as `after` for the next page; null when there is none. */
  readonly next: string | null;
}

/** Longest page that anybody gets. */
export const longestPage = 100;
