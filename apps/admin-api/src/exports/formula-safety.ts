/** What a spreadsheet passes over before it looks for a formula: blanks, controls, and what nobody sees. */
const passedOver = /^[\p{Z}\p{C}]+/u;
/** By these a spreadsheet begins a formula; the last is the minus of typesetters. */
const signs: ReadonlySet<string> = new Set(['=', '+', '-', '@', '\u2212']);

/** Whether a spreadsheet could take this cell for something to work out. Full-width and small forms count as well. */
export function isFormula(cell: string): boolean {
  if (/^[\t\r\n\0]/.test(cell)) return true;
  const [first = ''] = cell.replace(passedOver, '');
  return signs.has(first.normalize('NFKC'));
}

/** The same text, never a formula (S-67): an apostrophe in front says that it is text. */
export function safeCell(cell: string): string {
  return isFormula(cell) ? `'${cell}` : cell;
}
