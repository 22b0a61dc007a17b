import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from './embedded-postgres.ts';
import { workspacePath } from './workspace.ts';

const PREFIX = 'latchkey-test-';

export interface TestPostgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A throw-away server for tests: no password, nothing synced to disk, a cluster copied from a cached one. */
export async function startTestPostgres(): Promise<TestPostgres> {
  await removeLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
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

/** A run that was killed cannot remove its folder: the next run does. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : undefined;
    if (owner === undefined || existsSync(`/proc/${owner}`)) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}
