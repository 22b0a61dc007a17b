/** Of free text only this is no address and no name: an id, an event, and who did it. */
const told =
  /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[a-z-]+(?:\.[a-z-]+){2,}|(?:staff|user|person|application):[\da-f-]{36}|newcomer)$/;
/** Filters that take what somebody typed. All others take an id, a moment or a choice of a list. */
const freeText: ReadonlySet<string> = new Set(['identifier', 'subject', 'action', 'actor']);
/** Which part of the list is wanted says nothing of the filter. */
const paging: ReadonlySet<string> = new Set(['limit']);

type FilterValue = string | number | boolean | Date | undefined;

/** The filter of a list for the audit trail, by the names of its parameters; null when there is none. */
export function toldFilter(query: Readonly<Record<string, FilterValue>>): string | null {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || paging.has(name) ? [] : [`${name}=${words(name, value)}`],
  );
  return parts.length > 0 ? parts.sort().join('&') : null;
}

function words(name: string, value: Exclude<FilterValue, undefined>): string {
  const text = value instanceof Date ? value.toISOString() : String(value);
  return freeText.has(name) && (name === 'identifier' || !told.test(text)) ? '(given)' : text;
}
