import type { UserImport } from './user-import.ts';

/** What is wrong with a row: where, and what to do. */
export interface RowFault {
  /** The first row below the header is 1. */
  readonly row: number;
  /** As the header has it; null for the row as a whole. */
  readonly column: string | null;
  readonly code: string;
  readonly detail: string;
}

/** All imports of the environment, with the files that wait. */
export abstract class UserImports {
  /** Throws Conflict while another one is open: of two at once one begins. */
  abstract add(one: UserImport): Promise<void>;
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<UserImport>;
  /** The one that has not ended, locked. */
  abstract openForUpdate(): Promise<UserImport | undefined>;
  /** A part of the file, sealed. Throws NotFound when none is expected. */
  abstract keepPart(importId: string, number: number, sealed: Uint8Array): Promise<void>;
  /** In their order, both ends included. */
  abstract partsBetween(importId: string, first: number, last: number): Promise<readonly Buffer[]>;
  /** The row that has one of these keys already; undefined when none has. Remembers them for this row. */
  abstract takeKeys(importId: string, row: number, keys: readonly string[]): Promise<number | undefined>;
  abstract addFaults(importId: string, faults: readonly RowFault[]): Promise<void>;
  /** The file, and what was remembered of its rows. Faults stay. */
  abstract forgetFile(importId: string): Promise<void>;
}

/** Bytes of one part. */
export const importPartLength = 256 * 1024;
