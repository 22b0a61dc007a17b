import { appendFileSync, mkdirSync } from 'node:fs';
import { workspacePath } from '@latchkey/tools';

/** The same code at two volumes: small in every test run, the stated one in `npm run proof`. */
export const atProof = process.env['LATCHKEY_PROOF'] === '1';

export function volume(small: number, stated: number): number {
  return atProof ? stated : small;
}

/** Prints a figure and keeps it for the summary. `must` is in words; the assertion stands beside the call. */
export function figure(row: string, what: string, value: number | string, must: string): void {
  const line = { row, what, value, must, at: atProof ? 'proof' : 'test' };
  process.stderr.write(`  figure ${row}: ${what} = ${value} (must be ${must})\n`);
  const folder = workspacePath('.results/figures');
  mkdirSync(folder, { recursive: true });
  appendFileSync(`${folder}/${line.at}.jsonl`, `${JSON.stringify(line)}\n`);
}
