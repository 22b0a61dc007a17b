import type { PortalConfiguration } from '../configuration.ts';
import { Log } from '../log.ts';
import { createPortal, type Portal } from '../portal-app.ts';
import { FakePublicApi } from './fake-public-api.ts';

export interface PortalUnderTest {
  readonly portal: Portal;
  readonly api: FakePublicApi;
  readonly configuration: PortalConfiguration;
  /** Every line that was logged. */
  readonly lines: string[];
  stop(): Promise<void>;
}

export async function startPortalUnderTest(): Promise<PortalUnderTest> {
  const api = new FakePublicApi();
  const configuration: PortalConfiguration = {
    port: 0,
    host: '127.0.0.1',
    publicApiUrl: await api.start(),
    firstPartyKey: api.key,
    logLevel: 'debug',
    trustedProxies: false,
    drainDelay: 0,
  };
  const lines: string[] = [];
  const log = new Log('debug', { write: (line) => void lines.push(line) });
  const portal = await createPortal({ configuration, log, withPseudoLocale: true });
  return {
    portal,
    api,
    configuration,
    lines,
    stop: async () => {
      await portal.close();
      await api.stop();
    },
  };
}
