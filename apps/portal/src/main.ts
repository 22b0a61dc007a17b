import { ConfigurationFaults, readConfiguration } from './configuration.ts';
import { Log } from './log.ts';
import { createPortal } from './portal-app.ts';

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = new Log(configuration.logLevel);
  const portal = await createPortal({ configuration, log });
  const stop = (reason: string): void => {
    log.write('info', 'stopping', { reason });
    portal.close().then(
      () => log.write('info', 'stopped'),
      (error: unknown) => {
        log.failure('The end was not clean', error);
        process.exitCode = 1;
      },
    );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  log.write('info', 'listening', { address: await portal.listen() });
}

try {
  await main();
} catch (error) {
  if (error instanceof ConfigurationFaults) process.stderr.write(`${error.message}\n`);
  else new Log('error').failure('The portal could not start', error);
  process.exitCode = 1;
}
