/** A piece of a regular expression, as far as one must read it to take it apart. */
export interface PatternToken {
  readonly kind: 'open' | 'close' | 'alternative' | 'repeat' | 'one';
  readonly text: string;
}

const piece = new RegExp(
  [
    String.raw`\\Q[\s\S]*?(?:\\E|$)`,
    String.raw`\\(?:[pPx]\{[^}]*\}|[pP][A-Z]|k<[^>]*>|k\{[^}]*\}|[\s\S])`,
    String.raw`\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*\]`,
    String.raw`\((?:\?(?:P?<[A-Za-z_]\w*>|<[=!]|[A-Za-z-]+[:)]|P[=>]\w+|[^A-Za-z<]))?`,
    String.raw`(?:[*+?]|\{\d+(?:,\d*)?\})[?+]?`,
    String.raw`[\s\S]`,
  ].join('|'),
  'gu',
);

/** `(?i)` opens no group: it only says how the rest is meant. */
const flagsOnly = /^\(\?[A-Za-z-]+\)$/;

export function tokensOf(pattern: string): PatternToken[] {
  return Array.from(pattern.matchAll(piece), ([text]) => ({ kind: kindOf(text), text }));
}

function kindOf(text: string): PatternToken['kind'] {
  if (flagsOnly.test(text)) return 'one';
  if (text.startsWith('(')) return 'open';
  if (text === ')') return 'close';
  if (text === '|') return 'alternative';
  return /^(?:[*+?]|\{\d)/.test(text) ? 'repeat' : 'one';
}
