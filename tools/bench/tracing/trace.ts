import { readFileSync, writeFileSync } from 'node:fs';

export interface TracedStatement {
  readonly text: string;
  readonly values: readonly TracedValue[];
}

export type TracedValue =
  | string
  | number
  | boolean
  | null
  | { readonly bytes: string }
  | { readonly date: string }
  | readonly string[];

/** What a traced process has sent since `begin`. */
export class Trace {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
    this.begin();
  }

  begin(): void {
    writeFileSync(this.file, '');
  }

  /** Throws an Error when nothing was sent: figures of no statement say nothing, and say it well. */
  statements(): TracedStatement[] {
    const text = readFileSync(this.file, 'utf8').trim();
    if (text === '') throw new Error(`The traced process has sent no statement to ${this.file}.`);
    return text.split('\n').map((line) => JSON.parse(line) as TracedStatement);
  }
}
