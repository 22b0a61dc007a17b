import 'reflect-metadata';
import { ConfigurationFaults, loadConfig, Log } from '@latchkey/platform';
import { callbackApiSettings } from './configuration.ts';
import { startCallbackApi } from './start-callback-api.ts';

const log = new Log({ app: 'callback-api', version: '0.1.0', level: 'info' });

try {
  await startCallbackApi(loadConfig(callbackApiSettings, process.env));
} catch (error) {
  if (error instanceof ConfigurationFaults) process.stderr.write(`${error.message}\n`);
  else log.failure('callback-api cannot start.', error, {}, 'fatal');
  process.exit(1);
}
