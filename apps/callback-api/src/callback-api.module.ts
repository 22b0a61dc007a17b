import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ShippedSmsRules } from '@latchkey/channels';
import { DataKeys, Sealer, Secrets } from '@latchkey/kernel';
import { EnvelopeSealer, type KeyRing } from '@latchkey/keys';
import { deliveryReportHandlers, deliveryReportParts, SmsProviderRules } from '@latchkey/messaging';
import { Database, OutboxHint, persistenceParts, PgOutboxHint } from '@latchkey/persistence';
import { Shutdown } from '@latchkey/platform';
import { SmsReportsController } from './sms-reports/sms-reports.controller.ts';

/** What is made before the container: each needs the outside world. */
export interface CallbackApiFoundations {
  readonly database: Database;
  readonly ring: KeyRing;
  readonly secrets: Secrets;
}

/** The parts of callback-api. It calls nobody: it hears, and writes down what it can believe. */
@Module({})
export class CallbackApiModule {
  static of({ database, ring, secrets }: CallbackApiFoundations): DynamicModule {
    const providers: Provider[] = [
      Shutdown,
      { provide: Database, useValue: database },
      { provide: Secrets, useValue: secrets },
      { provide: OutboxHint, useValue: new PgOutboxHint(database.pool) },
      { provide: SmsProviderRules, useValue: new ShippedSmsRules() },
      {
        provide: Sealer,
        inject: [DataKeys],
        useFactory: (dataKeys: DataKeys) => new EnvelopeSealer(ring, dataKeys),
      },
      ...persistenceParts,
      ...deliveryReportParts,
      ...deliveryReportHandlers,
    ];
    return {
      module: CallbackApiModule,
      imports: [CqrsModule.forRoot()],
      controllers: [SmsReportsController],
      providers,
    };
  }
}
