import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type DirectoryFacts = Readonly<Record<string, string>>;

/** What the run has started for the drivers alone: nobody else freezes these servers or changes their policy. */
export function factsOf(kind: 'activeDirectory' | 'openLdap'): DirectoryFacts {
  const told = process.env['LATCHKEY_TEST_DIRECTORIES'];
  if (!told) throw new Error('No directories are running. Start these tests by "npm run test:directories".');
  return (JSON.parse(told) as { forDrivers: Record<typeof kind, DirectoryFacts> }).forDrivers[kind];
}

export function factOf(facts: DirectoryFacts, name: string): string {
  const value = facts[name];
  if (value === undefined) throw new Error(`the directory has not said its ${name}`);
  return value;
}

/** The server's own key and certificate, for whoever stands before it. */
export function certificateOf(facts: DirectoryFacts): { readonly key: string; readonly cert: string } {
  const folder = dirname(factOf(facts, 'CA_FILE'));
  return {
    key: readFileSync(join(folder, 'key.pem'), 'utf8'),
    cert: readFileSync(join(folder, 'cert.pem'), 'utf8'),
  };
}
