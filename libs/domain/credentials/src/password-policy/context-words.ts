import { foldPassword } from './blocklist.ts';

const shortestWord = 4;

/** The words of names and addresses that are long enough to matter. */
function wordsOf(context: readonly string[]): Set<string> {
  const words = new Set<string>();
  for (const text of context) {
    const folded = foldPassword(text);
    for (const word of [folded, ...folded.split(/[^\p{L}\p{N}]+/u)]) {
      if (Array.from(word).length >= shortestWord) words.add(word);
    }
  }
  return words;
}

/**
 * True when a password is little more than words of its account or tenant: what is left without them has fewer than
 * eight code points. "acme" inside a long phrase is fine, "acme-ada-2026!" is not.
 */
export function isMadeOfContext(password: string, context: readonly string[]): boolean {
  const folded = foldPassword(password);
  const words = [...wordsOf(context)].sort((a, b) => b.length - a.length);
  let rest = folded;
  for (const word of words) rest = rest.replaceAll(word, '');
  return rest !== folded && Array.from(rest).length < 8;
}
