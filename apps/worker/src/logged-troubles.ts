import { DirectoryTroubles, type DirectoryTrouble } from '@latchkey/credential-stores';
import type { Log } from '@latchkey/platform';

/** Why a directory could not be used, for the operator: which store, at which step, by which code. */
export class LoggedTroubles extends DirectoryTroubles {
  constructor(private readonly log: Log) {
    super();
  }

  tell({ storeId, step, code }: DirectoryTrouble): void {
    this.log.warn('A directory could not be used.', { store: storeId, check: step, code });
  }
}
