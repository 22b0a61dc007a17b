import type { Readable } from 'node:stream';
import {
  csvRules,
  importPartLength,
  isColumn,
  longestRow,
  mostImportedRows,
  neededColumns,
  type ArrivedFile,
} from '@latchkey/identity';
import { InvalidInput } from '@latchkey/kernel';
import { CsvError, parse, type Parser } from 'csv-parse';

/** Bytes of one file: so many rows of an ordinary length. */
export const largestFile = 64 * 1024 * 1024;

export type KeepPart = (number: number, bytes: Buffer) => Promise<void>;

interface Record {
  readonly record: string[];
  readonly info: { readonly bytes: number };
}

/**
 * A file on its way: refused as soon as it is none that we read, and handed on part by part, so that no more of it than
 * one part is ever held.
 */
export class CsvUpload {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  private readonly parser: Parser = parse({ ...csvRules, max_record_size: longestRow });
  private columns: string[] | undefined;
  private position = 0;
  private rows = 0;
  private size = 0;
  private parts = 0;
  private waiting: Buffer[] = [];
  private waitingLength = 0;

  constructor(private readonly keep: KeepPart) {}

  /** Throws InvalidInput. */
  async receive(body: Readable): Promise<ArrivedFile> {
    let isFirst = true;
    let begun: Buffer = Buffer.alloc(0);
    for await (const chunk of body as AsyncIterable<Buffer>) {
      begun = isFirst ? Buffer.concat([begun, chunk]) : chunk;
      // The mark at the beginning is three bytes, which may come one by one.
      if (isFirst && begun.length < 3) continue;
      await this.take(isFirst ? withoutMark(begun) : begun);
      isFirst = false;
    }
    if (isFirst) await this.take(withoutMark(begun));
    return this.end();
  }

  private async take(bytes: Buffer): Promise<void> {
    this.size += bytes.length;
    if (this.size > largestFile) throw refused('too-large', 'Send at most 64 MiB; split the file.');
    this.decode(bytes, true);
    await this.count(() => this.parser.write(bytes));
    this.waiting.push(bytes);
    this.waitingLength += bytes.length;
    while (this.waitingLength >= importPartLength) await this.keepNext();
  }

  private async end(): Promise<ArrivedFile> {
    this.decode(Buffer.alloc(0), false);
    await this.count(() => this.parser.end());
    if (!this.columns)
      throw refused('empty', 'The file has no header. Begin it with the names of its columns.');
    while (this.waitingLength > 0) await this.keepNext();
    return { columns: this.columns, rows: this.rows, position: this.position };
  }

  private async keepNext(): Promise<void> {
    const all = Buffer.concat(this.waiting);
    const rest = all.subarray(importPartLength);
    await this.keep(this.parts, all.subarray(0, importPartLength));
    this.parts += 1;
    this.waiting = rest.length > 0 ? [rest] : [];
    this.waitingLength = rest.length;
  }

  private decode(bytes: Buffer, stream: boolean): void {
    let text: string;
    try {
      text = this.decoder.decode(bytes, { stream });
    } catch {
      throw refused('encoding', 'Save the file as UTF-8 ("CSV UTF-8" in Excel) and send it again.');
    }
    if (text.includes('\0')) throw refused('encoding', 'The file has NUL in it: save it as UTF-8.');
  }

  /** What the parser makes of what it was given. Throws InvalidInput with the row. */
  private async count(give: () => unknown): Promise<void> {
    let fault: Error | undefined;
    const note = (error: Error) => (fault = error);
    this.parser.once('error', note);
    give();
    await new Promise((resolve) => setImmediate(resolve));
    for (let one = this.read(); one !== null; one = this.read()) this.takeRow(one);
    this.parser.off('error', note);
    if (fault) throw unreadable(fault, this.rows);
  }

  private read(): Record | null {
    return this.parser.read() as Record | null;
  }

  private takeRow({ record, info }: Record): void {
    if (this.columns) {
      this.rows += 1;
      if (this.rows > mostImportedRows)
        throw refused('too-many', `Send at most ${mostImportedRows} rows; split the file.`);
      return;
    }
    refuseHeader(record);
    [this.columns, this.position] = [record, info.bytes];
  }
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? bytes.subarray(3) : bytes;
}

function refuseHeader(columns: readonly string[]): void {
  const faults = columns.flatMap((column, at) => {
    const pointer = `/header/${at}`;
    if (!isColumn(column)) return [{ pointer, code: 'unknown-column', detail: unknownColumn }];
    const isTwice = columns.indexOf(column) < at;
    return isTwice ? [{ pointer, code: 'duplicate-column', detail: 'Name each column once.' }] : [];
  });
  for (const column of neededColumns.filter((needed) => !columns.includes(needed)))
    faults.push({ pointer: '/header', code: 'required', detail: `Add the column ${column}.` });
  if (faults.length > 0) throw new InvalidInput(faults.slice(0, 32));
}

const unknownColumn =
  'Use userName, email, displayName, externalId, active, passwordHash and attributes.<name>, separated by commas.';

function unreadable(fault: Error, rows: number): Error {
  if (!(fault instanceof CsvError)) return fault;
  const isLong = fault.code === 'CSV_MAX_RECORD_SIZE';
  const detail = isLong
    ? `Row ${rows + 1} is longer than ${longestRow} characters. Is a quotation mark not closed?`
    : `Row ${rows + 1} cannot be read: close its quotation marks, and double those inside of a cell.`;
  return new InvalidInput([{ pointer: `/rows/${rows + 1}`, code: isLong ? 'too-long' : 'csv', detail }]);
}

function refused(code: string, detail: string): InvalidInput {
  return new InvalidInput([{ pointer: '', code, detail }]);
}
