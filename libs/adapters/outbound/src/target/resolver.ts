import { Resolver as NameServers } from 'node:dns/promises';

/** Turns a name into all its addresses. */
export abstract class Resolver {
  /** Empty when the name has none. Rejects when nobody answered. */
  abstract addressesOf(name: string): Promise<string[]>;
}

const absent = new Set(['ENOTFOUND', 'ENODATA']);

/**
 * Asks name servers themselves. The system's own lookup would read the machine's hosts file and add its search
 * domains, both of which know names of the inside; and it blocks one of four threads as long as a slow server likes.
 */
export class NameServerResolver extends Resolver {
  /** `servers` as `address` or `address:port`; without any, those of the machine. */
  constructor(private readonly servers: readonly string[] = []) {
    super();
  }

  async addressesOf(name: string): Promise<string[]> {
    const servers = new NameServers({ timeout: 1000, tries: 2 });
    if (this.servers.length > 0) servers.setServers(this.servers);
    const answers = await Promise.allSettled([servers.resolve4(name), servers.resolve6(name)]);
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (addresses.length > 0) return addresses;
    for (const answer of answers) {
      if (answer.status === 'rejected' && !absent.has(codeOf(answer.reason))) throw answer.reason;
    }
    return [];
  }
}

function codeOf(reason: unknown): string {
  return typeof reason === 'object' && reason !== null && 'code' in reason ? String(reason.code) : '';
}
