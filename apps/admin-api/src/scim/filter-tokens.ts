import { ScimFault } from './scim-fault.ts';

export type Token =
  | { readonly kind: 'sign' | 'word'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string; readonly value: string };

const next = /\s*(?:([()[\]])|("(?:[^"\\]|\\.)*")|([^\s()[\]"]+))/y;

/** The words, signs and quoted texts of a filter. Throws ScimFault (invalidFilter). */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  for (let at = 0; at < end; at = next.lastIndex) {
    next.lastIndex = at;
    const [, sign, quoted, word] = next.exec(text) ?? [];
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (quoted !== undefined) tokens.push({ kind: 'value', text: quoted, value: unquoted(quoted) });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else throw new ScimFault('invalidFilter', 'A quotation mark is not closed.');
  }
  return tokens;
}

/** Quoted as JSON quotes. What cannot be stored is refused: NUL and half characters. */
function unquoted(text: string): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'string' || value.includes('\0') || !value.isWellFormed())
    throw new ScimFault('invalidFilter', 'Quote texts as JSON does, without NUL and half characters.');
  return value;
}
