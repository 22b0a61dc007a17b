import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The path of a Chromium: LATCHKEY_CHROMIUM, one on the PATH, or Debian's, installed on the spot. */
export function chromiumPath(): string {
  const named = process.env['LATCHKEY_CHROMIUM'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`LATCHKEY_CHROMIUM is "${named}", but there is no such file.`);
  }
  const found = onPath();
  if (found) return found;
  console.log('There is no Chromium here. Installing Debian\'s by "apt-get" (about a minute).');
  install();
  const installed = onPath();
  if (installed) return installed;
  throw new Error('No Chromium could be installed. Install one, or name it by LATCHKEY_CHROMIUM.');
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':');
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** One installation at a time, as the scripts of the directories have it: they may be at theirs. */
const oneAtATime = ['flock', '-w', '600', '/tmp/latchkey-apt.lock'];

function install(): void {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const words of [
    ['apt-get', 'update', '-qq'],
    [
      'apt-get',
      'install',
      '-y',
      '-qq',
      '-o',
      'DPkg::Lock::Timeout=300',
      '--no-install-recommends',
      'chromium',
    ],
  ]) {
    const [command = '', ...args] = [...asRoot, ...oneAtATime, ...words];
    const result = spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (result.status !== 0) {
      throw new Error(`"${words.join(' ')}" failed. Install Chromium, or name one by LATCHKEY_CHROMIUM.`);
    }
  }
}
