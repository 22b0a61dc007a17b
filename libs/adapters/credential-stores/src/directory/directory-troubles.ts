/** Why a directory could not be asked, for the operator's log: codes only, since its texts hold names of accounts. */
export interface DirectoryTrouble {
  readonly storeId: string;
  readonly server: string;
  readonly step: 'connect' | 'bind' | 'search' | 'change';
  /** The result code of LDAP, or the code of a network or certificate error. */
  readonly code: string;
}

export abstract class DirectoryTroubles {
  abstract tell(trouble: DirectoryTrouble): void;
}
