import { readFileSync } from 'node:fs';
import { Attribute, Change, Client, EqualityFilter } from 'ldapts';
import type { DirectoryFacts } from '../../src/directories.ts';

const unicode = (password: string): Buffer => Buffer.from(`"${password}"`, 'utf16le');
const replacing = (type: string, value: string | Buffer): Change =>
  new Change({
    operation: 'replace',
    modification: new Attribute({ type, values: [value] as string[] | Buffer[] }),
  });

/** What the hand-written loop knows of one kind of directory. */
export interface BareKind {
  readonly name: string;
  /** By which an account is found. */
  readonly attribute: string;
  dnOf(userName: string, people: string): string;
  entry(userName: string): Record<string, string>;
  change(password: string): Change[];
  /** What an account needs after its first password. */
  readonly enable: readonly Change[];
}

export const activeDirectory: BareKind = {
  ...{ name: 'Active Directory (Samba)', attribute: 'sAMAccountName' },
  dnOf: (userName, people) => `CN=${userName},${people}`,
  entry: (sAMAccountName) => ({ objectClass: 'user', sAMAccountName }),
  change: (password) => [replacing('unicodePwd', unicode(password))],
  enable: [replacing('userAccountControl', '512')],
};

export const openLdap: BareKind = {
  ...{ name: 'OpenLDAP', attribute: 'uid' },
  dnOf: (userName, people) => `uid=${userName},${people}`,
  entry: (uid) => ({ objectClass: 'inetOrgPerson', uid, cn: uid, sn: uid }),
  change: (password) => [replacing('userPassword', password)],
  enable: [],
};

/** A directory by the client library alone: bind, find, modify, as one would write it in an afternoon. */
export class BareDirectory {
  readonly kind: BareKind;
  readonly facts: DirectoryFacts;
  readonly ca: string;

  constructor(kind: BareKind, facts: DirectoryFacts) {
    this.kind = kind;
    this.facts = facts;
    this.ca = readFileSync(this.fact('CA_FILE'), 'utf8');
  }

  fact(name: string): string {
    const value = this.facts[name];
    if (value === undefined) throw new Error(`the directory has not said its ${name}`);
    return value;
  }

  async addPeople(userNames: readonly string[], password: string): Promise<void> {
    const admin = this.client();
    await admin.bind(this.fact('BIND_DN'), this.fact('BIND_PASSWORD'));
    for (const userName of userNames) {
      const dn = this.kind.dnOf(userName, this.fact('PEOPLE_DN'));
      await admin.add(dn, this.kind.entry(userName));
      await admin.modify(dn, [...this.kind.change(password), ...this.kind.enable]);
    }
    await admin.unbind();
  }

  /** A connection of its own for each reset, as ours: nothing of one tenant is left for the next. */
  async reset(userName: string, password: string): Promise<void> {
    const client = await this.bound();
    await this.modify(client, userName, password);
    await client.unbind();
  }

  async bound(): Promise<Client> {
    const client = this.client();
    await client.bind(this.fact('SERVICE_DN'), this.fact('SERVICE_PASSWORD'));
    return client;
  }

  /** On a connection that is there already. */
  async modify(client: Client, userName: string, password: string): Promise<void> {
    const { searchEntries } = await client.search(this.fact('PEOPLE_DN'), {
      scope: 'sub',
      filter: new EqualityFilter({ attribute: this.kind.attribute, value: userName }),
      attributes: [this.kind.attribute],
    });
    const dn = searchEntries[0]?.dn;
    if (dn === undefined) throw new Error(`${userName} was not found`);
    await client.modify(dn, this.kind.change(password));
  }

  private client(): Client {
    const tlsOptions = { ca: this.ca, servername: this.fact('TLS_NAME') };
    return new Client({ url: this.fact('LDAPS_URL'), timeout: 20_000, connectTimeout: 20_000, tlsOptions });
  }
}
