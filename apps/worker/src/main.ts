import 'reflect-metadata';
import { ConfigurationFaults, loadConfig, Log } from '@latchkey/platform';
import { workerSettings } from './configuration.ts';
import { startWorker } from './start-worker.ts';

const log = new Log({ app: 'worker', version: '0.1.0', level: 'info' });

try {
  await startWorker(loadConfig(workerSettings, process.env));
} catch (error) {
  if (error instanceof ConfigurationFaults) process.stderr.write(`${error.message}\n`);
  else {
    process.stderr.write(
      `The worker cannot start: ${error instanceof Error ? error.name : 'unknown fault'}\n`,
    );
    log.failure('The worker cannot start.', error, {}, 'fatal');
  }
  process.exit(1);
}
