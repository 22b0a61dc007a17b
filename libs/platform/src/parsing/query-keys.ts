import { InvalidInput, type FieldFault } from '@latchkey/kernel';
import { pointerToken } from './strict-json.ts';

const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** The part of a URL behind its question mark, as it was sent. */
export function queryOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start + 1);
}

/** For Fastify: never throws, never makes lists or objects of clever names. */
export function readQuery(text: string): Record<string, string> {
  const query = Object.create(null) as Record<string, string>;
  for (const [name, value] of new URLSearchParams(text)) query[name] = value;
  return query;
}

/** A query that two readers could understand differently is refused (S-47). Throws InvalidInput. */
export function refuseAmbiguousQuery(text: string): void {
  if (text === '') return;
  const seen = new Set<string>();
  for (const part of text.split('&')) {
    const [name, value] = decoded(part);
    const fault = faultOf(name, value, seen);
    if (fault) throw new InvalidInput([{ pointer: `/query/${pointerToken(name ?? '')}`, ...fault }]);
    seen.add(name ?? '');
  }
}

type Fault = Omit<FieldFault, 'pointer'>;

function faultOf(
  name: string | undefined,
  value: string | undefined,
  seen: ReadonlySet<string>,
): Fault | undefined {
  if (name === undefined || value === undefined || name.includes('\0') || value.includes('\0')) {
    return { code: 'invalid-text', detail: 'Encode the query in UTF-8 with percent signs, without NUL.' };
  }
  if (forbidden.has(name)) return { code: 'forbidden-key', detail: 'Rename this parameter.' };
  if (seen.has(name)) return { code: 'duplicate-key', detail: 'Send this parameter once.' };
  return undefined;
}

function decoded(part: string): [string | undefined, string | undefined] {
  const equals = part.indexOf('=');
  const [name, value] = equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
  return [decode(name), decode(value)];
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
