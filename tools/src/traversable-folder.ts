import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { chown, lstat, mkdir, readlink, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Account } from './postgres-binaries.ts';

/** Kept over restarts of the machine, other than the temporary folder. */
const OPEN_FOLDER = '/var/tmp';

/**
 * A data folder that the account owns and can reach. Where the wanted place lies below a folder that is closed to
 * it (a checkout in the home of root), the data lives elsewhere and the wanted place becomes a link to it.
 */
export async function traversableFolder(wanted: string, account: Account | undefined): Promise<string> {
  await mkdir(dirname(wanted), { recursive: true });
  const found = await lstat(wanted).catch(() => undefined);
  if (found?.isSymbolicLink()) return ownFolder(await readlink(wanted), account);
  if (found || !account || canReach(dirname(wanted), account)) return ownFolder(wanted, account);

  const elsewhere = join(OPEN_FOLDER, `latchkey-${randomBytes(6).toString('hex')}`);
  await ownFolder(elsewhere, account);
  await symlink(elsewhere, wanted);
  return elsewhere;
}

async function ownFolder(folder: string, account: Account | undefined): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}

function canReach(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { cwd: '/', ...account }).status === 0;
}
