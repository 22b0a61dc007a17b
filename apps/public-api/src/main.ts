import 'reflect-metadata';
import { ConfigurationFaults, loadConfig, Log } from '@latchkey/platform';
import { publicApiSettings } from './configuration.ts';
import { startPublicApi } from './start-public-api.ts';

const log = new Log({ app: 'public-api', version: '0.1.0', level: 'info' });

try {
  await startPublicApi(loadConfig(publicApiSettings, process.env));
} catch (error) {
  if (error instanceof ConfigurationFaults) process.stderr.write(`${error.message}\n`);
  else log.failure('public-api cannot start.', error, {}, 'fatal');
  process.exit(1);
}
