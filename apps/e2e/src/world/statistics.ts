import { randomInt } from 'node:crypto';

/** Mann–Whitney: the chance that one of `a` is greater than one of `b`; 0.5 tells nothing, 0 and 1 tell all. */
export function areaUnderCurve(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((value) => ({ value, isA: true })), ...b.map((value) => ({ value, isA: false }))];
  all.sort((x, y) => x.value - y.value);
  let ranks = 0;
  for (let at = 0; at < all.length;) {
    let end = at;
    while (end < all.length && all[end]?.value === all[at]?.value) end += 1;
    const rank = (at + 1 + end) / 2;
    for (; at < end; at += 1) ranks += all[at]?.isA ? rank : 0;
  }
  return (ranks - (a.length * (a.length + 1)) / 2) / (a.length * b.length);
}

export function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(randomInt(left.length), 1));
  return out;
}
