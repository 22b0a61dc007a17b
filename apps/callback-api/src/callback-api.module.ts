import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ShippedSmsRules } from '@latchkey/channels';
import { CallSignatures, executorCallHandlers, executorCallParts } from '@latchkey/credentials';
import { DataKeys, Sealer, Secrets } from '@latchkey/kernel';
import { EnvelopeSealer, WebhookSignatures, type KeyRing } from '@latchkey/keys';
import { deliveryReportHandlers, deliveryReportParts, SmsProviderRules } from '@latchkey/messaging';
import { Database, OutboxHint, persistenceParts, PgOutboxHint } from '@latchkey/persistence';
import { Shutdown } from '@latchkey/platform';
import { changeConsequenceParts } from '@latchkey/recovery';
import { ExecutorCalls } from './external-tasks/executor-call.ts';
import { ExternalTasksController } from './external-tasks/external-tasks.controller.ts';
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
      { provide: CallSignatures, useValue: new WebhookSignatures() },
      ExecutorCalls,
      {
        provide: Sealer,
        inject: [DataKeys],
        useFactory: (dataKeys: DataKeys) => new EnvelopeSealer(ring, dataKeys),
      },
      ...persistenceParts,
      ...deliveryReportParts,
      ...deliveryReportHandlers,
      ...changeConsequenceParts,
      ...executorCallParts,
      ...executorCallHandlers,
    ];
    return {
      module: CallbackApiModule,
      imports: [CqrsModule.forRoot()],
      controllers: [SmsReportsController, ExternalTasksController],
      providers,
    };
  }
}
