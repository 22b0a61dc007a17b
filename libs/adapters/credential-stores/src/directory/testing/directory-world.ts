import type {
  CanChange,
  CanReadLockState,
  CanSignIn,
  CanTellPassword,
  CanTest,
  CanUnlock,
  StoreDriver,
} from '@latchkey/credentials';
import { Attribute, Change, Client, PasswordPolicyControl, ResultCodeError } from 'ldapts';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { VettedSockets } from '@latchkey/outbound';
import { usualDeadlines, type Deadlines } from '../deadlines.ts';
import { DirectoryConversations } from '../directory-conversations.ts';
import type { DirectoryTrouble } from '../directory-troubles.ts';
import { isServerUrl, placeOf, type Directory } from '../directory.ts';
import { certificateOf, factOf, type DirectoryFacts } from './directory-facts.ts';
import { Intermediary } from './intermediary.ts';
import { StoppedServer } from './stopped-server.ts';

export type DirectoryDriver = StoreDriver &
  CanUnlock &
  CanReadLockState &
  CanChange &
  CanTellPassword &
  CanSignIn &
  CanTest;

/** What a directory says to a sign-in, by its own codes. */
export type SignIn = 'in' | 'must-change' | 'locked' | 'refused';

export interface Kind {
  readonly name: string;
  /** A driver is made of the conversations that it shall hold. */
  readonly driver: (conversations: DirectoryConversations) => DirectoryDriver;
  readonly userNameAttributes: readonly string[];
  readonly policyDn?: string;
  /** Whether a new password ends a lock, asked to or not. */
  readonly resetUnlocks: boolean;
  /** Attributes that say how often somebody was refused. */
  readonly counters: readonly string[];
  dnOf(commonName: string): string;
  create(admin: Client, person: Person): Promise<void>;
  /** Attributes of a group with these members. */
  groupOf(name: string, members: readonly string[]): Record<string, string | string[]>;
  /** A service account that may look and must not change. */
  onlooker(world: DirectoryWorld): Promise<Partial<Directory>>;
  signIn(failure: ResultCodeError | undefined, policyCode: number | undefined): SignIn;
}

export interface Person {
  readonly dn: string;
  readonly userName: string;
  readonly mail: string;
  readonly password: string;
}

/** Short answers, so that a directory that hangs is left in seconds. */
export const shortDeadlines: Deadlines = { connect: 1_500, answer: 2_000, total: 4_000 };

/** A running directory, people in it, and what its administrator can do. */
export class DirectoryWorld {
  readonly troubles: DirectoryTrouble[] = [];
  readonly server: StoppedServer;
  private readonly people = new Map<string, Person>();
  private readonly entries: string[] = [];
  private readonly intermediaries: Intermediary[] = [];
  private readonly ca: string;

  constructor(
    readonly kind: Kind,
    readonly facts: DirectoryFacts,
  ) {
    this.ca = readFileSync(this.fact('CA_FILE'), 'utf8');
    // Samba is a group of processes, OpenLDAP is one.
    this.server = new StoppedServer(Number(this.fact('PID')), this.fact('KIND') === 'samba-ad');
  }

  fact(name: string): string {
    return factOf(this.facts, name);
  }

  /** As an administrator would describe it: the service account has the rights to reset and no others. */
  get directory(): Directory {
    const { policyDn } = this.kind;
    return {
      servers: [{ url: this.fact('LDAPS_URL'), tlsName: this.fact('TLS_NAME') }],
      ca: this.ca,
      bindDn: this.fact('SERVICE_DN'),
      bindPassword: this.fact('SERVICE_PASSWORD'),
      peopleDn: this.fact('PEOPLE_DN'),
      userNameAttributes: this.kind.userNameAttributes,
      protectedGroups: [],
      ...(policyDn === undefined ? {} : { policyDn }),
    };
  }

  /** By other sockets than those for which an operator has listed the servers of the directory. */
  driver(
    change: Partial<Directory> = {},
    deadlines = usualDeadlines,
    sockets = socketsTo(change.servers ?? this.directory.servers, deadlines.connect),
  ): DirectoryDriver {
    const directory = { ...this.directory, ...change };
    const settings = { of: () => Promise.resolve(directory) };
    const troubles = { tell: (trouble: DirectoryTrouble) => void this.troubles.push(trouble) };
    return this.kind.driver(new DirectoryConversations(settings, troubles, { sockets, deadlines }));
  }

  async add(password = 'Before anything 1', mail?: string): Promise<Person> {
    const userName = `p${randomBytes(5).toString('hex')}`;
    const person = {
      dn: this.kind.dnOf(userName),
      userName,
      mail: mail ?? `${userName}@example.test`,
      password,
    };
    await this.asAdmin((admin) => this.kind.create(admin, person));
    this.people.set(userName, person);
    return person;
  }

  /** The same person by another name and in another place of the tree, as far as a DN goes. */
  async rename(person: Person): Promise<Person> {
    const renamed = { ...person, dn: this.kind.dnOf(`${person.userName} renamed`) };
    await this.asAdmin((admin) => admin.modifyDN(person.dn, renamed.dn));
    this.people.set(person.userName, renamed);
    return renamed;
  }

  /** A group of its own; returns its DN. */
  async addGroup(...members: string[]): Promise<string> {
    const name = `g${randomBytes(5).toString('hex')}`;
    const dn = this.kind.dnOf(name);
    await this.addEntry(dn, this.kind.groupOf(name, members));
    return dn;
  }

  async addEntry(dn: string, attributes: Record<string, string | string[]>): Promise<void> {
    await this.asAdmin((admin) => admin.add(dn, attributes));
    this.entries.push(dn);
  }

  async remove(person: Person): Promise<void> {
    await this.asAdmin((admin) => admin.del(person.dn));
    this.people.delete(person.userName);
  }

  async signIn(person: Person, password: string): Promise<SignIn> {
    const policy = new PasswordPolicyControl();
    const failure = await this.withClient((client) =>
      client.bind(person.dn, password, policy).then(
        () => undefined,
        (error: unknown) => {
          if (error instanceof ResultCodeError) return error;
          throw error;
        },
      ),
    );
    return this.kind.signIn(failure, policy.value?.error);
  }

  async lock(person: Person): Promise<void> {
    for (let attempt = 0; attempt < 3; attempt += 1) await this.signIn(person, 'Surely not this 1');
  }

  /** An attribute of an entry, as an administrator reads it. */
  async read(dn: string, attribute: string): Promise<string> {
    const { searchEntries } = await this.asAdmin((admin) =>
      admin.search(dn, { scope: 'base', attributes: [attribute] }),
    );
    return String(searchEntries[0]?.[attribute] ?? '');
  }

  /** All that the directory keeps of an entry. */
  async readAll(dn: string): Promise<unknown> {
    const { searchEntries } = await this.asAdmin((admin) =>
      admin.search(dn, { scope: 'base', attributes: ['*', '+', ...this.kind.counters] }),
    );
    return searchEntries;
  }

  async write(dn: string, type: string, ...values: string[]): Promise<void> {
    const change = new Change({ operation: 'replace', modification: new Attribute({ type, values }) });
    await this.asAdmin((admin) => admin.modify(dn, change));
  }

  async writeBytes(dn: string, type: string, value: Buffer): Promise<void> {
    const change = new Change({
      operation: 'replace',
      modification: new Attribute({ type, values: [value] }),
    });
    await this.asAdmin((admin) => admin.modify(dn, change));
  }

  /** With another value while the work runs, and the old one afterwards, whatever happens. */
  async whileWritten(dn: string, type: string, value: string, work: () => Promise<void>): Promise<void> {
    const before = await this.read(dn, type);
    await this.write(dn, type, value);
    try {
      await work();
    } finally {
      await this.write(dn, type, ...(before === '' ? [] : [before]));
    }
  }

  asAdmin<T>(work: (admin: Client) => Promise<T>): Promise<T> {
    return this.withClient(async (client) => {
      await client.bind(this.fact('BIND_DN'), this.fact('BIND_PASSWORD'));
      return work(client);
    });
  }

  /** An intermediary, and the one server by which a driver comes to it. */
  async intermediary(): Promise<Intermediary> {
    const port = Number(this.fact('LDAPS_PORT'));
    const made = await Intermediary.before({ host: this.fact('HOST'), port }, certificateOf(this.facts));
    this.intermediaries.push(made);
    return made;
  }

  by(...intermediaries: readonly { readonly url: string }[]): Partial<Directory> {
    return { servers: intermediaries.map(({ url }) => ({ url, tlsName: this.fact('TLS_NAME') })) };
  }

  /** The whole server stands still while the work runs: it takes connections and says nothing. */
  async whileFrozen<T>(work: () => Promise<T>): Promise<T> {
    await this.server.stop();
    try {
      return await work();
    } finally {
      this.server.wake();
    }
  }

  async close(): Promise<void> {
    for (const each of this.intermediaries) await each.close();
    for (const dn of this.entries.reverse()) await this.asAdmin((admin) => admin.del(dn));
    for (const person of this.people.values()) await this.remove(person);
  }

  private async withClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({
      url: this.fact('LDAPS_URL'),
      timeout: 20_000,
      connectTimeout: 20_000,
      tlsOptions: { ca: this.ca, servername: this.fact('TLS_NAME') },
    });
    try {
      return await work(client);
    } finally {
      await client.unbind().catch(() => undefined);
    }
  }
}

/** As an operator would list them: these servers are inside. */
function socketsTo(servers: Directory['servers'], connect: number): VettedSockets {
  const places = servers.filter(({ url }) => isServerUrl(url)).map(placeOf);
  const operatorAddresses = places.map(({ host, port }) => `tls://${host}:${port}`);
  return new VettedSockets({ operatorAddresses, connect });
}

/** Asks again until it is so, for what a server does a moment later. */
export async function eventually(holds: () => Promise<boolean>, milliseconds = 10_000): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (performance.now() < until) {
    if (await holds()) return true;
    await sleep(100);
  }
  return false;
}
