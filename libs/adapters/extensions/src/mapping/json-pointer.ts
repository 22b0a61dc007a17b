/** RFC 6901, for values that came out of JSON. Own properties only: a prototype is no data. */
export function valueAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const step of stepsOf(pointer)) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return value;
}

/** Makes the objects on the way. Answers false when something that is no object stands there. */
export function putAt(document: Record<string, unknown>, pointer: string, value: unknown): boolean {
  const steps = stepsOf(pointer);
  const last = steps.pop();
  if (last === undefined) return false;
  let place = document;
  for (const step of steps) {
    const next = Object.hasOwn(place, step) ? place[step] : (place[step] = empty());
    if (next === null || typeof next !== 'object' || Array.isArray(next)) return false;
    place = next as Record<string, unknown>;
  }
  place[last] = value;
  return true;
}

/** Without a prototype, so that a field called `__proto__` is a field. */
export function empty(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
