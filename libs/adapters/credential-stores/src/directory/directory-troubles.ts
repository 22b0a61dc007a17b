/** Why a directory could not be asked, for the operator's log: codes only, since its texts hold names of accounts. */
export interface DirectoryTrouble {
  readonly storeId: string;
  /** Null where none was asked, because the description of the directory cannot be used. */
  readonly server: string | null;
  readonly step: 'settings' | 'connect' | 'tls' | 'bind' | 'search' | 'change';
  /** The result code of LDAP, the code of a certificate error, a word of the vetted sockets, or the unusable setting. */
  readonly code: string;
}

export abstract class DirectoryTroubles {
  abstract tell(trouble: DirectoryTrouble): void;
}
