import 'reflect-metadata';
import { ConfigurationFaults, loadConfig, Log } from '@latchkey/platform';
import { adminApiSettings } from './configuration.ts';
import { startAdminApi } from './start-admin-api.ts';

const log = new Log({ app: 'admin-api', version: '0.1.0', level: 'info' });

try {
  await startAdminApi(loadConfig(adminApiSettings, process.env));
} catch (error) {
  if (error instanceof ConfigurationFaults) process.stderr.write(`${error.message}\n`);
  else log.failure('admin-api cannot start.', error, {}, 'fatal');
  process.exit(1);
}
