import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from './embedded-postgres.ts';
import { workspacePath } from './workspace.ts';

const PREFIX = 'latchkey-test-';

/** A memory file system of Linux. Every test file makes a database of a thousand small files: on a disk that takes a
 * second, here some forty milliseconds. */
const IN_MEMORY = '/dev/shm';
/** Far more than a run of all tests leaves there (bytes); containers often have 64 MiB, which would not do. */
const ROOM_IN_MEMORY = 4 * 2 ** 30;

export interface TestPostgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * A throw-away server for tests: no password, nothing synced to disk, in memory where there is room, a cluster copied
 * from a cached one.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  for (const place of [tmpdir(), IN_MEMORY]) await removeLeftovers(place);
  const place = (await hasRoom(IN_MEMORY)) ? IN_MEMORY : tmpdir();
  const folder = await mkdtemp(join(place, `${PREFIX}${process.pid}-`));
  await chmod(folder, 0o711);
  const postgres = await EmbeddedPostgres.start({
    dataFolder: join(folder, 'postgres'),
    password: null,
    durable: false,
    clusterCache: workspacePath('node_modules/.cache/latchkey'),
  });
  return {
    url: postgres.url(),
    stop: async () => {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function hasRoom(place: string): Promise<boolean> {
  const found = await statfs(place).catch(() => undefined);
  return found !== undefined && found.bavail * found.bsize >= ROOM_IN_MEMORY;
}

/** A run that was killed cannot remove its folder: the next run does. */
async function removeLeftovers(place: string): Promise<void> {
  for (const name of await readdir(place).catch(() => [])) {
    const owner = name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : undefined;
    if (owner === undefined || existsSync(`/proc/${owner}`)) continue;
    await rm(join(place, name), { recursive: true, force: true });
  }
}
