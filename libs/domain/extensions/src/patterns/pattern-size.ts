import { tokensOf } from './pattern-token.ts';

/**
 * How many steps a pattern unfolds to, told before it is compiled: `(…){1000}` is a thousand copies, and compiling a
 * pattern that the engine would accept can take longer than any evaluation.
 */
export function unfoldedSize(pattern: string): number {
  const open: number[][] = [];
  let sizes: number[] = [];
  for (const { kind, text } of tokensOf(pattern)) {
    if (kind === 'open') {
      open.push(sizes);
      sizes = [];
    } else if (kind === 'close') {
      const inside = sum(sizes) + 1;
      sizes = open.pop() ?? [];
      sizes.push(inside);
    } else if (kind === 'repeat') {
      sizes.push((sizes.pop() ?? 1) * timesOf(text));
    } else {
      sizes.push(text.startsWith('\\Q') ? text.length : 1);
    }
  }
  return sum([...open.flat(), ...sizes]);
}

function timesOf(quantifier: string): number {
  const [, least = '1', most = ''] = /^\{(\d+)(?:,(\d*))?\}/.exec(quantifier) ?? [];
  return Math.max(1, Number(least), Number(most));
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, each) => all + each, 0);
}
