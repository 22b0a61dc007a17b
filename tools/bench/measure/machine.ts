import { execFileSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { workspacePath } from '../../src/index.ts';

const fileSystems: Readonly<Record<number, string>> = {
  0xef53: 'ext4',
  0x58465342: 'xfs',
  0x9123683e: 'btrfs',
  0x01021994: 'tmpfs (no disk: commits cost nothing here)',
  0x794c7630: 'overlay',
};

/** What the figures depend on, in one line. */
export function describeMachine(dataFolder: string, postgresVersion: string): string {
  const processors = cpus();
  const { type } = statfsSync(dataFolder);
  return [
    `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `Linux ${release()}`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${postgresVersion} with fsync on ${fileSystems[type] ?? `file system ${type.toString(16)}`}`,
  ].join(', ');
}

/** How busy the machine was before anything of ours ran. */
export function loadBefore(): number {
  return loadavg()[0] ?? 0;
}

export function describeCommit(): string {
  const git = (...words: string[]): string =>
    execFileSync('git', words, { cwd: workspacePath('.'), encoding: 'utf8' }).trim();
  try {
    const changed =
      git('status', '--porcelain', '--', 'apps', 'libs') === '' ? '' : ' with uncommitted changes';
    return git('rev-parse', '--short', 'HEAD') + changed;
  } catch {
    return 'unknown';
  }
}
