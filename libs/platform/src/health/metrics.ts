import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Log } from '../logging/log.ts';

/**
 * The figures of one process. Parts add their own to `registry`, named `latchkey_…_seconds` or `latchkey_…_total`.
 * Labels come from the program (a route template, a job's name), never from a person or a tenant.
 */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor(app: string, log: Log) {
    this.registry.setDefaultLabels({ app });
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'latchkey_http_request_duration_seconds',
      help: 'Time from the first byte of a request to the end of its answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30],
      registers: [this.registry],
    });
    new Gauge({
      name: 'latchkey_log_lines_dropped_total',
      help: 'Lines of the log that nobody took.',
      registers: [this.registry],
      collect(): void {
        this.set(log.dropped);
      },
    });
  }

  requestEnded(method: string, route: string, status: number, milliseconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, milliseconds / 1000);
  }
}
