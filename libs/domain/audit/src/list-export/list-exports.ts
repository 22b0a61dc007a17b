import type { ListExport } from './list-export.ts';

/** Exports that the audit trail remembers. */
export abstract class ListExports {
  /** Leaves it in the audit trail when the transaction ends. */
  abstract remember(listExport: ListExport): Promise<void>;
}
