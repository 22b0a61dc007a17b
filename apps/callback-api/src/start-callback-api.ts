import { Module } from '@nestjs/common';
import {
  Log,
  startHttpApp,
  type ConfigOf,
  type HttpAppOptions,
  type RunningHttpApp,
} from '@latchkey/platform';
import type { callbackApiSettings } from './configuration.ts';

export type CallbackApiConfig = ConfigOf<typeof callbackApiSettings>;

/** No route yet: nothing is accepted from an external system before it can be known by its signature. */
@Module({})
export class CallbackApiModule {}

export function callbackApiOptions(config: CallbackApiConfig, log: Log): HttpAppOptions {
  return {
    name: 'callback-api',
    module: CallbackApiModule,
    config,
    log,
    api: {
      title: 'Latchkey callback API',
      description:
        'What external systems report: outcomes, delivery reports, claims of work. No operation yet.',
      version: '1',
      security: [],
    },
  };
}

export function startCallbackApi(config: CallbackApiConfig): Promise<RunningHttpApp> {
  const log = new Log({ app: 'callback-api', version: '0.1.0', level: config.logLevel });
  return startHttpApp(callbackApiOptions(config, log));
}
