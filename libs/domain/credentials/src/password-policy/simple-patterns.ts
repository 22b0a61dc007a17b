/** True for one short piece written again and again ("abcabcabcabc"), which no list can hold. */
export function isRepetition(folded: string): boolean {
  const points = Array.from(folded);
  for (let length = 1; length <= Math.min(8, points.length / 2); length += 1) {
    if (points.every((point, index) => point === points[index % length])) return true;
  }
  return false;
}

/** True when each character is the next, or the one before, in the order of Unicode ("abcdefghijklmnop"). */
export function isSequence(folded: string): boolean {
  const points = Array.from(folded, (character) => character.codePointAt(0) ?? 0);
  const step = (points[1] ?? 0) - (points[0] ?? 0);
  if (Math.abs(step) !== 1) return false;
  // Digits begin again after nine: 12345678901234567890.
  return points.every((point, index) => {
    const before = points[index - 1];
    if (before === undefined || point - before === step) return true;
    return (before === 57 && point === 48 && step === 1) || (before === 48 && point === 57 && step === -1);
  });
}
