/** One server of a directory. */
export interface DirectoryServer {
  /** `ldaps://host:port`, or `ldap://host:port`, which is turned into TLS by StartTLS before anything else is said. */
  readonly url: string;
  /** The name in the server's certificate where it is not the host of the URL. */
  readonly tlsName?: string;
}

/** One directory that holds passwords, as its administrator has described it. */
export interface Directory {
  /** In the order in which they are asked. */
  readonly servers: readonly DirectoryServer[];
  /** PEM of the certificate authorities that may vouch for the servers; no other one may. */
  readonly ca: string;
  readonly bindDn: string;
  readonly bindPassword: string;
  /** Accounts are looked for below this entry and nowhere else. */
  readonly peopleDn: string;
  /** A user name is looked up by each of them; together they must lead to exactly one account. */
  readonly userNameAttributes: readonly string[];
  /** DNs of groups whose members nobody resets from here. */
  readonly protectedGroups: readonly string[];
  /** OpenLDAP: the policy of accounts that name none of their own. Without it the end of a lock is not known. */
  readonly policyDn?: string;
}

/** Where the description of a store is kept. */
export abstract class DirectorySettings {
  abstract of(storeId: string): Promise<Directory>;
}

/**
 * The part for which a description must not be used, before anything is sent: a bind without a password would be taken
 * for an anonymous one (RFC 4513, 5.1.2). Undefined where all of it is usable.
 */
export function unusablePart(directory: Directory): keyof Directory | undefined {
  if (directory.servers.length === 0 || !directory.servers.every(({ url }) => isServerUrl(url))) {
    return 'servers';
  }
  if (!directory.ca.includes('-----BEGIN CERTIFICATE-----')) return 'ca';
  for (const part of ['bindDn', 'bindPassword', 'peopleDn'] as const) {
    if (directory[part].trim() === '' || directory[part].includes('\0')) return part;
  }
  return directory.userNameAttributes.length === 0 ? 'userNameAttributes' : undefined;
}

/** `ldaps://host:port` or `ldap://host:port`, and nothing else in it. */
export function isServerUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(url);
  const more = username + password + pathname.replace('/', '') + search + hash;
  return ['ldap:', 'ldaps:'].includes(protocol) && hostname !== '' && more === '';
}

/** Where a server listens; the ports are those of RFC 4513 and of every directory. */
export function placeOf({ url }: Pick<DirectoryServer, 'url'>): {
  readonly host: string;
  readonly port: number;
} {
  const { hostname, port, protocol } = new URL(url);
  return { host: hostname, port: Number(port) || (protocol === 'ldaps:' ? 636 : 389) };
}
