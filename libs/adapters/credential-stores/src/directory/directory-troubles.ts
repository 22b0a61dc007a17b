/** Why a directory could not be asked, for the operator's log: codes only, since its texts hold names of accounts. */
export interface DirectoryTrouble {
  readonly storeId: string;
  readonly server: string;
  readonly step: 'connect' | 'tls' | 'bind' | 'search' | 'change';
  /** The result code of LDAP, the code of a certificate error, or a word of the vetted sockets. */
  readonly code: string;
}

export abstract class DirectoryTroubles {
  abstract tell(trouble: DirectoryTrouble): void;
}
