import {
  DirectoryTroubles,
  HttpTroubles,
  type DirectoryTrouble,
  type HttpTrouble,
} from '@latchkey/credential-stores';
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

/** The same of a store over HTTP: which store, by which code. */
export class LoggedHttpTroubles extends HttpTroubles {
  constructor(private readonly log: Log) {
    super();
  }

  tell({ storeId, code }: HttpTrouble): void {
    this.log.warn('A store over HTTP could not be used.', { store: storeId, code });
  }
}
