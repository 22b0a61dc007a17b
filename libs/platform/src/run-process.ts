import { StartRefused } from '@latchkey/kernel';
import { ConfigurationFaults, describeConfig, loadConfig } from './config/load-config.ts';
import type { ConfigOf, Settings } from './config/setting.ts';
import { settingsTable } from './config/settings-table.ts';
import { Log } from './logging/log.ts';

export interface RunnablePart<S extends Settings> {
  readonly name: string;
  readonly settings: S;
  start(config: ConfigOf<S>): Promise<unknown>;
}

/**
 * What the main file of a process does. Without an argument it starts; `config` prints the settings in force, secrets
 * hidden; `settings` prints the reference table of all settings. Whatever is wrong ends the process with code 1.
 */
export async function runProcess<S extends Settings>(part: RunnablePart<S>): Promise<void> {
  const [question] = process.argv.slice(2);
  if (question === 'config') process.stdout.write(`${describeConfig(part.settings, process.env)}\n`);
  else if (question === 'settings') process.stdout.write(settingsTable(part.settings));
  else if (question === undefined) await start(part);
  else refuse(`There is no "${question}". Say "config", "settings", or nothing to start.`);
}

async function start<S extends Settings>({ name, settings, start: begin }: RunnablePart<S>): Promise<void> {
  try {
    await begin(loadConfig(settings, process.env));
  } catch (error) {
    if (error instanceof ConfigurationFaults || error instanceof StartRefused) refuse(error.message);
    const log = new Log({ app: name, version: '0.1.0', level: 'info' });
    log.failure(`${name} cannot start.`, error, {}, 'fatal');
    await log.flush();
    // Faults that are ours say in words what to do; those of other programs may hold values.
    refuse(`${name} cannot start: ${error instanceof Error ? error.name : 'an unknown fault'}`);
  }
}

function refuse(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}
