/** RFC 3986: all but the unreserved characters. Throws for half of a surrogate pair. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Servers take a segment of one or two dots for a step, also when it is encoded; an empty one ends a path early. */
export function isSegment(text: string): boolean {
  return !/^(?:\.|%2e){0,2}$/i.test(text);
}
