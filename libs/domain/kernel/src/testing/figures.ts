/** Prints a figure that a test has measured. Not to standard output, which a machine may be reading. */
export function figure(text: string): void {
  process.stderr.write(`  figure: ${text}\n`);
}
