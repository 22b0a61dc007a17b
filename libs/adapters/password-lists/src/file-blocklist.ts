import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Blocklist } from '@latchkey/credentials';

const shipped = new URL('../data/common-passwords.txt.gz', import.meta.url);
const newline = 10;

/**
 * The shipped list: folded passwords, one a line, sorted by their UTF-8 bytes. It stays one buffer with the offsets of
 * its lines, so that a hundred thousand passwords cost a few megabytes and no strings.
 */
export class FileBlocklist extends Blocklist {
  private constructor(
    private readonly text: Buffer,
    private readonly starts: Uint32Array,
  ) {
    super();
  }

  /** Throws when the file is missing or not sorted: a list that cannot be searched would let everything pass. */
  static load(file: URL = shipped): FileBlocklist {
    const text = gunzipSync(readFileSync(file));
    const starts: number[] = [];
    for (let at = 0; at < text.length; at = text.indexOf(newline, at) + 1) starts.push(at);
    const list = new FileBlocklist(text, Uint32Array.from(starts));
    list.checkOrder();
    return list;
  }

  get size(): number {
    return this.starts.length;
  }

  contains(folded: string): boolean {
    const wanted = Buffer.from(folded, 'utf8');
    let low = 0;
    let high = this.starts.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = Buffer.compare(this.line(middle), wanted);
      if (order === 0) return true;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }

  private line(index: number): Buffer {
    const start = this.starts[index] ?? 0;
    const next = this.starts[index + 1] ?? this.text.length + (this.text.at(-1) === newline ? 0 : 1);
    return this.text.subarray(start, next - 1);
  }

  private checkOrder(): void {
    for (let index = 1; index < this.starts.length; index += 1) {
      if (Buffer.compare(this.line(index - 1), this.line(index)) >= 0) {
        throw new Error(`the list of common passwords is not sorted at line ${index + 1}`);
      }
    }
  }
}
