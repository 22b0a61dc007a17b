import { Module, type DynamicModule } from '@nestjs/common';
import { AssetsController } from './assets.controller.ts';
import type { PortalConfiguration } from './configuration.ts';
import { Drain } from './drain.ts';
import { enrolmentPages, enrolmentProviders } from './enrolments/enrolment-pages.ts';
import { FormIds } from './forms/form-ids.ts';
import { HealthController } from './health.controller.ts';
import { Log } from './log.ts';
import { PageFilter } from './page-filter.ts';
import { PublicApi } from './public-api.ts';
import { PublicApiClient } from './public-api-client.ts';
import { AskedController } from './reset/asked.controller.ts';
import { EndingController } from './reset/ending.controller.ts';
import { Flows } from './reset/flows.ts';
import { IdentifyController } from './reset/identify.controller.ts';
import { LastStep } from './reset/last-step.ts';
import { LinkController } from './reset/link.controller.ts';
import { MoreController } from './reset/more.controller.ts';
import { PasswordController } from './reset/password.controller.ts';
import { SentController } from './reset/sent.controller.ts';
import { sessionPages, sessionProviders } from './session/session-pages.ts';
import { Appearances } from './visits/appearances.ts';
import { Languages } from './visits/language.ts';
import { Visits } from './visits/visits.ts';

export interface PortalOptions {
  readonly configuration: PortalConfiguration;
  readonly log: Log;
  /** For tests: `?lang=en-XA` shows long, accented English. */
  readonly withPseudoLocale?: boolean;
}

@Module({})
export class PortalModule {
  static with({ configuration, log, withPseudoLocale = false }: PortalOptions): DynamicModule {
    const { publicApiUrl, firstPartyKey } = configuration;
    const client = new PublicApiClient(publicApiUrl, firstPartyKey);
    const api = new PublicApi(client);
    const visits = new Visits(
      new Languages(withPseudoLocale),
      new Appearances(api),
      new FormIds(firstPartyKey),
    );
    return {
      module: PortalModule,
      controllers: [
        IdentifyController,
        SentController,
        LinkController,
        MoreController,
        AskedController,
        PasswordController,
        EndingController,
        ...sessionPages,
        ...enrolmentPages,
        AssetsController,
        HealthController,
      ],
      providers: [
        { provide: Log, useValue: log },
        { provide: PublicApiClient, useValue: client },
        { provide: PublicApi, useValue: api },
        { provide: Visits, useValue: visits },
        { provide: Flows, useValue: new Flows(api) },
        ...sessionProviders(client),
        ...enrolmentProviders(client),
        { provide: Drain, useValue: new Drain() },
        LastStep,
        PageFilter,
      ],
    };
  }
}
