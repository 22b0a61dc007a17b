/** A call of the API as it could be sent: what its description gives, and nothing of any caller. */
export interface ExampleRequest {
  readonly method: string;
  /** Percent-encoded, with its query: it has no character that means anything in a language. */
  readonly path: string;
  /** Beside the key, the type of the body and the Idempotency-Key, which each snippet makes itself. */
  readonly headers: Readonly<Record<string, string>>;
  readonly needsIdempotencyKey: boolean;
  readonly body: Json | undefined;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A snippet asks its surroundings for these two: a key is never written into a program. */
export const surroundings = { url: 'LATCHKEY_URL', key: 'LATCHKEY_KEY' } as const;

/** How a value is written in a language. */
export interface Notation {
  readonly text: (text: string) => string;
  readonly none: string;
  readonly truth: (value: boolean) => string;
  /** The name of a field in an object, without what follows it. */
  readonly name: (name: string) => string;
}

/** A value over several lines, in a language that writes lists and objects as JSON does. */
export function written(value: Json, notation: Notation, indent: string): string {
  if (value === null) return notation.none;
  if (typeof value === 'string') return notation.text(value);
  if (typeof value === 'boolean') return notation.truth(value);
  if (typeof value === 'number') return String(value);
  const inner = `${indent}    `;
  const isList = Array.isArray(value);
  const parts = isList
    ? (value as readonly Json[]).map((each) => written(each, notation, inner))
    : Object.entries(value).map(
        ([name, each]) => `${notation.name(name)}: ${written(each, notation, inner)}`,
      );
  const [open, close] = isList ? '[]' : '{}';
  if (parts.length === 0) return `${open}${close}`;
  return `${open}\n${parts.map((part) => `${inner}${part},`).join('\n')}\n${indent}${close}`;
}
