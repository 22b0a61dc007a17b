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

  statements(): TracedStatement[] {
    const lines = readFileSync(this.file, 'utf8').trim().split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as TracedStatement);
  }
}
