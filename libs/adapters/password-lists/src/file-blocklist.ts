import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Blocklist } from '@latchkey/credentials';

const shipped = new URL('../data/common-passwords.txt.gz', import.meta.url);
const newline = 10;

/**
 * The shipped list: folded passwords, one a line, sorted by their UTF-8 bytes. It stays one buffer with the offsets of
 * its lines, so that two hundred thousand passwords cost a few megabytes and no strings.
 */
export class FileBlocklist extends Blocklist {
  private constructor(
    private readonly text: Buffer,
    /** Where each line begins, and one past the last newline. */
    private readonly starts: Uint32Array,
  ) {
    super();
  }

  /**
   * Throws when the file is missing, empty, cut off or not sorted: a list that cannot be searched would let everything
   * pass.
   */
  static load(file: URL = shipped): FileBlocklist {
    const text = gunzipSync(readFileSync(file));
    if (text.at(-1) !== newline) throw new Error('the list of common passwords is empty or cut off');
    const list = new FileBlocklist(text, lineStarts(text));
    list.checkOrder();
    return list;
  }

  get size(): number {
    return this.starts.length - 1;
  }

  contains(folded: string): boolean {
    const wanted = Buffer.from(folded, 'utf8');
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = this.text.compare(wanted, 0, wanted.length, this.start(middle), this.end(middle));
      if (order === 0) return true;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }

  private start(line: number): number {
    return this.starts[line] ?? 0;
  }

  private end(line: number): number {
    return this.start(line + 1) - 1;
  }

  /** Each line stands behind the one before, so that none is there twice. */
  private checkOrder(): void {
    const { text } = this;
    for (let line = 1; line < this.size; line += 1) {
      const order = text.compare(
        text,
        this.start(line - 1),
        this.end(line - 1),
        this.start(line),
        this.end(line),
      );
      if (order <= 0) throw new Error(`the list of common passwords is not sorted at line ${line + 1}`);
    }
  }
}

function lineStarts(text: Buffer): Uint32Array {
  let lines = 0;
  for (const octet of text) if (octet === newline) lines += 1;
  const starts = new Uint32Array(lines + 1);
  let line = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== newline) continue;
    line += 1;
    starts[line] = at + 1;
  }
  return starts;
}
