import { textsOf } from './account-search.ts';
import type { DirectoryConnection } from './directory-connection.ts';

/** What the server says that it knows (RFC 4512, 5.1). It may know more. */
export async function supportedControls(connection: DirectoryConnection): Promise<string[]> {
  const entries = await connection.search('', { scope: 'base', attributes: ['supportedControl'] });
  return entries.flatMap((entry) => textsOf(entry, 'supportedControl'));
}
