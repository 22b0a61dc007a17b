import { Clock, TenantContext, UnitOfWork, type TenantScope } from '@latchkey/kernel';
import { DeliveryReportListener, type DeliveryReport } from '../delivery-report.ts';
import { Messages } from '../message/messages.ts';

/** Writes down what a provider has told of messages. Those that are not known are passed over. */
export class DeliveryRecording {
  constructor(
    private readonly messages: Messages,
    private readonly clock: Clock,
  ) {}

  /** Called inside a transaction. In one order, so that two who tell of the same messages never wait for each other. */
  async write(serviceId: string, reports: readonly DeliveryReport[]): Promise<void> {
    const now = await this.clock.now();
    const ordered = [...reports].sort((a, b) => (a.providerId < b.providerId ? -1 : 1));
    for (const { providerId, state } of ordered)
      (await this.messages.reportedForUpdate(serviceId, providerId))?.report(state, now);
  }
}

/** Who hears what comes over the connection by which messages leave. */
export abstract class DeliveryListeners {
  /** For a service of the tenant in whose context this is called. */
  abstract of(serviceId: string): DeliveryReportListener;
}

export class RecordingListeners extends DeliveryListeners {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recording: DeliveryRecording,
  ) {
    super();
  }

  of(serviceId: string): DeliveryReportListener {
    const { tenantId, environment } = TenantContext.current();
    const actor = { kind: 'system', part: 'sms-reports' } as const;
    const scope: TenantScope = { tenantId, environment, actor, requestId: serviceId };
    return new RecordingListener((report) =>
      TenantContext.run(scope, () => this.unitOfWork.run(() => this.recording.write(serviceId, [report]))),
    );
  }
}

class RecordingListener extends DeliveryReportListener {
  constructor(private readonly keep: (report: DeliveryReport) => Promise<void>) {
    super();
  }

  heard(report: DeliveryReport): Promise<void> {
    return this.keep(report);
  }
}
