import { CallerFinder, type Caller, type CallerEvidence } from '@latchkey/platform';
import type { TenantDirectory } from '@latchkey/tenancy';
import { ExecutorCallers } from './external-tasks/executor-callers.ts';
import { ReportCallers } from './sms-reports/report-callers.ts';

/** Providers of SMS are known by the id of a service in the path, executors by that of a store. */
export class CallbackCallers extends CallerFinder {
  private readonly reports: ReportCallers;
  private readonly executors: ExecutorCallers;

  constructor(directory: TenantDirectory) {
    super();
    this.reports = new ReportCallers(directory);
    this.executors = new ExecutorCallers(directory);
  }

  find(evidence: CallerEvidence): Promise<Caller> {
    const callsStore = typeof evidence.params === 'object' && 'storeId' in (evidence.params ?? {});
    return (callsStore ? this.executors : this.reports).find(evidence);
  }
}
