import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { isPortFree } from './free-port.ts';
import { workspacePath } from './workspace.ts';

/** What a script says of the directory that it has started: LDAPS_URL, CA_FILE and so on. */
export type DirectoryFacts = Readonly<Record<string, string>>;

export interface Directories {
  readonly activeDirectory: DirectoryFacts;
  readonly openLdap: DirectoryFacts;
  readonly stop: () => Promise<void>;
}

const PREFIX = 'latchkey-directories-';
/** Samba makes Unix sockets below its folder, whose paths have at most 108 characters. */
const LONGEST_FOLDER = 80;
const scripts = { ad: 'tools/directories/samba-ad.sh', openldap: 'tools/directories/openldap.sh' } as const;
type Kind = keyof typeof scripts;

/** Starts a domain controller and an OpenLDAP of our own. Throws words for whoever runs this on another machine. */
export async function startDirectories(): Promise<Directories> {
  requireMachine();
  const place = shortFolder();
  await removeLeftovers(place);
  const folder = await mkdtemp(join(place, `${PREFIX}${process.pid}-`));
  const stop = () => removeDirectories(folder);
  try {
    const openLdap = run('openldap', 'start', join(folder, 'openldap'), String(await freePortPair()));
    const activeDirectory = run('ad', 'start', join(folder, 'ad'), loopbackAddress());
    return { activeDirectory, openLdap, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The scripts install packages and listen on the ports of LDAP, so they cannot do without. */
function requireMachine(): void {
  const missing = [
    ...(process.platform === 'linux' ? [] : ['Linux']),
    ...(process.getuid?.() === 0 ? [] : ['root']),
    ...(onPath('apt-get') || (existsSync('/usr/sbin/samba') && existsSync('/usr/sbin/slapd'))
      ? []
      : ['apt-get, or Samba AD DC and slapd already installed']),
  ];
  if (missing.length === 0) return;
  throw new Error(
    `The tests of directories start a Samba domain controller and an OpenLDAP server. This needs ${missing.join(', ')}. ` +
      'See tools/directories/README.md.',
  );
}

function onPath(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

function shortFolder(): string {
  const longest = join(tmpdir(), `${PREFIX}4194304-abcdef`, 'ad');
  return longest.length <= LONGEST_FOLDER ? tmpdir() : '/tmp';
}

/** Ports cannot be chosen there, addresses can: two runs on one machine do not meet. */
function loopbackAddress(): string {
  return `127.${randomInt(64, 128)}.${randomInt(1, 255)}.${randomInt(1, 255)}`;
}

async function freePortPair(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(20_000, 32_000);
    if ((await isPortFree(port)) && (await isPortFree(port + 1))) return port;
  }
  throw new Error('There are no two free ports in a row for OpenLDAP.');
}

function run(kind: Kind, ...words: string[]): DirectoryFacts {
  const result = spawnSync('bash', [workspacePath(scripts[kind]), ...words], {
    encoding: 'utf8',
    timeout: 600_000,
    env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
  });
  if (result.status !== 0) {
    throw new Error(`"${scripts[kind]} ${words[0]}" failed. Its last words:\n${result.stderr.slice(-4_000)}`);
  }
  return factsOf(result.stdout);
}

/** KEY=VALUE, one a line; a value may hold more of these signs. */
export function factsOf(output: string): DirectoryFacts {
  const lines = output.split('\n').flatMap((line) => {
    const sign = line.indexOf('=');
    return sign > 0 ? [[line.slice(0, sign), line.slice(sign + 1)] as const] : [];
  });
  return Object.fromEntries(lines);
}

async function removeDirectories(folder: string): Promise<void> {
  for (const kind of Object.keys(scripts) as Kind[]) {
    const own = join(folder, kind);
    if (existsSync(own)) run(kind, 'stop', own);
  }
  await rm(folder, { recursive: true, force: true });
}

/** A run that was killed leaves its servers behind: the next run stops them. */
async function removeLeftovers(place: string): Promise<void> {
  for (const name of await readdir(place).catch(() => [])) {
    const owner = name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : undefined;
    if (owner === undefined || existsSync(`/proc/${owner}`)) continue;
    await removeDirectories(join(place, name));
  }
}
