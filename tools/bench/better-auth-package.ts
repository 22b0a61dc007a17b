import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./better-auth', import.meta.url));

interface Packages {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

/** Installs the peer from its own lock file when it is not there yet. Answers why it cannot be had, or nothing. */
export async function installBetterAuth(say: (words: string) => void): Promise<string | undefined> {
  if (isInstalled()) return undefined;
  say('Installing the peer better-auth from its own lock file');
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawn('npm', words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const said = text(npm.stderr);
  const code = await once(npm, 'exit').then(
    ([status]) => status as number | null,
    () => 127,
  );
  if (code === 0 && isInstalled()) return undefined;
  const complaint = await said;
  console.error(complaint.trim());
  // npm's own sentences name hosts and folders of this machine: the report gets the code alone.
  const reason = /^npm error code (\w+)/m.exec(complaint)?.[1] ?? 'no reason given';
  return `better-auth could not be installed ("npm ci" ended with code ${code}, ${reason}), so nothing is compared with it`;
}

function isInstalled(): boolean {
  const installed = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  return versionIn(installed) === versionIn(join(folder, 'package-lock.json'));
}

function versionIn(lock: string): string | undefined {
  const { packages } = JSON.parse(readFileSync(lock, 'utf8')) as Packages;
  return packages['node_modules/better-auth']?.version;
}
