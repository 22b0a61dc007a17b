import { AndFilter, EqualityFilter, OrFilter, type Entry, type Filter } from 'ldapts';
import type { DirectoryConnection } from './directory-connection.ts';
import type { Directory } from './directory.ts';

/** What one kind of directory asks of an account that it looks up. */
export interface AccountQuestion {
  /** What an entry must be, besides having the name. */
  readonly kinds: readonly Filter[];
  readonly attributes: readonly string[];
  readonly binary?: readonly string[];
}

/**
 * The one account that has this name. Filters are objects, so that a name is compared and never read as a filter; two
 * matches are as good as none, since nobody could say whose password it is.
 */
export async function findAccount(
  connection: DirectoryConnection,
  directory: Directory,
  userName: string,
  question: AccountQuestion,
): Promise<Entry | undefined> {
  if (userName === '' || userName.includes('\0') || !userName.isWellFormed()) return undefined;
  const named = directory.userNameAttributes.map(
    (attribute) => new EqualityFilter({ attribute, value: userName }),
  );
  const found = await connection.search(directory.peopleDn, {
    scope: 'sub',
    filter: new AndFilter({ filters: [...question.kinds, new OrFilter({ filters: named })] }),
    sizeLimit: 2,
    attributes: [...question.attributes],
    explicitBufferAttributes: [...(question.binary ?? [])],
  });
  return found.length === 1 ? found[0] : undefined;
}

/** All values of an attribute, as text. The client gives one as it is, several as an array, none as an empty array. */
export function textsOf(entry: Entry, attribute: string): string[] {
  return valuesOf(entry, attribute).map((value) => value.toString());
}

export function bytesOf(entry: Entry, attribute: string): Buffer[] {
  return valuesOf(entry, attribute).map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(value)));
}

function valuesOf(entry: Entry, attribute: string): (string | Buffer)[] {
  const value = entry[attribute] ?? [];
  return Array.isArray(value) ? value : [value];
}
