import type { Secrets } from '@latchkey/kernel';
import type { PgCallLog } from '@latchkey/persistence';
import { WriteBehind, type AnsweredRequest, type Log, type Metrics } from '@latchkey/platform';
import { programsOf, type ApplicationCall } from '@latchkey/tenancy';
import { Gauge } from 'prom-client';

const waiting = { capacity: 5000, batch: 500, pause: 250 };

/** Keeps what applications called by their keys. What the hosted pages ask is the call of no application. */
export class CallRecorder {
  private readonly behind: WriteBehind<ApplicationCall>;

  constructor(
    private readonly calls: PgCallLog,
    private readonly keepsAny: boolean,
    private readonly secrets: Secrets,
    log: Log,
  ) {
    this.behind = new WriteBehind({
      ...waiting,
      groupOf: ({ tenantId, environment }) => `${tenantId} ${environment}`,
      write: (group) => calls.keep(group),
      onFailure: (error) => log.failure('Calls of applications could not be kept.', error, {}, 'warn'),
    });
  }

  answered({ scope, method, route, status, problem, milliseconds, userAgent }: AnsweredRequest): void {
    const { tenantId, environment, actor, requestId } = scope;
    if (!this.keepsAny || actor.kind !== 'application') return;
    const { applicationId, keyId } = actor;
    this.behind.add({
      ...{ id: this.secrets.id(), tenantId, environment, applicationId, keyId, at: new Date() },
      ...{ method, route, status, code: problem ?? null, durationMs: Math.round(milliseconds) },
      ...{ userAgent: programsOf(userAgent), requestId },
    });
  }

  showIn({ registry }: Metrics): void {
    const { behind } = this;
    new Gauge({
      name: 'latchkey_request_log_dropped_total',
      help: 'Calls of applications that were not written down: too many waited, or nobody took them.',
      registers: [registry],
      collect(): void {
        this.set(behind.dropped);
      },
    });
  }

  async close(): Promise<void> {
    await this.behind.close();
    await this.calls.close();
  }
}
